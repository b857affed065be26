import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { evidence } from '#contract/evidence.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Db } from '#db/database.ts'
import type { EvidenceState, EvidenceValidity } from '#domain/evidence/evidence.ts'
import { Refusal } from '../refusal.ts'
import { evidenceWhere, viewOf } from './queries.ts'

type Operation = typeof evidence.listEvidence
type Filter = z.output<Operation['input']>

/** A page of an organisation's documents, newest first; it goes on behind the last one of the page before. */
export async function evidencePage(db: Db, filter: Filter): Promise<OutputOf<Operation>> {
  const { organisation, words = '', kind, state, year, validity, after, limit } = filter
  const wanted = [
    sql`evidence.organisation_id = ${organisation}`,
    ...words
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => sql`evidence.folded like '%' || vn_fold(${word}) || '%'`),
    ...(kind === undefined ? [] : [sql`evidence.kind = ${kind}`]),
    ...(state === undefined ? [] : [STATES[state]]),
    ...(year === undefined ? [] : [sql`extract(year from evidence.issued_on) = ${year}`]),
    ...(validity === undefined ? [] : [VALIDITIES[validity]]),
    ...(after === undefined ? [] : [behind(after)]),
  ]
  const found = await evidenceWhere(db, sql.join(wanted, sql` and `), limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const next = found.length > limit && last ? cursorOf(last.at, last.evidence) : null
  const uses = await usesOf(
    db,
    page.map((one) => one.evidence),
  )
  return { evidence: page.map((one) => ({ ...viewOf(one), uses: uses.get(one.evidence) ?? 0 })), next }
}

/** As `evidenceState` of the domain has it. */
const STATES: Readonly<Record<EvidenceState, RawBuilder<unknown>>> = {
  quarantined: sql`file.state = 'quarantined'`,
  withdrawn: sql`coalesce(file.state, '') <> 'quarantined' and evidence.withdrawn_at is not null`,
  waiting: sql`file.state = 'waiting' and evidence.withdrawn_at is null`,
  'in-force': sql`(file.state is null or file.state in ('clean', 'unscanned')) and evidence.withdrawn_at is null`,
}

/** Of today in Viet Nam; a document without a last day is never over. */
const VALIDITIES: Readonly<Record<EvidenceValidity, RawBuilder<unknown>>> = {
  expired: sql`evidence.valid_to < (now() at time zone 'Asia/Ho_Chi_Minh')::date`,
  valid: sql`(evidence.valid_to is null or evidence.valid_to >= (now() at time zone 'Asia/Ho_Chi_Minh')::date)`,
}

/** On how many numbers each document hangs. */
async function usesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('evidence_link')
    .select(({ fn }) => ['evidence_id', fn.countAll<string>().as('uses')])
    .where('evidence_id', 'in', ids)
    .where('unlinked_at', 'is', null)
    .groupBy('evidence_id')
    .execute()
  return new Map(rows.map(({ evidence_id, uses }) => [evidence_id, Number(uses)]))
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

function cursorOf(at: string, id: string): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url')
}

function behind(after: string): RawBuilder<unknown> {
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
    return sql`(evidence.added_at, evidence.id) < (${at}::timestamptz, ${id}::uuid)`
  } catch {
    throw new Refusal('bad-input', ['after: not what a page gave as `next`'])
  }
}
