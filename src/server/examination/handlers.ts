import type { examination } from '#contract/examination.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Db } from '#db/database.ts'
import { actorOf, type Call } from '../call.ts'
import { mailSettingsOf } from '../messages/mail-settings.ts'
import type { Examinations } from './examinations.ts'
import type { Examined } from './look.ts'
import { TestMails } from './test-mails.ts'

type Deps = { readonly db: Db; readonly examinations: Examinations; readonly examined: Examined }

export function examinationHandlers({ db, examinations, examined }: Deps): Handlers<typeof examination, Call> {
  const testMails = new TestMails(db, mailSettingsOf(examined))
  return {
    showExamination: () => examinations.current(),
    sendTestMail: (_, call) => testMails.send(actorOf(call), call.origin),
  }
}
