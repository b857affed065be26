import type { DryRunView } from '#contract/round-views.ts'
import { isFault } from '#domain/edition/finding.ts'
import { outlineOf } from '#domain/edition/outline.ts'
import { Refusal } from '../refusal.ts'
import { comparedSides } from '../rounds/dry-run.ts'
import { storedRounds } from '../rounds/stored-round.ts'
import type { EditionDraftDeps } from './deps.ts'
import { judged } from './judge-draft.ts'
import { storedDraft } from './stored-draft.ts'

/** Method §11.8, with a draft in the place of the second edition. Writes nothing; what has a fault cannot be scored. */
export async function tryDraft(
  { db, content }: EditionDraftDeps,
  asked: { readonly edition: string; readonly round: string },
): Promise<DryRunView> {
  const [round] = await storedRounds(db, { id: asked.round })
  if (!round) throw new Refusal('not-found')
  const { definition } = await storedDraft(db, asked.edition)
  const { findings, refused } = judged(definition, content.stored, content.items)
  const faults = findings.filter(isFault)
  if (faults.length > 0) throw new Refusal('edition-not-issued', undefined, { findings: faults, refused })
  const items = new Map([...content.items, ...definition.items.map((item) => [item.id, item] as const)])
  const outlines = new Map(content.outlines).set(definition.id, outlineOf(definition, items).outline)
  const deps = { db, content: { items, outlines, findingsOf: content.findingsOf } }
  const { edition, period } = round
  return comparedSides(deps, round, { before: { edition, period }, after: { edition: definition.id, period } })
}
