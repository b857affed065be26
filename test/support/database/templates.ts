import { readContentFolder } from '#content/content-folder.ts'
import { openDatabase, type Database } from '#db/database.ts'
import { migrate } from '#db/migrate.ts'
import { loadContent } from '#server/content/load.ts'
import { seedDemo } from '#cli/memory/seed.ts'
import { trustingKeys } from './databases.ts'

export type Template = {
  /** The template it starts from; without one, an empty database. */
  readonly from?: string
  readonly make: (url: string) => Promise<unknown>
}

/** When the templates' content was loaded and the demonstration made. */
export const TEMPLATES_AT = new Date('2026-11-21T08:00:00Z')

/** The databases that tests start from. Each is made once in a run of the tests, when a test first asks for it. */
export const TEMPLATES = {
  empty: { make: migrate },
  /** The whole content folder, loaded. */
  content: {
    from: 'empty',
    make: (url) => filled(url, (database) => loadContent(database, readContentFolder(), LOADING)),
  },
  /** The demonstration province upon it. */
  demo: {
    from: 'content',
    make: (url) => trustingKeys(url, () => filled(url, (database) => seedDemo(database, SEEDING))),
  },
} as const satisfies Record<string, Template>

export type TemplateName = keyof typeof TEMPLATES

const LOADING = { now: TEMPLATES_AT, by: null }
const SEEDING = { now: TEMPLATES_AT, isProduction: false }

async function filled(url: string, fill: (database: Database) => Promise<unknown>): Promise<void> {
  const database = openDatabase(url, { most: 2 })
  try {
    await fill(database)
    await database.pool.query('analyze')
  } finally {
    await database.close()
  }
}
