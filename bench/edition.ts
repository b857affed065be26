import { chanceOf } from '../src/content/chance.ts'
import { Edition } from '../src/domain/edition/definition.ts'
import { outlineOf, type Outline } from '../src/domain/edition/outline.ts'
import { DataItem, type ItemKind } from '../src/domain/item/data-item.ts'
import { RULES, RULE_NAMES, type Role, type RuleName } from './rules.ts'

/** A leaf as the competitors see it: its rule, its maximum, and the places of its letters' items. */
export type Criterion = {
  readonly code: string
  readonly rule: RuleName
  readonly max: number
  readonly items: readonly number[]
  readonly roles: readonly Role[]
}

export type Measured = {
  readonly outline: Outline
  readonly items: readonly DataItem[]
  readonly criteria: readonly Criterion[]
}

const [PILLARS, MAIN_INDICES, COMPONENTS] = [3, 21, 108]
export const CRITERIA = 306
const MAXIMA = ['2', '3', '2.5', '4', '5', '3.75', '6', '1.5', '10', '3']
const KIND: Record<Role, ItemKind> = {
  'yes-no': 'yes-no',
  level: 'choice',
  whole: 'count',
  share: 'count',
  rest: 'count',
  tally: 'count',
  sum: 'amount',
  points: 'points',
}
const LEVELS = ['du', 'mot-nua', 'mot-phan', 'chua-co'].map((slug) => ({ slug, name: slug }))
const SHARED_WHOLES = 12

/** 306 criteria of the mixed rules in the shape of the set of 2020, made by the schema that every edition passes. */
export function measuredEdition(): Measured {
  const catalogue = new Map<string, DataItem>()
  const criteria = rulesInOrder().map((rule, at) => criterionOf(rule, at, catalogue))
  const edition = Edition.parse({
    id: 'do-toc-do',
    indexSet: 'do-toc-do',
    title: { vi: 'Bộ chỉ số để đo tốc độ', en: 'Set for measuring speed' },
    source: 'do-toc-do',
    number: '0',
    issuedBy: 'La Bàn',
    issuedOn: '2026-01-01',
    article: 'Phụ lục',
    rankBy: 'points',
    nodes: tree(criteria.map((criterion) => criterion.row)),
  })
  const { outline, faults } = outlineOf(edition, catalogue)
  if (faults.length > 0) throw new Error(JSON.stringify(faults[0]))
  const items = [...catalogue.values()]
  const place = new Map(items.map((item, at) => [item.id, at]))
  return {
    outline,
    items,
    criteria: outline.leaves.map((node, at) => seenAs(criteria[at]!.rule, node.code, node.row, place)),
  }
}

type Row = Record<string, unknown>

function criterionOf(rule: RuleName, at: number, catalogue: Map<string, DataItem>): { rule: RuleName; row: Row } {
  const variables: Record<string, { item: string }> = {}
  for (const [letter, role] of Object.entries<Role>(RULES[rule].letters)) {
    const isShared = role === 'whole' && rule === 'ratio' && at % 3 === 0
    const id = isShared ? `chung-${at % SHARED_WHOLES}` : `tieu-chi-${at}-${letter}`
    const options = role === 'level' ? { options: LEVELS } : {}
    catalogue.set(id, DataItem.parse({ id, name: id, kind: KIND[role], ...options }))
    variables[letter] = { item: id }
  }
  const max = MAXIMA[at % MAXIMA.length]
  // A few criteria leave the communes out.
  const appliesTo = at % 80 === 7 ? { appliesTo: ['department'] } : {}
  return { rule, row: { title: `Tiêu chí ${at + 1}`, max, formula: RULES[rule].formula, variables, ...appliesTo } }
}

/** Each kind in its weight, in an order that follows nothing. */
function rulesInOrder(): RuleName[] {
  const deck = RULE_NAMES.flatMap((name) => Array.from({ length: RULES[name].weight }, () => name))
  const chance = chanceOf(1, 'order of rules')
  return Array.from({ length: CRITERIA }, (_, at) => ({ name: deck[at % deck.length]!, key: chance() }))
    .sort((a, b) => a.key - b.key)
    .map(({ name }) => name)
}

function tree(leaves: readonly Row[]): Row[] {
  const components = dealt(leaves, COMPONENTS).map((children, at) => ({ title: `Thành phần ${at + 1}`, children }))
  const mainIndices = dealt(components, MAIN_INDICES).map((children, at) => ({ title: `Chỉ số ${at + 1}`, children }))
  const pillars = dealt(mainIndices, PILLARS).map((children, at) => ({ title: `Trụ cột ${at + 1}`, children }))
  return pillars.map((pillar, at) => coded(pillar, String(at + 1)))
}

/** The list cut into `count` runs as equal as can be. */
function dealt<T>(list: readonly T[], count: number): T[][] {
  const cut = (at: number): number => Math.round((at * list.length) / count)
  return Array.from({ length: count }, (_, at) => list.slice(cut(at), cut(at + 1)))
}

function coded(row: Row, code: string): Row {
  const children = row['children'] as Row[] | undefined
  return { code, ...row, ...(children && { children: children.map((child, at) => coded(child, `${code}.${at + 1}`)) }) }
}

function seenAs(
  rule: RuleName,
  code: string,
  row: Edition['nodes'][number],
  place: ReadonlyMap<string, number>,
): Criterion {
  const items = Object.values(row.variables).map((variable) => place.get(variable.item!)!)
  return { code, rule, max: Number(row.max), items, roles: Object.values<Role>(RULES[rule].letters) }
}
