import type { Province } from './province.ts'
import type { Standing } from './standing.ts'
import { statusAt } from '#domain/scoring/score.ts'

/** What keeps a member's leaves from having points: items without a number, and leaves that cannot be computed. */
export type Lacks = { readonly missingItems: number; readonly missing: number; readonly undefined: number }

export function lacksOf({ outline }: Province, { scores, exactly }: Standing, row: number): Lacks {
  const items = new Set<string>()
  let [missing, undefined_] = [0, 0]
  for (const node of outline.leaves) {
    const status = statusAt(scores, node, row)
    if (status === 'undefined') undefined_ += 1
    if (status !== 'missing') continue
    missing += 1
    const names = exactly.outcome(node, row).failure?.missing ?? []
    for (const { name, item } of node.leaf!.letters) if (names.includes(name)) items.add(item.id)
  }
  return { missingItems: items.size, missing, undefined: undefined_ }
}
