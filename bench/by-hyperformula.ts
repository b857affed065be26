import { load } from './by-mathjs.ts'
import { placesOf, type Competitor, type Task } from './results.ts'
import type { RuleName } from './rules.ts'

type Cell = string | number
type Sheet = {
  getSheetValues: (sheet: number) => unknown[][]
  setCellContents: (at: { sheet: number; row: number; col: number }, cells: Cell[][]) => unknown
  destroy: () => void
}
type Package = { HyperFormula: { buildFromArray: (cells: Cell[][], options: Record<string, unknown>) => Sheet } }

/** The rules as an office would write them into a workbook; a missing number is #N/A. */
const CELLS: Record<RuleName, (letters: readonly string[], max: number) => string> = {
  yesNo: ([v], max) => `IF(${v}=1,${max},0)`,
  level: ([v], max) => `CHOOSE(${v}+1,${max},${max}/2,${max}/3,0)`,
  ratio: ([a, b], max) => `MIN(1,${a}/${b})*${max}`,
  threshold: ([a, b], max) => `MIN(1,${a}/${b}/0.7)*${max}`,
  joined: ([b, a, d, c], max) => `MIN(1,MIN(1,(${b}+${d})/(${a}+${c}))/0.7)*${max}`,
  allOrNothing: ([a, b], max) => `IF(${a}/${b}>=0.5,${max},0)`,
  count: ([n], max) => `MIN(${max},0.5*${n})`,
  twoTariffs: ([n1, n2], max) => `MIN(${max},MIN(2,${n1})+MIN(1,${n2}/3))`,
  mix: ([c, b, a], max) => `MIN(1,${b}/${a})*${max}/2+MIN(1,${c}/${a})*${max}`,
  override: ([c, b, a], max) => `IF(${c}/${a}>=0.8,${max},MIN(1,${b}/${a})*${max}/2+MIN(1,${c}/${a})*${max})`,
  layers: ([n4, n3, n2, n1, b], max) =>
    `MIN(1,${n4}/${b})*${max}+MIN(1,${n3}/${b})*${max}*0.5+MIN(1,${n2}/${b})*${max}*0.3+MIN(1,${n1}/${b})*${max}*0.1`,
  steps: ([n], max) => `IF(${n}>=4,${max},IF(${n}>=3,${max}*3/4,IF(${n}>=2,${max}/2,IF(${n}>=1,${max}/4,0))))`,
  byHand: ([p]) => String(p),
  perHead: ([a, b], max) => `MIN(1,${a}/${b}/3)*${max}`,
}

/** One row a unit, one cell a value, one formula a node: built with all values, or only computed again for new ones. */
export async function byHyperFormula(task: Task): Promise<{ build: Competitor; again: Competitor }> {
  const { HyperFormula } = (await load('hyperformula')) as Package
  const options = { licenseKey: 'gpl-v3', smartRounding: false }
  const [forth, back] = [valueCells(task, false), valueCells(task, true)]
  const formulas = formulaCells(task)
  const cells = (): Cell[][] => forth.map((row, unit) => [...row, ...formulas[unit]!])
  const kept = HyperFormula.buildFromArray(cells(), options)
  return {
    build: {
      name: 'HyperFormula, built',
      run() {
        const sheet = HyperFormula.buildFromArray(cells(), options)
        const results = resultsOf(task, sheet.getSheetValues(0))
        sheet.destroy()
        return results
      },
    },
    // Two changes of all values, so that the second brings the first ones back.
    again: {
      name: 'HyperFormula, twice other values',
      run() {
        for (const values of [back, forth]) kept.setCellContents({ sheet: 0, row: 0, col: 0 }, values)
        return resultsOf(task, kept.getSheetValues(0))
      },
    },
  }
}

function resultsOf({ values, nodes, groups }: Task, cells: unknown[][]): ReturnType<Competitor['run']> {
  const [first, roots] = [values.columns.length, nodes.filter((node) => node.parent < 0)]
  const points = (node: number, unit: number): number => cells[unit]![first + node] as number
  const totals = Float64Array.from(groups, (_, unit) => roots.reduce((sum, root) => sum + points(root.index, unit), 0))
  return { points, places: placesOf(totals, groups) }
}

function valueCells({ values }: Task, reversed: boolean): Cell[][] {
  return Array.from({ length: values.units }, (_, unit) => {
    const row = reversed ? values.units - 1 - unit : unit
    return values.columns.map((column) => (Number.isNaN(column[row]) ? '=NA()' : column[row]!))
  })
}

function formulaCells({ measured, values, nodes, exempt }: Task): Cell[][] {
  const width = values.columns.length
  const leaves = nodes.filter((node) => node.leaf)
  const place = new Map(leaves.map((node, at) => [node.index, at]))
  return Array.from({ length: values.units }, (_, unit) =>
    nodes.map((node) => {
      const at = place.get(node.index)
      if (at === undefined) return `=${node.children.map((child) => cellName(width + child, unit)).join('+')}`
      if (exempt[at]!.has(unit)) return 0
      const { rule, items, max } = measured.criteria[at]!
      const letters = items.map((item) => cellName(item, unit))
      return `=IFERROR(MAX(0,MIN(${max},${CELLS[rule](letters, max)})),0)`
    }),
  )
}

function cellName(column: number, row: number): string {
  let letters = ''
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1)
    letters = String.fromCharCode(65 + (left % 26)) + letters
  return letters + String(row + 1)
}
