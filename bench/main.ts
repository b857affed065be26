import { execFileSync } from 'node:child_process'
import { mkdtempSync, openSync, rmSync, writeSync, closeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { outlineOf } from '../src/domain/edition/outline.ts'
import { byHandInColumnOrder, byHandInRowOrder } from './by-hand.ts'
import { byHyperFormula } from './by-hyperformula.ts'
import { byMathjs } from './by-mathjs.ts'
import { CRITERIA, measuredEdition, type Measured } from './edition.ts'
import { inexactness } from './exactness.ts'
import { medians, type Timed } from './measure.ts'
import { boundInputs, oursInDoubles, publish, taskOf } from './ours.ts'
import { difference, type Competitor, type Task } from './results.ts'
import type { Line, Target } from './report.ts'
import { storeOf, valuesOf } from './values.ts'

const [FEW, MANY, MOST] = [150, 1_500, 15_000]
const ROUNDS = 101
const SLOW_ROUNDS = 5

/** Equal results of the engine, of exact arithmetic and of what is written by hand, without a clock. */
export function checkFew(): void {
  const { task, inputs } = taskOf(measuredEdition(), FEW)
  const found = inexactness(inputs)
  if (found) throw new Error(`not exact: ${found}`)
  const ours = oursInDoubles(inputs, task)
  for (const other of [byHandInColumnOrder(task), byHandInRowOrder(task)]) same(ours, other, task)
}

/** Everything that is promised, measured in one run. */
export async function measured(): Promise<Line[]> {
  checkFew()
  const edition = measuredEdition()
  return [
    ...(await against(edition)),
    ...(await againstHyperFormula(edition)),
    ...growth(edition),
    ...wholeWay(edition),
    ...memory(edition),
  ]
}

async function against(edition: Measured): Promise<Line[]> {
  const { task, inputs } = taskOf(edition, MANY)
  const ours = oursInDoubles(inputs, task)
  const [rows, columns, mathjs] = [byHandInRowOrder(task), byHandInColumnOrder(task), await byMathjs(task)]
  for (const other of [rows, columns, mathjs]) same(ours, other, task)
  const publishing = { name: 'La Bàn, exact: published points, index and places', run: () => publish(inputs) }
  const [double, exact, row, column] = medians([ours, publishing, rows, columns], ROUNDS) as [
    number,
    number,
    number,
    number,
  ]
  const [doubleBeside, slow] = medians([ours, mathjs], SLOW_ROUNDS) as [number, number]
  return [
    line(ours, MANY, double),
    { ...line(rows, MANY, row), figure: row / double, target: atLeast(1.5) },
    { ...line(columns, MANY, column), figure: column / double, target: atLeast(0.6) },
    { ...line(mathjs, MANY, slow), figure: slow / doubleBeside, target: atLeast(10) },
    { ...line(publishing, MANY, exact), figure: exact / double, target: { bound: 'at most', value: 2, unit: '×' } },
  ]
}

async function againstHyperFormula(edition: Measured): Promise<Line[]> {
  const { task, inputs } = taskOf(edition, FEW)
  const ours = oursInDoubles(inputs, task)
  const { build, again } = await byHyperFormula(task)
  for (const other of [build, again]) same(ours, other, task)
  const [quick] = medians([ours], ROUNDS) as [number]
  const [, built, twice] = medians([ours, build, again], SLOW_ROUNDS) as [number, number, number]
  return [
    line(ours, FEW, quick),
    { ...line(build, FEW, built), figure: built / quick, target: atLeast(300) },
    {
      ...line({ name: 'HyperFormula, other values in the same sheet' }, FEW, twice / 2),
      figure: twice / 2 / quick,
      target: atLeast(300),
    },
  ]
}

/** Time a cell at three sizes, each by itself; linear means that none costs half as much again as at 1,500 units. */
function growth(edition: Measured): Line[] {
  const sizes = [FEW, MANY, MOST].map((units) => {
    const { task, inputs } = taskOf(edition, units)
    return { ...oursInDoubles(inputs, task), units }
  })
  const times = sizes.map((size) => medians([size], size.units === MOST ? ROUNDS >> 2 : ROUNDS)[0]!)
  const each = times.map((time, at) => time / sizes[at]!.units)
  return sizes.map(({ units }, at) => ({
    ...line({ name: 'La Bàn, double mode: time a cell beside 1,500 units' }, units, times[at]!),
    figure: each[at]! / each[1]!,
    target: units === MANY ? undefined : { bound: 'at most', value: 1.5, unit: '×' },
  }))
}

/** What the rest leaves out: laying out the edition, compiling it, and binding letters to columns of values. */
function wholeWay(edition: Measured): Line[] {
  const items = new Map(edition.items.map((item) => [item.id, item]))
  const store = storeOf(edition, valuesOf(edition, MANY))
  const run = (): unknown => {
    const { outline } = outlineOf(edition.outline.edition, items)
    return publish(boundInputs({ ...edition, outline }, store, MANY))
  }
  const bind = (): unknown => boundInputs(edition, store, MANY)
  const [whole, bound] = medians(
    [
      { name: 'whole', run },
      { name: 'bind', run: bind },
    ],
    SLOW_ROUNDS,
  ) as [number, number]
  return [
    line({ name: 'La Bàn, binding letters to values' }, MANY, bound),
    line({ name: 'La Bàn, whole way: lay out, compile, bind, publish exactly' }, MANY, whole),
  ]
}

function memory(edition: Measured): Line[] {
  const folder = mkdtempSync(join(tmpdir(), 'laban-bench-'))
  try {
    const file = join(folder, 'values')
    const out = openSync(file, 'w')
    for (const column of valuesOf(edition, MOST).columns) writeSync(out, new Uint8Array(column.buffer))
    closeSync(out)
    const child = fileURLToPath(new URL('memory.ts', import.meta.url))
    const said = JSON.parse(execFileSync(process.execPath, [child, String(MOST), file], { encoding: 'utf8' })) as Said
    if (said.ranked !== MOST) throw new Error(`${said.ranked} of ${MOST} units were ranked`)
    return [
      { what: 'a process of its own: values read and stored', units: MOST, milliseconds: said.loading },
      {
        what: 'the same process: compile, bind, publish exactly; peak memory',
        units: MOST,
        milliseconds: said.publishing,
        figure: said.megabytes,
        target: { bound: 'at most', value: 300, unit: 'MB' },
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Said = { ranked: number; megabytes: number; loading: number; publishing: number }

function same(ours: Competitor, other: Competitor, task: Task): void {
  const found = difference(ours.run(), other.run(), task)
  if (found) throw new Error(`${other.name} differs: ${found}`)
}

function line({ name }: Pick<Timed, 'name'>, units: number, milliseconds: number): Line {
  return { what: name, units, milliseconds, cells: (units * CRITERIA * 1000) / milliseconds }
}

function atLeast(value: number): Target {
  return { bound: 'at least', value, unit: '×' }
}
