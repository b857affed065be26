import type { notices } from '#contract/notices.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Db } from '#db/database.ts'
import { actorOf, type Call } from '../call.ts'
import { mailPage } from './read-mails.ts'
import { markAllRead, markRead, noticePage } from './read-notices.ts'
import { resendMail } from './resend-mail.ts'

export function noticeHandlers({ db }: { readonly db: Db }): Handlers<typeof notices, Call> {
  return {
    listNotices: (page, call) => noticePage(db, actorOf(call).account, page),
    markRead: ({ notice }, call) => markRead(db, actorOf(call).account, notice),
    markAllRead: ({ newest }, call) => markAllRead(db, actorOf(call).account, newest),
    listMails: (page) => mailPage(db, page),
    resendMail: async ({ mail }, call) => {
      await resendMail(db, actorOf(call), mail, call.origin)
      return {}
    },
  }
}
