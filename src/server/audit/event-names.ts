import { sql } from 'kysely'
import type { AuditEvent, StreamKind, ToldItem } from '#contract/audit.ts'
import type { Db } from '#db/database.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'

/** What the feature needs: the database, and what numbers and editions are called. */
export type AuditDeps = {
  readonly db: Db
  readonly content: {
    readonly items: ItemCatalogue
    readonly editions: ReadonlyMap<string, { readonly edition: { readonly title: { readonly vi: string } } }>
  }
}

type About = AuditEvent['about']
type Named = { readonly name: string; readonly round?: string }

/** What the streams of some events are about, by stream; what has no name bears its id. */
export async function aboutStreams(
  { db, content }: AuditDeps,
  streams: readonly string[],
): Promise<Map<string, About>> {
  const parted = [...new Set(streams)].map((stream) => ({ stream, ...partsOf(stream) }))
  const ids = (kind: StreamKind): string[] =>
    parted.flatMap((part) => (part.kind === kind && UUID.test(part.id) ? part.id : []))
  const drafts = parted.flatMap(({ kind, id }) => (kind === 'edition' && !content.editions.has(id) ? [id] : []))
  const [organisations, accounts, rounds, submissions, ofDrafts] = [
    await organisationNames(db, ids('organisation')),
    await accountNames(db, ids('account')),
    await roundNames(db, ids('round')),
    await submissionNames(db, ids('submission')),
    await draftTitles(db, drafts),
  ]
  const named: Readonly<Record<StreamKind, (id: string) => Named | undefined>> = {
    organisation: (id) => organisations.get(id),
    account: (id) => accounts.get(id),
    round: (id) => rounds.get(id),
    submission: (id) => submissions.get(id),
    edition: (id) => titled(content.editions.get(id)?.edition.title.vi) ?? ofDrafts.get(id),
    installation: () => ({ name: 'La Bàn' }),
  }
  return new Map(parted.map(({ stream, kind, id }) => [stream, { kind, id, ...(named[kind](id) ?? { name: id }) }]))
}

/** An item as a value in the history is read with it; of one that is no longer known only its id is left. */
export function toldItem({ content }: AuditDeps, id: unknown): ToldItem | undefined {
  const item = typeof id === 'string' ? content.items.get(id) : undefined
  if (!item) return undefined
  const options = item.options?.map(({ slug, name }) => ({ slug, name }))
  return {
    id: item.id,
    name: item.name,
    ...(item.unit !== undefined && { unit: item.unit }),
    ...(options && { options }),
  }
}

/** What the ids that stand in a body are called: of organisations, accounts, rounds and editions. */
export async function namesIn({ db, content }: AuditDeps, body: unknown): Promise<Record<string, string>> {
  const texts = [...new Set(textsIn(body))]
  const ids = texts.filter((text) => UUID.test(text)).slice(0, MOST_NAMED)
  const found = [await organisationNames(db, ids), await accountNames(db, ids), await roundNames(db, ids)]
  const ofIds = found.flatMap((names) => [...names].map(([id, { name }]) => [id, name] as const))
  const ofEditions = texts.flatMap((text) => {
    const title = content.editions.get(text)?.edition.title.vi
    return title === undefined ? [] : [[text, title] as const]
  })
  return Object.fromEntries([...ofIds, ...ofEditions])
}

const MOST_NAMED = 1000

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** A row that was written past us may bear any stream: it is told as it stands. */
function partsOf(stream: string): { readonly kind: StreamKind; readonly id: string } {
  const at = stream.indexOf(':')
  const kind = KINDS.find((one) => one === stream.slice(0, at))
  return kind ? { kind, id: stream.slice(at + 1) } : { kind: 'installation', id: stream }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const KINDS: readonly StreamKind[] = ['organisation', 'account', 'edition', 'round', 'submission', 'installation']

function titled(title: string | undefined): Named | undefined {
  return title === undefined ? undefined : { name: title }
}

type Row = { readonly id: string; readonly name: string; readonly round?: string }

/** By the last name that each bore. */
async function organisationNames(db: Db, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select distinct on (organisation_id) organisation_id::text as id, name from organisation_version
    where organisation_id = any(${ids}::uuid[]) order by organisation_id, valid_from desc
  `.execute(db)
  return byId(rows)
}

async function accountNames(db: Db, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select id::text, display_name as name from account where id = any(${ids}::uuid[])
  `.execute(db)
  return byId(rows)
}

async function roundNames(db: Db, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`select id::text, title as name from round where id = any(${ids}::uuid[])`.execute(db)
  return byId(rows)
}

async function draftTitles(db: Db, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select id, definition #>> '{title,vi}' as name from edition_draft where id = any(${ids}::text[])
  `.execute(db)
  return byId(rows)
}

async function submissionNames(db: Db, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select distinct on (submission.id) submission.id::text, version.name, round.title as round
    from submission
    join round on round.id = submission.round_id
    join organisation_version as version on version.organisation_id = submission.organisation_id
    where submission.id = any(${ids}::uuid[]) order by submission.id, version.valid_from desc
  `.execute(db)
  return byId(rows)
}

function byId(rows: readonly Row[]): Map<string, Named> {
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}
