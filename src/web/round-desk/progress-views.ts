/** By what the progress of an appraisal is shown, as the address writes it; absent: by part. */
export const PROGRESS_VIEWS = ['tieu-chi', 'nguoi', 'don-vi'] as const
export type ProgressView = 'phan' | (typeof PROGRESS_VIEWS)[number]
