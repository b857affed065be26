import { queryOptions } from '@tanstack/react-query'
import { examination } from '#contract/examination.ts'
import { notices } from '#contract/notices.ts'
import type { MailState } from '#domain/message/mail.ts'
import { call } from '../api.ts'

const LOOK = { retry: false, refetchOnWindowFocus: false } as const
const ROWS = 50

export const systemNow = queryOptions({
  ...LOOK,
  queryKey: ['examination'],
  queryFn: () => call(examination.showExamination, {}),
  refetchOnMount: 'always',
})

export type MailFilter = { readonly state?: MailState | undefined; readonly before?: string | undefined }

export const mailPage = (filter: MailFilter) =>
  queryOptions({
    ...LOOK,
    queryKey: ['mails', filter],
    queryFn: () => call(notices.listMails, { ...filter, limit: ROWS }),
    refetchOnMount: 'always',
  })
