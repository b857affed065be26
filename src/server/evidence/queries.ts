import { sql, type RawBuilder } from 'kysely'
import type { EvidenceLinkView, EvidenceView } from '#contract/evidence-views.ts'
import type { Db } from '#db/database.ts'
import {
  evidenceState,
  whyDead,
  type EvidenceKind,
  type EvidenceState,
  type FileState,
} from '#domain/evidence/evidence.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { periodFrom } from '#domain/period/period.ts'
import { Refusal } from '../refusal.ts'
import { defined } from '../organisations/defined.ts'

/** A document as it is stored, with its file and how it stands. */
export type StoredEvidence = Omit<EvidenceView, 'file'> & {
  readonly addedBy: string
  readonly isWithdrawn: boolean
  readonly file:
    | { readonly hash: string; readonly name: string; readonly bytes: number; readonly mediaType: string }
    | undefined
}

/** Whose a document is and how it stands, for the door. */
export async function evidencePlace(db: Db, id: string): Promise<{ organisation: string; state: EvidenceState }> {
  return storedEvidence(db, id)
}

export async function storedEvidence(db: Db, id: string): Promise<StoredEvidence> {
  const [found] = await evidenceWhere(db, sql`evidence.id = ${id}`)
  if (!found) throw new Refusal('not-found')
  return found
}

export async function evidenceWithIds(db: Db, ids: readonly string[]): Promise<StoredEvidence[]> {
  return ids.length === 0 ? [] : evidenceWhere(db, sql`evidence.id = any(${[...ids]}::uuid[])`)
}

/** Rows of the evidence table, newest first. */
export async function evidenceWhere(db: Db, where: RawBuilder<unknown>, limit = 10_000): Promise<StoredEvidence[]> {
  const { rows } = await sql<Row>`
    select evidence.id, evidence.organisation_id, evidence.kind, evidence.file_hash, evidence.file_name, evidence.address,
      evidence.number, evidence.issued_on, evidence.issuer, evidence.subject_line, evidence.signer, evidence.signer_title,
      evidence.signer_role, evidence.valid_from, evidence.valid_to, evidence.version, evidence.added_by, evidence.added_at,
      evidence.withdrawn_at, file.bytes, file.media_type, file.state,
      (select display_name from account where account.id = evidence.added_by) as display_name
    from evidence left join stored_file as file on file.hash = evidence.file_hash
    where ${where}
    order by evidence.added_at desc, evidence.id desc
    limit ${limit}
  `.execute(db)
  return rows.map(storedOf)
}

export function viewOf(stored: StoredEvidence): EvidenceView {
  const { file, addedBy: _, isWithdrawn: __, ...rest } = stored
  if (!file) return rest
  const { name, bytes, mediaType } = file
  return { ...rest, file: { name, bytes, mediaType } }
}

/** What hangs on an organisation's numbers of a period: links with the document behind each. */
export type Link = EvidenceLinkView & { readonly document: StoredEvidence }

export function linksOfPeriod(db: Db, subject: string, period: string): Promise<Link[]> {
  return linksOfPeriods(db, [subject], [period])
}

/** The same of several subjects in any of several periods. */
export function linksOfPeriods(db: Db, subjects: readonly string[], periods: readonly string[]): Promise<Link[]> {
  return linksWhere(db, sql`link.subject_id = any(${subjects}::uuid[]) and link.period = any(${periods}::text[])`)
}

export function linksOfEvidence(db: Db, evidence: string): Promise<Link[]> {
  return linksWhere(db, sql`link.evidence_id = ${evidence}`)
}

/** The SHA-256 of the living files behind an organisation's numbers of a period: what a receipt names. */
export async function supportingFiles(db: Db, subject: string, period: string): Promise<string[]> {
  const links = await linksOfPeriod(db, subject, period)
  return [
    ...new Set(links.filter(({ dead }) => dead === undefined).flatMap(({ document }) => document.file?.hash ?? [])),
  ].sort()
}

async function linksWhere(db: Db, where: RawBuilder<unknown>): Promise<Link[]> {
  const { rows } = await sql<LinkRow>`
    select link.id, link.evidence_id, link.subject_id, link.item_id, link.period, link.note, link.linked_at,
      (select display_name from account where account.id = link.linked_by) as display_name
    from evidence_link as link where link.unlinked_at is null and ${where}
    order by link.period desc, link.item_id, link.linked_at, link.id
  `.execute(db)
  const documents = await evidenceWithIds(db, [...new Set(rows.map(({ evidence_id }) => evidence_id))])
  const byId = new Map(documents.map((one) => [one.evidence, one]))
  return rows.map((row) => linkOf(row, byId.get(row.evidence_id)!))
}

type LinkRow = {
  id: string
  evidence_id: string
  subject_id: string
  item_id: string
  period: string
  note: string | null
  linked_at: Date
  display_name: string
}

function linkOf(row: LinkRow, document: StoredEvidence): Link {
  const { from } = daysOf(periodFrom(row.period)!)
  return {
    link: row.id,
    evidence: row.evidence_id,
    subject: row.subject_id,
    item: row.item_id,
    period: row.period,
    by: row.display_name,
    at: row.linked_at.toISOString(),
    ...defined({ note: row.note, dead: whyDead(document, from) }),
    document,
  }
}

export function linkView(whole: Link): EvidenceLinkView {
  const { document: _, ...link } = whole
  return link
}

type Row = {
  id: string
  organisation_id: string
  kind: EvidenceKind
  file_hash: string | null
  file_name: string | null
  address: string | null
  number: string | null
  issued_on: string | null
  issuer: string | null
  subject_line: string | null
  signer: string | null
  signer_title: string | null
  signer_role: 'head' | 'deputy' | 'other' | null
  valid_from: string | null
  valid_to: string | null
  version: number
  added_by: string
  added_at: Date
  withdrawn_at: Date | null
  bytes: number | null
  media_type: string | null
  state: FileState | null
  display_name: string
}

function storedOf(row: Row): StoredEvidence {
  const isWithdrawn = row.withdrawn_at !== null
  return {
    evidence: row.id,
    organisation: row.organisation_id,
    kind: row.kind,
    ...defined({
      number: row.number,
      issuedOn: row.issued_on,
      issuer: row.issuer,
      subjectLine: row.subject_line,
      signer: row.signer,
      signerTitle: row.signer_title,
      signerRole: row.signer_role,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      address: row.address,
    }),
    file:
      row.file_hash === null
        ? undefined
        : { hash: row.file_hash, name: row.file_name ?? '', bytes: row.bytes!, mediaType: row.media_type! },
    state: evidenceState(row.state ?? undefined, isWithdrawn),
    version: row.version,
    by: row.display_name,
    addedBy: row.added_by,
    at: row.added_at.toISOString(),
    isWithdrawn,
  }
}
