import type { GridRow, GridView } from '#contract/grids.ts'
import { askedItems } from '#domain/edition/asked-items.ts'
import type { Outline } from '#domain/edition/outline.ts'
import { isNumber } from '#domain/edition/typed-places.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { Organisation } from '#domain/organisation/organisation.ts'
import { periodAt, periodFrom, previousPeriod, type Period } from '#domain/period/period.ts'
import { actorOf, type Call } from '../call.ts'
import { formRounds } from '../forms/form-round.ts'
import { formRow } from '../forms/form-row.ts'
import { registerOn, today } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import { assess } from '../values/assessment.ts'
import type { ValueDeps } from '../values/deps.ts'
import { latestOfAll } from '../values/stored-value.ts'
import { lastDayOf, surroundingsOf } from '../values/surroundings.ts'
import { enterableUnits, nodeItems, nodesToEnter, type NodeItems } from './enterable.ts'
import { knownUnits, roundPeriods, type UnitsAsked } from './known-units.ts'

type Question = { readonly edition: string; readonly node?: string | undefined; readonly period?: string | undefined }

const MOST_CELLS = 20_000

/** The numbers below one node of an edition for every unit for which the caller may enter them. */
export async function showGrid(deps: ValueDeps, question: Question, call: Call): Promise<GridView> {
  const outline = deps.content.outlines.get(question.edition)
  if (!outline) throw new Refusal('not-found')
  const { grants } = actorOf(call)
  const asked = question.period === undefined ? undefined : periodFrom(question.period)!
  const { units, periods, newest } = await unitsOf(deps, outline, asked, call)
  const period = asked ?? newest
  const nodes = nodesToEnter(outline, units, grants)
  const code = question.node ?? nodes[0]?.code
  const at = code === undefined ? undefined : outline.byCode.get(code)
  if (code !== undefined && !at) throw new Refusal('not-found')
  const items: NodeItems = at ? nodeItems(outline, at, units, grants) : { of: () => [], all: [] }
  const numbers = items.all.filter(isNumber)
  const withNumbers = units.filter((unit) => items.of(unit).some(isNumber))
  const shown = withNumbers.slice(0, Math.floor(MOST_CELLS / Math.max(1, numbers.length)))
  return {
    edition: question.edition,
    ...(at && { node: at.code }),
    period: period.key,
    previousPeriod: previousPeriod(period).key,
    nodes,
    periods: choices(periods, period, newest),
    items: numbers.map(({ id }) => id),
    others: items.all.length - numbers.length,
    rows: await rowsOf(deps, question.edition, period, shown, (unit) => items.of(unit).filter(isNumber)),
    left: withNumbers.length - shown.length,
  }
}

type Units = {
  readonly units: readonly Organisation[]
  /** In which these units gave something or are asked by a round. */
  readonly periods: readonly string[]
  readonly newest: Period
}

/** The units as of the period's last day; without a period, of the newest one in which any of them is known. */
async function unitsOf(deps: ValueDeps, outline: Outline, period: Period | undefined, call: Call): Promise<Units> {
  const { db } = deps
  const { organisations } = await registerOn(db, period ? lastDayOf(period) : today())
  const open = enterableUnits(outline, organisations, actorOf(call).grants)
  const kinds = new Set(open.map(({ kind }) => kind))
  const items = [...new Set([...kinds].flatMap((kind) => askedItems(outline, kind).map(({ id }) => id)))]
  const asked: UnitsAsked = { units: open.map(({ id }) => id), edition: outline.edition.id, items }
  const [known, ofRounds] = await Promise.all([knownUnits(db, asked), roundPeriods(db, asked)])
  const periods = [...new Set([...known.flatMap(({ latest }) => latest ?? []), ...ofRounds])]
  const newest = newestOf(periods) ?? periodFrom(today().slice(0, 4))!
  if (!period && lastDayOf(newest) < today()) return unitsOf(deps, outline, newest, call)
  const ids = new Set(known.map(({ id }) => id))
  return { units: open.filter(({ id }) => ids.has(id)), periods, newest }
}

function newestOf(periods: readonly string[]): Period | undefined {
  return periods.map((key) => periodFrom(key)!).sort((a, b) => b.from - a.from || b.to - a.to)[0]
}

/** What was given or is asked for, the one before and the one after the newest, and the one shown; newest first. */
function choices(periods: readonly string[], shown: Period, newest: Period): string[] {
  const keys = [...periods, shown.key, newest.key, previousPeriod(newest).key, periodAt(newest.to, newest.kind).key]
  return [...new Set(keys)].sort((a, b) => (a < b ? 1 : -1))
}

async function rowsOf(
  deps: ValueDeps,
  edition: string,
  period: Period,
  units: readonly Organisation[],
  itemsOf: (unit: Organisation) => readonly DataItem[],
): Promise<GridRow[]> {
  const { db, content } = deps
  const around = []
  for (const unit of units) {
    const items = itemsOf(unit)
    const question = { subject: unit.id, period, items: items.map(({ id }) => id) }
    around.push({ unit, items, surroundings: await surroundingsOf(deps, question) })
  }
  const [values, rounds] = await Promise.all([
    latestOfAll(
      db,
      around.flatMap(({ surroundings }) => surroundings.asked),
    ),
    formRounds(db, { organisations: units.map(({ id }) => id), edition, period: period.key }),
  ])
  const bySubject = Map.groupBy(values, ({ subject }) => subject)
  const previous = previousPeriod(period).key
  return around.map(({ unit: { id, name }, items, surroundings }) => {
    const known = surroundings.asked[0]!.subjects.flatMap((subject) => bySubject.get(subject) ?? [])
    const assessment = assess(known, surroundings, content.items, undefined)
    const round = rounds.get(id)
    return {
      organisation: { id, name },
      ...(round && { round }),
      cells: items.map((item) => formRow(item, known, assessment, surroundings, previous)),
    }
  })
}
