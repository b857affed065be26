import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { receiptText } from '#domain/submission/receipt-text.ts'
import { actorOf, type Call } from '../call.ts'
import { registerOn, today } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import { pinnedClaims, pinnedValues } from '../submissions/judged-values.ts'
import { isAppraised } from '../submissions/sealed-scorecards.ts'
import { submissionOf } from '../submissions/stored-submission.ts'
import { readerOf } from '../submissions/whose.ts'

type Asked = { readonly submission: string; readonly attempt: number }

/** Method §13.3. The text that was hashed when the receipt was given, from what it pinned. */
export async function showReceiptText(
  db: Db,
  { submission: id, attempt }: Asked,
  call: Call,
): Promise<{ text: string; evidence: string[] }> {
  const submission = await submissionOf(db, id)
  const above = (await registerOn(db, today())).above(submission.keeper)
  const reader = readerOf(actorOf(call), submission, above)
  // It has the unit's numbers: to an appraiser there are none before the appraisal.
  if (reader === 'appraiser' && !isAppraised(submission.state)) throw new Refusal('not-found')
  const evidence = await evidenceOf(db, id, attempt)
  const { member, round } = submission
  const text = receiptText({
    ...{ submission: id, organisation: member.id, edition: round.edition, period: round.period, attempt },
    values: await pinnedValues(db, { id, attempt }),
    claims: await pinnedClaims(db, { id, attempt }),
    evidence,
  })
  return { text, evidence }
}

/** The event of the submission lists the files. */
async function evidenceOf(db: Db, id: string, attempt: number): Promise<string[]> {
  const { rows } = await sql<{ evidence: string[] }>`
    select body -> 'evidence' as evidence from event
    where stream = ${`submission:${id}`} and kind in ('submission.submitted', 'submission.reopening-ended')
      and body ->> 'attempt' = ${String(attempt)}
    order by sequence desc limit 1
  `.execute(db)
  if (!rows[0]) throw new Refusal('not-found')
  return rows[0].evidence
}
