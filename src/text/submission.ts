import type { Language } from './language.ts'
import { submissionEn } from './submission-en.ts'
import { submissionVi, type SubmissionText } from './submission-vi.ts'

/** The sentences of a submission's pages: its life, check and sending, receipt. */
export const SUBMISSION: Record<Language, SubmissionText> = { vi: submissionVi, en: submissionEn }
