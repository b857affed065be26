import { Edition } from '#domain/edition/definition.ts'
import { outlineOf, type Outline, type OutlineNode } from '#domain/edition/outline.ts'
import { exactFromText } from '#domain/exact.ts'
import { DataItem, type ItemCatalogue } from '#domain/item/data-item.ts'
import { Organisation } from '#domain/organisation/organisation.ts'
import { periodFrom } from '#domain/period/period.ts'
import { inputsOf, type Inputs } from '#domain/scoring/inputs.ts'
import { ExactScores, score, statusAt, type Scores } from '#domain/scoring/score.ts'
import { ValueStore } from '#domain/value/value-store.ts'

/** A node as a test writes it: only what it is about. */
export type NodeSketch = {
  code: string
  title?: string
  children?: NodeSketch[]
  max?: string | number
  formula?: string
  variables?: Record<string, unknown>
  examples?: unknown[]
  [key: string]: unknown
}

export function editionOf(nodes: NodeSketch[], more: Record<string, unknown> = {}): Edition {
  return Edition.parse({
    id: 'thu',
    indexSet: 'thu',
    title: { vi: 'Bộ thử', en: 'A small set' },
    source: 'thu',
    number: '1/QĐ',
    issuedBy: 'UBND tỉnh',
    issuedOn: '2020-01-01',
    article: 'Phụ lục',
    nodes: nodes.map(nodeOf),
    ...more,
  })
}

function nodeOf({ children, ...row }: NodeSketch): Record<string, unknown> {
  return { title: `Dòng ${row.code}`, ...row, ...(children && { children: children.map(nodeOf) }) }
}

/** Items named by their letter and kind: `itemsOf({ a: 'count', v: 'yes-no' })`. */
export function itemsOf(kinds: Record<string, string | Record<string, unknown>>): Map<string, DataItem> {
  const items = Object.entries(kinds).map(([id, kind]) =>
    DataItem.parse({
      id,
      name: `Số liệu ${id}`,
      providers: ['unit'],
      ...(typeof kind === 'string' ? { kind } : kind),
    }),
  )
  return new Map(items.map((item) => [item.id, item]))
}

/** The layout of an edition that must be without fault. */
export function soundOutline(edition: Edition, items: ItemCatalogue): Outline {
  const { outline, faults } = outlineOf(edition, items)
  if (faults.length > 0) throw new Error(`the edition has faults: ${JSON.stringify(faults)}`)
  return outline
}

export function nodeAt(outline: Outline, code: string): OutlineNode {
  const node = outline.byCode.get(code)
  if (!node) throw new Error(`no node ${code}`)
  return node
}

/** [organisation, item, decimal or fraction, period]; the period is 2020 where none is given. */
export type ValueSketch = readonly [organisation: string, item: string, value: string | number, period?: string]

export type Scored = {
  readonly outline: Outline
  readonly inputs: Inputs
  readonly scores: Scores
  readonly exactly: ExactScores
  /** The members' rows. */
  readonly row: (organisation: string) => number
  readonly points: (organisation: string, code: string) => number
  readonly status: (organisation: string, code: string) => string
}

export type Situation = {
  readonly edition: Edition
  readonly items: ItemCatalogue
  readonly organisations?: Partial<Organisation>[]
  /** How many of the organisations, from the first, are assessed; all by default. */
  readonly members?: number
  readonly values: readonly ValueSketch[]
  readonly notApplicable?: readonly (readonly [organisation: string, code: string])[]
  readonly period?: string
}

/** Scores values for organisations. Without a list of organisations every name in the values is one. */
export function scored({
  edition,
  items,
  values,
  members,
  notApplicable = [],
  period = '2020',
  ...rest
}: Situation): Scored {
  const outline = soundOutline(edition, items)
  const names = [...new Set([...values, ...notApplicable].map(([organisation]) => organisation))]
  const organisations = (rest.organisations ?? names.map((id) => ({ id }))).map((one) =>
    Organisation.parse({ name: one.id, ...one }),
  )
  const store = new ValueStore()
  for (const { id } of organisations) store.row(id)
  for (const [organisation, item, value, of = period] of values) {
    store.setFact(item, of, store.row(organisation), exactFromText(String(value)))
  }
  for (const [organisation, code] of notApplicable) store.setNotApplicable(code, store.row(organisation))
  const inputs = inputsOf(
    outline,
    { organisations, members: members ?? organisations.length },
    store,
    periodFrom(period)!,
  )
  return read(outline, inputs)
}

export function read(outline: Outline, inputs: Inputs): Scored {
  const scores = score(inputs)
  const row = (organisation: string): number => inputs.members.findIndex((member) => member.id === organisation)
  return {
    outline,
    inputs,
    scores,
    exactly: new ExactScores(inputs),
    row,
    points: (organisation, code) => scores.points[nodeAt(outline, code).index]![row(organisation)]!,
    status: (organisation, code) => statusAt(scores, nodeAt(outline, code), row(organisation)),
  }
}
