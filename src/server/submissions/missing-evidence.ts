import type { Db } from '#db/database.ts'
import { missingEvidence as lacking, type Support } from '#domain/evidence/missing-evidence.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { counts } from '#domain/value/value-state.ts'
import { linksOfPeriods } from '../evidence/queries.ts'
import type { StoredValue } from '../values/stored-value.ts'
import type { Grounds } from './grounds.ts'
import type { StoredSubmission } from './stored-submission.ts'

/** Criteria whose evidence the round asks for and which have none, in printed order (method §12.5). */
export async function missingEvidence(
  db: Db,
  grounds: Grounds,
  { round }: Pick<StoredSubmission, 'round'>,
  own: readonly StoredValue[],
  notApplicable: readonly string[],
): Promise<string[]> {
  if (!round.evidenceRequired) return []
  const { member, period } = grounds
  const supports = await supportsOf(db, { subjects: [member.id], periods: [period.key] })
  return lackingEvidence(grounds, own, notApplicable, supports)
}

/** The same of a round that asks for evidence, over documents that are known already. */
export function lackingEvidence(
  { outline, period, member }: Grounds,
  own: readonly StoredValue[],
  notApplicable: readonly string[],
  supports: readonly SupportOf[],
): string[] {
  const values = own.filter((value) => value.period === period.key && counts(value.state))
  const question = {
    kind: member.kind,
    periodFrom: daysOf(period).from,
    notApplicable,
    values: values.map(({ item, note }) => ({ item, note })),
    supports: supports.filter((one) => one.subject === member.id && one.period === period.key),
  }
  return lacking(outline, question).map(({ node }) => node)
}

export type SupportOf = Support & { readonly subject: string; readonly period: string }

/** What hangs on the numbers of some subjects in some periods. */
export async function supportsOf(
  db: Db,
  { subjects, periods }: { readonly subjects: readonly string[]; readonly periods: readonly string[] },
): Promise<SupportOf[]> {
  const links = await linksOfPeriods(db, subjects, periods)
  return links.map(({ evidence, subject, period, item, document: { kind, state, validTo } }) => ({
    evidence,
    subject,
    period,
    item,
    kind,
    state,
    validTo,
  }))
}
