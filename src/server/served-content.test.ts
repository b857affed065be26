import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/database.ts'
import { freshDatabase, type FreshDatabase } from '#test/support/database/database.ts'
import { demonstrationHandlers } from './demonstration/handlers.ts'
import { readContent, type ServedContent } from './served-content.ts'

const opened: { fresh: FreshDatabase; database: Database }[] = []

async function served(template: 'empty' | 'content' | 'demo'): Promise<ServedContent> {
  const fresh = await freshDatabase(template)
  const database = openDatabase(fresh.url)
  opened.push({ fresh, database })
  return readContent(database.db)
}

afterAll(async () => {
  for (const { fresh, database } of opened) {
    await database.close()
    await fresh.drop()
  }
})

describe('with content and no demonstration', () => {
  let content: ServedContent
  beforeAll(async () => {
    content = await served('content')
  })

  test('every edition is there, with the items that it reads and without faults', () => {
    expect(content.summaries.editions.map(({ id }) => id)).toHaveLength(6)
    for (const { id } of content.summaries.editions) {
      const { edition, items } = content.editions.get(id)!
      const known = new Set(items.map((item) => item.id))
      for (const [, item] of JSON.stringify(edition.nodes).matchAll(/"item":"([a-z0-9-]+)"/g))
        expect(known).toContain(item)
      expect(content.findingsOf(id)!.findings.some(({ severity }) => severity === 'fault')).toBe(false)
    }
  })

  test('the demonstration is refused as not found', () => {
    expect(content.demonstration).toBeUndefined()
    expect(() => demonstrationHandlers(content).showDemonstration()).toThrow('not-found')
  })

  test('documents, agencies and the search do without it', () => {
    const { programme } = content
    expect(programme.summaries.documents).toHaveLength(5)
    expect(programme.provinces.provinces.map(({ file }) => file.id)).toEqual(['ben-tre', 'thua-thien-hue', 'vinh-phuc'])
    expect(programme.agencies.get('vinh-phuc')!.size).toBeGreaterThan(0)
    const { entries } = programme.searchIndex
    expect(new Set(entries.map(([kind]) => kind))).toContain('items')
    expect(entries.filter(([, , , address]) => address.startsWith('/don-vi/'))).toEqual([])
  })
})

const SEEDING_MS = 300_000

test(
  'with the demonstration it is shown, and its 169 members are found',
  async () => {
    const content = await served('demo')
    expect(demonstrationHandlers(content).showDemonstration()).toMatchObject({
      members: 169,
      period: '2021',
      edition: 'hue-2020',
    })
    const found = content.programme.searchIndex.entries.filter(([, , , address]) => address.startsWith('/don-vi/'))
    expect(found).toHaveLength(169)
  },
  SEEDING_MS,
)

test('a database without content serves empty lists', async () => {
  const content = await served('empty')
  expect(content.summaries.editions).toEqual([])
  expect(content.programme.searchIndex.entries).toEqual([])
})
