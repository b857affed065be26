import type { Content } from '#domain/content/content.ts'
import type { LoadRefusal, LoadRefusalCode, LoadReport } from '#domain/content/load-report.ts'
import { checkEdition } from '#domain/edition/check/check-edition.ts'
import type { Edition, Node } from '#domain/edition/definition.ts'
import { isFault, type Finding } from '#domain/edition/finding.ts'
import type { DataItem, ItemCatalogue } from '#domain/item/data-item.ts'
import { contentHash } from './content-hash.ts'
import type { EditionState } from './edition-rows.ts'
import { dangling, ownedItems, repeated } from './item-plan.ts'
import type { StoredContent } from './read.ts'

/** One edition to be written: whole, or only that it is issued now. */
export type PlannedEdition = {
  readonly edition: Edition
  readonly hash: string
  readonly state: EditionState
  readonly as: 'added' | 'changed' | 'issued'
}

export type EditionPlan = {
  readonly planned: readonly PlannedEdition[]
  readonly unchanged: number
  readonly drafts: LoadReport['drafts']
  readonly refused: readonly LoadRefusal[]
}

/** What an edition is judged by besides its own content. */
type Around = {
  readonly stored: Pick<StoredContent, 'editions' | 'states' | 'hashes'>
  readonly catalogue: ItemCatalogue
  /** Editions whose rows or items others refer to. */
  readonly inUse: ReadonlySet<string>
}

/** Which editions are written. An issued one never changes; one with a fault stays a draft. */
export function planEditions(content: Content, around: Around): EditionPlan {
  const [planned, drafts, refused]: [PlannedEdition[], { edition: string; faults: Finding[] }[], LoadRefusal[]] = [
    [],
    [],
    [],
  ]
  let unchanged = 0
  for (const edition of content.editions) {
    const hash = contentHash(edition)
    const before = around.stored.states.get(edition.id)
    const isSame = around.stored.hashes.get(`edition/${edition.id}`) === hash
    if (isSame) unchanged += 1
    if (isSame && before === 'issued') continue
    const why = isSame ? undefined : whyNotWritten(edition, content, around)
    if (why) {
      refused.push(why)
      continue
    }
    const faults = faultsOf(edition, content, around)
    if (faults.length > 0) drafts.push({ edition: edition.id, faults })
    const state = faults.length > 0 ? 'draft' : 'issued'
    if (!isSame) planned.push({ edition, hash, state, as: before ? 'changed' : 'added' })
    else if (state === 'issued') planned.push({ edition, hash, state, as: 'issued' })
  }
  return { planned, unchanged, drafts, refused }
}

function faultsOf(edition: Edition, { nearEqual }: Content, { stored, catalogue }: Around): Finding[] {
  const own = edition.items.map((item) => [item.id, item] as const)
  const items = new Map([...catalogue, ...issuedItems(stored), ...own])
  return checkEdition(edition, items, nearEqual).filter(isFault)
}

/** Items that issued editions brought along: frozen with them, and there to be read by later ones. */
function issuedItems({ editions, states }: Pick<StoredContent, 'editions' | 'states'>): Map<string, DataItem> {
  const issued = editions.filter(({ id }) => states.get(id) === 'issued')
  return new Map(issued.flatMap(({ items }) => items.map((item) => [item.id, item] as const)))
}

/** Why an edition cannot become rows, apart from what is wrong with its rules. */
export function whyNotWritten(
  edition: Edition,
  content: Content,
  { stored, catalogue, inUse }: Around,
): LoadRefusal | undefined {
  const refusal = (code: LoadRefusalCode, params: LoadRefusal['params'] = {}, node?: string): LoadRefusal => ({
    code,
    kind: 'edition',
    place: edition.id,
    node,
    params,
  })
  const first = content.editions.find(({ id }) => id === edition.id)
  if (first !== edition) return refusal('id-twice', { other: edition.id })
  const before = stored.states.get(edition.id)
  if (before === 'issued') return refusal('edition-frozen')
  if (before === 'draft' && inUse.has(edition.id)) return refusal('draft-in-use')
  const rows = rowsOf(edition.nodes)
  const twice = repeated(rows.map(({ code }) => code))
  if (twice !== undefined) return refusal('node-twice', {}, twice)
  const others = otherOwned(edition, content, stored)
  for (const item of edition.items) {
    const other = catalogue.has(item.id) ? item.id : others.get(item.id)
    if (other !== undefined) return refusal('id-twice', { item: item.id, other })
  }
  const own = new Set(edition.items.map(({ id }) => id))
  const brought = issuedItems(stored)
  const isKnown = (id: string): boolean => catalogue.has(id) || brought.has(id) || own.has(id)
  const loose = edition.items.map((item) => dangling(item, isKnown)).find((why) => why !== undefined)
  if (loose) return refusal(...loose)
  return unknownLetter(rows, isKnown, refusal)
}

function unknownLetter(
  rows: readonly Node[],
  isKnown: (id: string) => boolean,
  refusal: (code: LoadRefusalCode, params: LoadRefusal['params'], node: string) => LoadRefusal,
): LoadRefusal | undefined {
  for (const row of rows) {
    for (const [letter, { item }] of Object.entries(row.variables))
      if (item !== undefined && !isKnown(item)) return refusal('letter-item-unknown', { letter, item }, row.code)
  }
  return undefined
}

/** Items that other editions bring along, loaded or about to be. */
function otherOwned(edition: Edition, content: Content, stored: Around['stored']): Map<string, string> {
  return ownedItems([...stored.editions, ...content.editions].filter(({ id }) => id !== edition.id))
}

function rowsOf(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...rowsOf(node.children ?? [])])
}
