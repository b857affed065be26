import { DEMONSTRATION, demonstrationProvince } from '#content/demonstration-province.ts'
import type { Database } from '#db/database.ts'
import { outlineOf } from '#domain/edition/outline.ts'
import { readContentRows } from '#server/content/read.ts'
import { seedDemonstration, type Seeding, type SeedOutcome } from '#server/demonstration/seed.ts'
import { seededLines, seedRefusalText } from '#text/seed.ts'
import { done, failed, Misuse, type Command, type Output } from '../command.ts'
import { jsonText } from '../print.ts'
import type { WithDatabase } from './content-load.ts'

/** `isProduction` is asked when the command runs. */
export const seed = (withDatabase: WithDatabase, isProduction: () => boolean): Command => ({
  name: 'seed',
  usage: '--demo',
  positionals: 0,
  options: [{ name: 'demo', vi: 'tạo tỉnh minh hoạ', en: 'make the demonstration province' }],
  vi: 'Tạo tỉnh minh hoạ trong cơ sở dữ liệu chưa có đơn vị: đơn vị, người, tài khoản đủ các vai trò (in liên kết mở một lần), số liệu ba năm đã qua và một năm đang nhập. Không chạy ở chế độ vận hành.',
  en: 'Makes the demonstration province in a database without organisations: units, people, accounts of every role (one-time links are printed), three past years of values and one being collected. Never in production.',
  run: async ({ values, json, language }) => {
    if (values['demo'] !== true) throw new Misuse('cần: laban seed --demo', 'usage: laban seed --demo')
    const outcome = await withDatabase((database) =>
      seedDemo(database, { now: new Date(), isProduction: isProduction() }),
    )
    if (outcome.kind === 'refused')
      return failed(json ? [jsonText(outcome)] : [], [seedRefusalText(outcome.code, language)])
    return json ? done([jsonText(outcome)]) : printed(seededLines(outcome.counts, outcome.links, language))
  },
})

/** Makes the demonstration province of the content that the database holds. */
export async function seedDemo(database: Database, seeding: Seeding): Promise<SeedOutcome> {
  if (seeding.isProduction) return { kind: 'refused', code: 'production' }
  const { editions, items, organisationFiles } = await readContentRows(database.db)
  const edition = editions.find(({ id }) => id === DEMONSTRATION.edition)
  const file = organisationFiles.find(({ id }) => id === DEMONSTRATION.organisations)
  if (!edition || !file) return { kind: 'refused', code: 'content-missing' }
  const { outline } = outlineOf(edition, items)
  return seedDemonstration(database, demonstrationProvince(file, outline, items, DEMONSTRATION.seed), seeding)
}

function printed(lines: readonly string[]): Output {
  return done(lines.map((line) => `${line}\n`))
}
