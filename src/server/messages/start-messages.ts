import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { MailSettings } from './mail-settings.ts'
import { clearOutbox } from './outbox.ts'
import { databaseTime, remind } from './remind.ts'
import { tellAppraisers } from './tell-appraisers.ts'
import { sendWaiting, type MessageLog } from './send-waiting.ts'

type Start = {
  readonly db: Db
  /** The editions, by id, as they are at the moment: which criteria apply to whom. */
  readonly content: { readonly outlines: ReadonlyMap<string, Outline> }
  /** Without these nothing is mailed: notices stand in the application only. */
  readonly settings: MailSettings | undefined
  readonly log: MessageLog
}

export type Messages = {
  /** Ends after the mail that is being sent, if any. */
  stop(): Promise<void>
}

const REMIND_EVERY_MS = 60_000
const SEND_EVERY_MS = 5000

/** Reminds every minute, tells appraisers what came in, and, where mail is set up, sends what waits every few seconds. Any number of processes may. */
export function startMessages({ db, content, settings, log }: Start): Messages {
  const now = (): Promise<Date> => databaseTime(db)
  const reminding = repeat(REMIND_EVERY_MS, log, 'not reminded', async () => {
    if (settings) await beSeen(db, settings)
    await remind(db)
    await tellAppraisers(db, content.outlines)
    const cleared = settings ? await clearOutbox(db, await now()) : 0
    if (cleared > 0) log.error({ mails: cleared }, 'mails given up')
  })
  const sending =
    settings &&
    repeat(SEND_EVERY_MS, log, 'mail not sent', (isStopped) => sendWaiting({ db, settings, now, log, isStopped }))
  return {
    stop: async () => {
      await Promise.all([reminding.stop(), sending?.stop()])
    },
  }
}

/** Tells all processes that there is somebody to send: from then on the outbox is filled. */
export async function beSeen(db: Db, { from }: Pick<MailSettings, 'from'>): Promise<void> {
  const domain = from.address.split('@')[1]!
  await sql`
    insert into mail_sender (id, domain, seen_at) values (1, ${domain}, now())
    on conflict (id) do update set domain = excluded.domain, seen_at = excluded.seen_at
  `.execute(db)
}

type Act = (isStopped: () => boolean) => Promise<unknown>

/** At once and then so long after each end; what fails is logged and tried again next time. */
function repeat(everyMs: number, log: MessageLog, failed: string, act: Act): { stop(): Promise<void> } {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  const turn = async (): Promise<void> => {
    await act(() => isStopped).catch((err: unknown) => log.error({ err }, failed))
    if (isStopped) return
    timer = setTimeout(() => {
      running = turn()
    }, everyMs).unref()
  }
  let running = turn()
  return {
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      return running
    },
  }
}
