import { ContentError } from '#domain/content/content-fault.ts'
import { bandsIn } from '#domain/edition/typed-bands.ts'
import { keptFormula } from '#domain/edition/formula/typed-formula.ts'
import { decimalOf, isMarked, SHEETS, wordsOf, type ReadRow, type SheetName } from './columns.ts'
import { YES_NO } from './node-columns.ts'

export type ReadSheets = Readonly<Record<Exclude<SheetName, 'facts'>, readonly ReadRow[]>> & {
  readonly facts: ReadonlyMap<string, { readonly text: string; readonly line: number }>
}

type Raw = Record<string, unknown>
export type Origins = Map<object, { readonly sheet: SheetName; readonly line: number }>

/** The sheets put together to what an edition's file would hold, and which row each part of it came from. */
export function definitionOf(sheets: ReadSheets): { raw: Raw; origins: Origins } {
  const origins: Origins = new Map()
  const noted = (sheet: SheetName, line: number, raw: Raw): Raw => {
    origins.set(raw, { sheet, line })
    return raw
  }
  const nodes = nodesOf(sheets.nodes, noted)
  const at = (sheet: SheetName, { cells, line }: ReadRow, key = 'code'): Raw => {
    const node = nodes.byCode.get(cells[key] ?? '')
    if (!node) throw unknownCode(sheet, line, cells[key] ?? '')
    return node
  }
  for (const row of sheets.letters) letterInto(at('letters', row), noted('letters', row.line, variableOf(row)), row)
  for (const row of sheets.examples)
    pushed(at('examples', row), 'examples', noted('examples', row.line, exampleOf(row)))
  for (const row of sheets.shared) pushed(at('shared', row, 'of'), 'also', noted('shared', row.line, sharedOf(row)))
  const notes: Raw[] = []
  for (const row of sheets.notes) {
    const note = noted('notes', row.line, noteOf(row))
    if (row.cells['code'] === undefined) notes.push(note)
    else pushed(at('notes', row), 'notes', note)
  }
  const raw: Raw = {
    ...factsOf(sheets.facts),
    notes,
    lenses: sheets.lenses.map((row) => noted('lenses', row.line, lensOf(row))),
    items: sheets.items.map((row) => noted('items', row.line, itemOf(row))),
    nodes: nodes.top,
  }
  origins.set(raw, { sheet: 'facts', line: 1 })
  return { raw, origins }
}

/** The row that a part of the definition came from: the nearest one on the way to it. */
export function placeIn(
  raw: unknown,
  path: readonly PropertyKey[],
  origins: ReadonlyMap<object, { readonly sheet: SheetName; readonly line: number }>,
): { origin: { readonly sheet: SheetName; readonly line: number }; key: string } {
  let origin = origins.get(raw as object)!
  let [part, key]: [unknown, string] = [raw, '']
  for (const step of path) {
    part = typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[step] : undefined
    const found = typeof part === 'object' && part !== null ? origins.get(part) : undefined
    if (found) [origin, key] = [found, '']
    else key = key === '' ? String(step) : key
  }
  return { origin, key }
}

function nodesOf(rows: readonly ReadRow[], noted: (sheet: SheetName, line: number, raw: Raw) => Raw) {
  const [top, byCode]: [Raw[], Map<string, Raw>] = [[], new Map()]
  for (const row of rows) {
    const node = noted('nodes', row.line, nodeOf(row))
    const { code = '', parent } = row.cells
    if (byCode.has(code))
      throw new ContentError([{ ...where('nodes', row.line, 1), code: 'code-twice', params: { code } }])
    byCode.set(code, node)
    const above = parent === undefined ? undefined : byCode.get(parent)
    if (parent !== undefined && !above) throw unknownCode('nodes', row.line, parent)
    if (above) pushed(above, 'children', node)
    else top.push(node)
  }
  return { top, byCode }
}

