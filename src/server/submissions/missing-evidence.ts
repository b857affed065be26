import type { Db } from '#db/database.ts'
import { evidenceState, type EvidenceKind, type FileState } from '#domain/evidence/evidence.ts'
import { missingEvidence as lacking, type Support } from '#domain/evidence/missing-evidence.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { counts } from '#domain/value/value-state.ts'
import type { StoredValue } from '../values/stored-value.ts'
import type { Grounds } from './grounds.ts'
import type { StoredSubmission } from './stored-submission.ts'

/** Criteria whose evidence the round asks for and which have none, in printed order (method §12.5). */
export async function missingEvidence(
  db: Db,
  { outline, period, member }: Grounds,
  { round }: Pick<StoredSubmission, 'round'>,
  own: readonly StoredValue[],
  notApplicable: readonly string[],
): Promise<string[]> {
  if (!round.evidenceRequired) return []
  const values = own.filter((value) => value.period === period.key && counts(value.state))
  const question = {
    kind: member.kind,
    periodFrom: daysOf(period).from,
    notApplicable,
    values: values.map(({ item, note }) => ({ item, note })),
    supports: await supportsOf(db, member.id, period.key),
  }
  return lacking(outline, question).map(({ node }) => node)
}

async function supportsOf(db: Db, subject: string, period: string): Promise<Support[]> {
  const rows = await db
    .selectFrom('evidence_link as link')
    .innerJoin('evidence', 'evidence.id', 'link.evidence_id')
    .leftJoin('stored_file as file', 'file.hash', 'evidence.file_hash')
    .select([
      'evidence.id',
      'link.item_id',
      'evidence.kind',
      'evidence.valid_to',
      'evidence.withdrawn_at',
      'file.state',
    ])
    .where('link.subject_id', '=', subject)
    .where('link.period', '=', period)
    .where('link.unlinked_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    evidence: row.id,
    item: row.item_id,
    kind: row.kind as EvidenceKind,
    state: evidenceState((row.state ?? undefined) as FileState | undefined, row.withdrawn_at !== null),
    validTo: row.valid_to ?? undefined,
  }))
}

/** SHA-256 of the files that support the member's values of the period: a receipt bears them (method §13.3). */
export async function evidenceHashes(db: Db, { member, period }: Grounds): Promise<string[]> {
  const rows = await db
    .selectFrom('evidence_link as link')
    .innerJoin('evidence', 'evidence.id', 'link.evidence_id')
    .select('evidence.file_hash')
    .distinct()
    .where('link.subject_id', '=', member.id)
    .where('link.period', '=', period.key)
    .where('link.unlinked_at', 'is', null)
    .where('evidence.withdrawn_at', 'is', null)
    .where('evidence.file_hash', 'is not', null)
    .orderBy('evidence.file_hash')
    .execute()
  return rows.flatMap(({ file_hash }) => file_hash ?? [])
}
