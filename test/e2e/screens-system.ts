import { uuidv7 } from 'uuidv7'
import { beSeen } from '#server/messages/start-messages.ts'
import { tell } from '#server/messages/tell.ts'
import type { Screen } from './screen.ts'
import type { AnySite } from './site.ts'

const ADMINISTRATOR = 'quan-tri.minh-hoa'

/** The way into administration, the system page and the outbox. */
export const SCREENS_OF_SYSTEM: Record<string, Screen> = {
  '/quan-tri': {
    filled: () => ({ path: '/quan-tri', as: ADMINISTRATOR }),
    empty: { never: 'whoever is let in has at least one part' },
    error: { never: 'it asks the server for nothing but the session' },
  },
  '/quan-tri/he-thong': {
    filled: () => ({ path: '/quan-tri/he-thong', as: ADMINISTRATOR }),
    empty: { never: 'an examination always finds something' },
    error: 'answers fail',
  },
  '/quan-tri/hop-thu-di': {
    filled: async ({ loaded }) => {
      await mails(loaded)
      return { path: '/quan-tri/hop-thu-di', as: ADMINISTRATOR }
    },
    empty: () => ({ path: '/quan-tri/hop-thu-di?tinh-trang=sending', as: ADMINISTRATOR }),
    error: 'answers fail',
  },
}

/** One mail of each state but `sending`, to officers of the demonstration; those that nobody sends wait. */
export async function mails({ database: { db } }: AnySite): Promise<void> {
  await beSeen(db, { from: { name: 'La Bàn', address: 'laban@tinh.example' } })
  const ends = [
    { state: 'waiting', attempts: 0 },
    { state: 'failed', attempts: 1, last_error: '550 5.1.1 <sai@tinh.example>: no such user here' },
    { state: 'unknown', attempts: 1, last_error: 'sender-lost' },
    { state: 'sent', attempts: 2, sent_at: new Date() },
  ]
  const officers = ['cb.so-y-te', 'tt.so-y-te', 'cb.huyen-tan-khe', 'tt.huyen-tan-khe']
  for (const [place, end] of ends.entries()) {
    const account = await db
      .updateTable('account')
      .set({ email: `${officers[place]}@tinh.example`, state: 'active' })
      .where('user_name', '=', officers[place]!)
      .returning('id')
      .executeTakeFirstOrThrow()
    const params = { round: 'Đợt năm 2026', organisation: 'Sở Y tế' }
    const notice = { kind: 'approved', params, account: account.id, onceKey: uuidv7() } as const
    await db.transaction().execute((tx) => tell(tx, [notice]))
    const told = db
      .selectFrom('notice')
      .select('id')
      .where('account_id', '=', account.id)
      .where('once_key', '=', notice.onceKey)
    await db.updateTable('mail').set(end).where('notice_id', '=', told).execute()
  }
}
