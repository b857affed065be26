import { sql } from 'kysely'
import type { ReceiptView } from '#contract/submission-views.ts'
import type { Db, Tx } from '#db/database.ts'
import type { AuthorityForm } from '#domain/organisation/position.ts'
import { dayAt } from '#domain/round/moment.ts'
import { receiptText } from '#domain/submission/receipt-text.ts'
import type { ReceiptForm } from '#domain/submission/submission.ts'
import { insertRows } from '../bulk-insert.ts'
import { sha256 } from '../events/sha256.ts'
import { Refusal } from '../refusal.ts'
import type { StoredValue } from '../values/stored-value.ts'
import type { SignedPaper } from './signing.ts'
import type { StoredSubmission } from './stored-submission.ts'

export type NewReceipt = {
  readonly submission: StoredSubmission
  readonly attempt: number
  readonly pins: readonly StoredValue[]
  readonly claims: readonly string[]
  /** SHA-256 of the files that support the values. */
  readonly evidence: readonly string[]
  readonly form: ReceiptForm
  readonly authority: string | undefined
  readonly paper: SignedPaper | undefined
  readonly account: string
  readonly at: Date
}

/** What a receipt pins; the receipt itself must follow in the same transaction. */
export async function writePins(
  tx: Tx,
  { submission, attempt, pins, claims }: Pick<NewReceipt, 'submission' | 'attempt' | 'pins' | 'claims'>,
): Promise<void> {
  const of = { submission_id: submission.id, attempt }
  await insertRows(
    tx,
    'pin',
    pins.map(({ id }) => ({ ...of, value_id: id })),
  )
  await insertRows(
    tx,
    'pinned_claim',
    claims.map((node_code) => ({ ...of, node_code })),
  )
}

/**
 * Writes a receipt. From here to the end of the transaction all others wait for their numbers, of which none is left
 * out: call it when only the events are still to be written.
 */
export async function writeReceipt(tx: Tx, receipt: NewReceipt): Promise<{ number: string; digest: string }> {
  const { submission, attempt, form, authority, paper, account, at } = receipt
  const digest = sha256(textOf(receipt))
  const number = await nextNumber(tx, at)
  await tx
    .insertInto('receipt')
    .values({
      submission_id: submission.id,
      attempt,
      number,
      at,
      by_account: account,
      form,
      authority_id: authority ?? null,
      document_number: paper?.number ?? null,
      document_date: paper?.date ?? null,
      signer: paper?.signer ?? null,
      hash: Buffer.from(digest, 'hex'),
    })
    .execute()
  return { number, digest }
}

function textOf({ submission, attempt, pins, claims, evidence }: NewReceipt): string {
  const { id, member, round } = submission
  const of = { submission: id, organisation: member.id, edition: round.edition, period: round.period, attempt }
  return receiptText({ ...of, values: pins, claims, evidence })
}

/** `2026-000123`: the year in which it was given, in Vietnam, and its place in it. */
async function nextNumber(tx: Tx, at: Date): Promise<string> {
  const year = dayAt(Number(at)).slice(0, 4)
  await sql`select pg_advisory_xact_lock(hashtext('receipt.number'))`.execute(tx)
  const { rows } = await sql<{ last: number | null }>`
    select max(substr(number, 6)::integer) as last from receipt where number like ${`${year}-%`}
  `.execute(tx)
  return `${year}-${String((rows[0]?.last ?? 0) + 1).padStart(6, '0')}`
}

/** The receipt of one attempt. */
export async function receiptView(
  db: Db,
  { id, member, round }: StoredSubmission,
  attempt: number,
): Promise<ReceiptView> {
  const row = await db
    .selectFrom('receipt')
    .innerJoin('account', 'account.id', 'receipt.by_account')
    .leftJoin('authority', 'authority.id', 'receipt.authority_id')
    .select(['receipt.number', 'receipt.at', 'receipt.form', 'receipt.hash', 'receipt.recalled_at'])
    .select(['receipt.document_number', 'receipt.document_date', 'receipt.signer'])
    .select(['account.display_name as by', 'authority.form as authority'])
    .select(sql<number>`(select count(*) from pin where submission_id = ${id} and attempt = ${attempt})`.as('pins'))
    .select(
      sql<number>`(select count(*) from pinned_claim where submission_id = ${id} and attempt = ${attempt})`.as(
        'claims',
      ),
    )
    .where('receipt.submission_id', '=', id)
    .where('receipt.attempt', '=', attempt)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  const { document_number: number, document_date: date, signer } = row
  return {
    submission: id,
    attempt,
    number: row.number,
    at: row.at.toISOString(),
    by: row.by,
    form: row.form as ReceiptForm,
    ...(row.authority !== null && { authority: row.authority as AuthorityForm }),
    ...(number !== null && date !== null && signer !== null && { document: { number, date, signer } }),
    digest: row.hash.toString('hex'),
    organisation: { id: member.id, name: member.name },
    round: round.title,
    edition: round.edition,
    period: round.period,
    values: row.pins,
    claims: row.claims,
    ...(row.recalled_at && { recalledAt: row.recalled_at.toISOString() }),
  }
}
