import { fold } from '../../fold.ts'
import type { DataItem, ItemCatalogue } from '../../item/data-item.ts'
import { slugFrom } from '../../slug.ts'
import { Variable, type Edition, type Node } from '../definition.ts'
import { changedNode } from '../edit/edit-tree.ts'
import { placesOf } from '../edit/place.ts'
import type { Proposal, ProposedLetter } from '../wording/proposal.ts'

/** What a row says of how it is scored. */
export type CriterionRule = Pick<Node, 'formula' | 'variables' | 'require' | 'examples'>

/** The rule that a person is asked to accept for a criterion, and the items that it would bring along. */
export type Candidate = { readonly rule: CriterionRule; readonly items: readonly DataItem[] }

/**
 * A proposal as it would stand in the draft. Each letter is bound to the item of the same name that is there, or to a
 * new one; one that the document does not name stays open. Nothing of it counts before it is accepted (method §8.5).
 */
export function candidateOf(node: Node, proposal: Proposal, catalogue: ItemCatalogue): Candidate {
  const items: DataItem[] = []
  const variables: Node['variables'] = {}
  for (const letter of proposal.letters) {
    const bound = letter.text === '' ? undefined : itemFor(letter, node.title.text, catalogue, items)
    if (bound && !catalogue.has(bound.id)) items.push(bound)
    variables[letter.name] = Variable.parse({
      ...(bound && { item: bound.id }),
      ...(letter.text !== '' && { printed: letter.text }),
    })
  }
  const { formula } = proposal
  return { rule: { ...(formula !== undefined && { formula }), variables, require: [], examples: [] }, items }
}

/** The draft with the candidate in its place, and those of its items that the rule reads. */
export function accepted(edition: Edition, code: string, { rule, items }: Candidate): Edition {
  const read = new Set(Object.values(rule.variables).map(itemOf))
  const there = new Set(edition.items.map(({ id }) => id))
  const further = items.filter(({ id }) => read.has(id) && !there.has(id))
  return { ...changedNode(edition, code, (node) => withRule(node, rule)), items: [...edition.items, ...further] }
}

/** The draft without the rule of a criterion, and without the items that came along for it alone. */
export function reopened(edition: Edition, code: string): Edition {
  let own: Node | undefined
  const without = changedNode(edition, code, (node) => {
    own = node
    return withRule(node, NO_RULE)
  })
  const read = new Set([...placesOf(without)].flatMap(({ node }) => Object.values(node.variables).map(itemOf)))
  const dropped = new Set(Object.values(own?.variables ?? {}).map(itemOf))
  return { ...without, items: without.items.filter(({ id }) => read.has(id) || !dropped.has(id)) }
}

export const NO_RULE: CriterionRule = { variables: {}, require: [], examples: [] }

/** The row as it stands, scored by this rule. */
export function withRule(node: Node, rule: CriterionRule): Node {
  const { formula: _, ...rest } = node
  return { ...rest, ...rule }
}

function itemOf({ item }: Variable): string | undefined {
  return item
}

/** Enough words to say what is counted wherever it is read; fewer mean something only beside the criterion's title. */
const WORDS_THAT_STAND_ALONE = 5

/** "Đã ban hành" is another fact in each criterion: it is named after the criterion, so that no two are taken for one. */
function nameOf({ kind, text }: ProposedLetter, title: string): string {
  const standsAlone = kind === 'count' && text.split(/\s+/).length >= WORDS_THAT_STAND_ALONE
  return standsAlone || fold(text) === fold(title) ? text : `${title}: ${text}`
}

function itemFor(
  letter: ProposedLetter,
  title: string,
  catalogue: ItemCatalogue,
  own: readonly DataItem[],
): DataItem | undefined {
  const name = nameOf(letter, title)
  const folded = fold(name)
  const isSame = (item: DataItem): boolean => fold(item.name) === folded && fits(item, letter)
  for (const item of catalogue.values()) if (isSame(item)) return item
  if (letter.kind === 'choice' && letter.options.length < 2) return undefined
  const id = freeId(slugFrom(name), (one) => catalogue.has(one) || own.some((item) => item.id === one))
  return {
    ...{ id, name, kind: letter.kind, overTime: 'stock', overUnits: 'none', providers: ['unit'] },
    ...(letter.kind === 'choice' && { options: [...letter.options] }),
  }
}

const NUMBERS: readonly string[] = ['count', 'amount', 'ratio', 'points']

/** A choice is the same one only where its levels are, in their order. */
function fits(item: DataItem, { kind, options }: ProposedLetter): boolean {
  if (kind === 'count') return NUMBERS.includes(item.kind)
  if (kind !== item.kind) return false
  const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => fold(name)).join('\n')
  return kind === 'yes-no' || names(item.options ?? []) === names(options)
}

function freeId(id: string, isTaken: (id: string) => boolean): string {
  const base = id === '' ? 'so-lieu' : id
  if (!isTaken(base)) return base
  for (let number = 2; ; number += 1) if (!isTaken(`${base}-${number}`)) return `${base}-${number}`
}
