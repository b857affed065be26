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
  if (seeded.kind !== 'seeded') return refused
  // The server prints the first administrator's itself, by a further link that ends this one.
  const links = seeded.links.filter(({ roles }) => !roles.includes('administrator'))
  return [...refused, ...seededLines(seeded.counts, links, 'vi')]
}
