import type { Content } from '#domain/content/content.ts'
import type { ContentCounts, ContentKind, LoadRefusal, LoadReport } from '#domain/content/load-report.ts'
import type { OrganisationFile } from '#domain/organisation/organisation.ts'
import type { ProgrammeDocument } from '#domain/programme/document.ts'
import type { PublishedResults } from '#domain/programme/published.ts'
import { contentHash } from './content-hash.ts'
import { planEditions, type EditionPlan } from './edition-plan.ts'
import { planItems, type ItemPlan } from './item-plan.ts'
import type { StoredContent } from './read.ts'

/** A document, an organisation file or a publication of results that is written, at its place in the order of files. */
export type PlannedBody<Body> = { readonly body: Body; readonly hash: string; readonly position: number }

export type BodyPlan<Body> = {
  readonly added: readonly PlannedBody<Body>[]
  readonly changed: readonly PlannedBody<Body>[]
  readonly unchanged: number
  readonly refused: readonly LoadRefusal[]
}

export type LoadPlan = {
  readonly items: ItemPlan
  readonly editions: EditionPlan
  readonly documents: BodyPlan<ProgrammeDocument>
  readonly organisationFiles: BodyPlan<OrganisationFile>
  readonly published: BodyPlan<PublishedResults>
  /** Undefined where they stay as they are. */
  readonly nearEqual: Content['nearEqual'] | undefined
}

/** What of the stored content others refer to. */
export type Uses = {
  readonly itemsWithValues: ReadonlySet<string>
  readonly editionsInUse: ReadonlySet<string>
}

/** Decides what a load writes and what it refuses; changes nothing. */
export function planLoad(content: Content, stored: StoredContent, uses: Uses): LoadPlan {
  const items = planItems(content, stored, uses.itemsWithValues)
  const around = { stored, catalogue: items.catalogue, inUse: uses.editionsInUse }
  return {
    items,
    editions: planEditions(content, around),
    documents: planBodies('document', content.documents, stored),
    organisationFiles: planBodies('organisation-file', content.organisationFiles, stored),
    published: planBodies('published-results', content.published, stored),
    nearEqual: JSON.stringify(content.nearEqual) === JSON.stringify(stored.nearEqual) ? undefined : content.nearEqual,
  }
}

export function reportOf({
  items,
  editions,
  documents,
  organisationFiles,
  published,
  nearEqual,
}: LoadPlan): LoadReport {
  const loaded = (as: string): number => editions.planned.filter((one) => one.as === as).length
  const counts = (of: 'added' | 'changed'): ContentCounts => ({
    item: items[of].length,
    edition: loaded(of),
    document: documents[of].length,
    'organisation-file': organisationFiles[of].length,
    'published-results': published[of].length,
  })
  const [added, changed] = [counts('added'), counts('changed')]
  const written = [...Object.values(added), ...Object.values(changed), editions.planned.length]
  return {
    added,
    changed,
    unchanged: {
      item: items.unchanged,
      edition: editions.unchanged,
      document: documents.unchanged,
      'organisation-file': organisationFiles.unchanged,
      'published-results': published.unchanged,
    },
    wrote: nearEqual !== undefined || written.some((count) => count > 0),
    issued: editions.planned.filter(({ state }) => state === 'issued').map(({ edition }) => edition.id),
    drafts: editions.drafts,
    refused: [items, editions, documents, organisationFiles, published].flatMap(({ refused }) => refused),
  }
}

function planBodies<Body extends { readonly id: string }>(
  kind: ContentKind,
  bodies: readonly Body[],
  stored: StoredContent,
): BodyPlan<Body> {
  const [added, changed, refused]: [PlannedBody<Body>[], PlannedBody<Body>[], LoadRefusal[]] = [[], [], []]
  let unchanged = 0
  for (const [position, body] of bodies.entries()) {
    const [hash, before] = [contentHash(body), stored.hashes.get(`${kind}/${body.id}`)]
    if (bodies.find(({ id }) => id === body.id) !== body)
      refused.push({ code: 'id-twice', kind, place: body.id, params: { other: body.id } })
    else if (before === hash) unchanged += 1
    else (before === undefined ? added : changed).push({ body, hash, position })
  }
  return { added, changed, unchanged, refused }
}
