import { readContentFolder } from '#content/content-folder.ts'
import { loadContent } from '#server/content/load.ts'
import type { Prepare } from '#server/main.ts'
import { loadReportLines } from '#text/content-load.ts'
import { seededLines } from '#text/seed.ts'
import { seedDemo } from './seed.ts'

/**
 * Loads the content that comes with the program, and in a trial makes the demonstration province where there are no
 * organisations. In production an administrator does both, when and if they are wanted.
 */
export const prepareTrial: Prepare = async (database, { LABAN_MODE }) => {
  if (LABAN_MODE === 'production') return []
  const now = new Date()
  const report = await loadContent(database, readContentFolder(), { now, by: null })
  const refused = report.refused.length > 0 ? loadReportLines(report, 'vi') : []
  const seeded = await seedDemo(database, { now, isProduction: false })
  return seeded.kind === 'seeded' ? [...refused, ...seededLines(seeded.counts, seeded.links, 'vi')] : refused
}
