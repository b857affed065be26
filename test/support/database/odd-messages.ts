import { uuidv7 } from 'uuidv7'

type Insert = (table: string, rows: readonly Readonly<Record<string, unknown>>[]) => Promise<void>

const AT = '2026-02-28T16:59:59.123456Z'

/** A notice and a mail of every state with every odd text. */
export async function fillMessages(
  insert: Insert,
  odd: (index: number) => string,
  accounts: readonly string[],
): Promise<void> {
  const notices = accounts.map((account, i) => ({
    id: uuidv7(),
    account_id: account,
    kind: odd(i),
    params: `{"b": 1.50, "a":  ${JSON.stringify(odd(i))}}`,
    path: i % 2 ? null : odd(i),
    once_key: odd(i),
    told_at: AT,
    read_at: i % 3 ? null : 'infinity',
  }))
  await insert('notice', notices)
  const states = ['waiting', 'sending', 'sent', 'failed', 'unknown']
  await insert(
    'mail',
    notices.map(({ id: notice_id, kind }, i) => ({
      id: uuidv7(),
      notice_id,
      address: kind,
      state: states[i % states.length],
      message_id: kind,
      not_before: '-infinity',
      attempts: i,
      last_error: i % 2 ? null : kind,
      taken_at: i % 2 ? AT : null,
      sent_at: i % 3 ? null : AT,
    })),
  )
  await insert('mail_sender', [{ id: 1, domain: odd(6), seen_at: AT }])
}