function nodeOf({ cells }: ReadRow): Raw {
  const counts = ['pillar', 'mainIndex', 'component', 'criterion'].flatMap((level) => {
    const count = cells[`printedCount.${level}`]
    return count === undefined ? [] : [[level, Number(count)] as const]
  })
  return said({
    ...{ code: cells['code'], printedCode: cells['printedCode'], level: cells['level'] },
    title: textOf(cells, 'title'),
    line: numberOf(cells['line']),
    article: cells['article'],
    printedMax: decimalOf(cells['printedMax']),
    printedCount: counts.length === 0 ? undefined : Object.fromEntries(counts),
    remark: textOf(cells, 'remark'),
    appliesTo: wordsOf(cells['appliesTo']),
    outside: cells['outside'],
    limit: decimalOf(cells['limit']),
    lead: wordsOf(cells['lead']),
    max: decimalOf(cells['max']),
    unscored: isMarked(cells['unscored']),
    assessedBy: cells['assessedBy'],
    rule: textOf(cells, 'rule'),
    formula: cells['formula'] === undefined ? undefined : keptFormula(cells['formula']),
    require: (cells['require'] ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(keptFormula),
    evidence: wordsOf(cells['evidence'])?.map((kind) => ({ kind })),
  })
}

function letterInto(node: Raw, variable: Raw, { cells }: ReadRow): void {
  const variables = (node['variables'] ??= {}) as Raw
  variables[cells['letter'] ?? ''] = variable
}

function variableOf({ cells }: ReadRow): Raw {
  const { item, of, combine, period } = cells
  return said({ item, of, combine, period, printed: textOf(cells, 'printed'), line: numberOf(cells['line']) })
}

function exampleOf({ cells }: ReadRow): Raw {
  const given = (wordsOf(cells['given']) ?? []).map((word) => {
    const [, name = '', value = ''] = /^\s*([a-z][0-9]?)\s*=\s*(.*)$/.exec(word) ?? [undefined, word, '']
    return [name, givenOf(value)] as const
  })
  return said({ given: Object.fromEntries(given), points: decimalOf(cells['points']) })
}

function givenOf(value: string): string | number | boolean {
  if (value.toLowerCase() === YES_NO[0]) return true
  if (value.toLowerCase() === YES_NO[1]) return false
  const decimal = decimalOf(value)!
  // A number that a double holds exactly as it is written; any other one stays text.
  return String(Number(decimal)) === decimal ? Number(decimal) : decimal
}

function sharedOf({ cells }: ReadRow): Raw {
  return said({ code: cells['code'], title: textOf(cells, 'title'), line: numberOf(cells['line']) })
}

function noteOf({ cells }: ReadRow): Raw {
  return said({ explains: wordsOf(cells['explains']) ?? [], vi: cells['vi'], en: cells['en'] })
}

function lensOf({ cells }: ReadRow): Raw {
  return said({ id: cells['id'], title: cells['title'], nodes: wordsOf(cells['nodes']) })
}

function itemOf({ cells }: ReadRow): Raw {
  const { id, name, definition, kind, unit, overTime, overUnits, partOf, verifier } = cells
  const [least, most] = [decimalOf(cells['range.least']), decimalOf(cells['range.most'])]
  const options = cells['options']?.split('\n').map((line) => {
    const [slug, ...rest] = line.split(':')
    return { slug: slug!.trim(), name: rest.join(':').trim() }
  })
  return said({
    ...{ id, name, definition, kind, unit, overTime, overUnits, partOf, options },
    range: least === undefined && most === undefined ? undefined : said({ least, most }),
    providers: wordsOf(cells['providers']) ?? [],
    verifier,
    replaces:
      cells['replaces.item'] === undefined
        ? undefined
        : said({ item: cells['replaces.item'], factor: cells['replaces.factor'] }),
  })
}

function factsOf(facts: ReadSheets['facts']): Raw {
  const raw: Raw = {}
  for (const [key, { text }] of facts) if (!key.startsWith('title.')) raw[key] = text
  const written = facts.get('bands')
  const bands = written && bandsIn(written.text)
  if (written && !bands)
    throw new ContentError([
      { ...where('facts', written.line, 2), code: 'cell-unfit', params: { key: 'bands', reason: 'bands-unfit' } },
    ])
  if (bands) raw['bands'] = bands
  raw['title'] = said({ vi: facts.get('title.vi')?.text, en: facts.get('title.en')?.text })
  return raw
}

function textOf(cells: ReadRow['cells'], key: string): unknown {
  const [text, printed] = [cells[key], cells[`${key}.printed`]]
  if (text === undefined) return undefined
  return printed === undefined ? text : { text, printed }
}

function numberOf(cell: string | undefined): unknown {
  if (cell === undefined) return undefined
  const number = Number(cell)
  return Number.isInteger(number) ? number : cell
}

function pushed(node: Raw, key: string, part: Raw): void {
  const list = (node[key] ??= []) as Raw[]
  list.push(part)
}

function said(raw: Raw): Raw {
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined))
}

function where(sheet: SheetName, line: number, column: number) {
  return { file: SHEETS[sheet], line, column, path: '' }
}

function unknownCode(sheet: SheetName, line: number, code: string): ContentError {
  return new ContentError([{ ...where(sheet, line, sheet === 'nodes' ? 2 : 1), code: 'row-unknown', params: { code } }])
}
