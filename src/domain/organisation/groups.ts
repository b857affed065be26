import { slugFrom } from '../slug.ts'

/** A ranking group as it is called; `group` is its permanent id. */
export type NamedGroup = { readonly group: string; readonly name: string }

/** One of the groups as somebody wants them: without an id it is new. */
export type AskedGroup = { readonly group?: string | undefined; readonly name: string }

export type GroupsFault = {
  readonly code: 'group-unknown' | 'group-name-repeated' | 'group-in-use'
  readonly written: string
}

type Known = { readonly groups: readonly NamedGroup[]; readonly isUsed: (group: string) => boolean }

/**
 * Method §6.3. The groups in a new order, renamed, with new ones among them; what is not asked for goes, unless some
 * organisation or round is or was in it. A new one's id is made of its name.
 */
export function changedGroups(
  asked: readonly AskedGroup[],
  { groups, isUsed }: Known,
): { readonly groups: readonly NamedGroup[]; readonly faults: readonly GroupsFault[] } {
  const known = new Set(groups.map(({ group }) => group))
  const kept = new Set(asked.flatMap(({ group }) => group ?? []))
  const names = asked.map(({ name }) => slugFrom(name))
  const taken = new Set(known)
  const faults = [
    ...[...kept].filter((group) => !known.has(group)).map(fault('group-unknown')),
    ...asked.filter((_, at) => names.indexOf(names[at]!) < at).map(({ name }) => fault('group-name-repeated')(name)),
    ...groups.filter(({ group }) => !kept.has(group) && isUsed(group)).map(({ name }) => fault('group-in-use')(name)),
  ]
  return { groups: asked.map(({ group, name }) => ({ group: group ?? freeId(name, taken), name })), faults }
}

function fault(code: GroupsFault['code']) {
  return (written: string): GroupsFault => ({ code, written })
}

/** The name as an id; where another bore it, with a number behind. */
function freeId(name: string, taken: Set<string>): string {
  const plain = slugFrom(name) || 'nhom'
  let id = plain
  for (let number = 2; taken.has(id); number += 1) id = `${plain}-${number}`
  taken.add(id)
  return id
}
