import type { DraftJudgement } from '#contract/edition-drafts.ts'
import type { Content } from '#domain/content/content.ts'
import { checkEdition } from '#domain/edition/check/check-edition.ts'
import type { Edition } from '#domain/edition/definition.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import { whyNotWritten } from '../content/edition-plan.ts'
import type { StoredContent } from '../content/read.ts'

/** What keeps a draft from being issued: faults, and what the rows could not hold. Judged as a load would judge it. */
export function judged(definition: Edition, stored: StoredContent, items: ItemCatalogue): DraftJudgement {
  const known = new Map([...items, ...definition.items.map((item) => [item.id, item] as const)])
  const around = { stored, catalogue: stored.items, inUse: new Set<string>() }
  const why = whyNotWritten(definition, asContent(definition, stored), around)
  return { findings: checkEdition(definition, known, stored.nearEqual), refused: why ? [why] : [] }
}

/** All that is there already, and the draft: what a load of it is asked to write. */
export function asContent(definition: Edition, { items, nearEqual }: StoredContent): Content {
  return { items, nearEqual, editions: [definition], documents: [], organisationFiles: [], published: [] }
}
