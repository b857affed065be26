import type { Db } from '#db/database.ts'
import { missingEvidence as lacking, type Support } from '#domain/evidence/missing-evidence.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { counts } from '#domain/value/value-state.ts'
import { linksOfPeriod } from '../evidence/queries.ts'
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
  const links = await linksOfPeriod(db, subject, period)
  return links.map(({ evidence, item, document: { kind, state, validTo } }) => ({
    evidence,
    item,
    kind,
    state,
    validTo,
  }))
}
