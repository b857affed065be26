import type { Handlers } from '#contract/operation.ts'
import type { submissionLife } from '#contract/submission-life.ts'
import type { Db } from '#db/database.ts'
import type { Call } from '../call.ts'
import { showLife } from './show-life.ts'
import { showReceiptText } from './show-receipt-text.ts'

export const submissionLifeHandlers = ({ db }: { readonly db: Db }) =>
  ({
    showSubmissionLife: ({ submission }, call) => showLife(db, submission, call),
    showReceiptText: (input, call) => showReceiptText(db, input, call),
  }) satisfies Handlers<typeof submissionLife, Call>
