import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readContentFolder } from '#content/content-folder.ts'
import { openDatabase, type Database } from '#db/database.ts'
import type { Content } from '#domain/content/content.ts'
import { Edition } from '#domain/edition/definition.ts'
import { DataItem } from '#domain/item/data-item.ts'
import { OrganisationFile } from '#domain/organisation/organisation.ts'
import { PublishedResults } from '#domain/programme/published.ts'
import { freshDatabase, type FreshDatabase } from '#test/support/database/database.ts'
import { loadContent } from './load.ts'
import { readContentRows } from './read.ts'

const WHEN = { now: new Date('2026-11-21T08:00:00Z'), by: null }
const opened: { fresh: FreshDatabase; database: Database }[] = []

async function empty(): Promise<Database> {
  const fresh = await freshDatabase('empty')
  const database = openDatabase(fresh.url)
  opened.push({ fresh, database })
  return database
}

afterAll(async () => {
  for (const { fresh, database } of opened) {
    await database.close()
    await fresh.drop()
  }
})

const item = (id: string, more: Partial<DataItem> = {}): DataItem =>
  DataItem.parse({ id, name: `Số ${id}`, kind: 'count', providers: ['unit'], ...more })

/** An edition of one criterion, b/a of 10 points, whose example can be made to fail. */
function edition(id: string, { points = '5', max = '10', letters = { a: 'whole', b: 'part' }, more = {} } = {}) {
  const variables = Object.fromEntries(Object.entries(letters).map(([letter, item]) => [letter, { item }]))
  return Edition.parse({
    id,
    indexSet: 'nho',
    title: { vi: 'Bộ nhỏ', en: 'Small set' },
    source: 'nho',
    number: '1/QĐ',
    issuedBy: 'UBND',
    issuedOn: '2026-01-01',
    article: 'Điều 1',
    nodes: [
      {
        code: 'I',
        title: 'Trụ cột',
        children: [
          {
            code: '1',
            title: 'Tỷ lệ',
            max,
            formula: 'RATIO(b, a)*max',
            variables,
            examples: [{ given: { a: 2, b: 1 }, points }],
          },
        ],
      },
    ],
    ...more,
  })
}

const small = (more: Partial<Content> = {}): Content => ({
  items: new Map([item('whole'), item('part', { partOf: 'whole' }), item('free')].map((one) => [one.id, one])),
  nearEqual: [],
  editions: [edition('nho-1')],
  documents: [],
  organisationFiles: [],
  published: [],
  ...more,
})

const withItem = (content: Content, ...items: DataItem[]): Content => ({
  ...content,
  items: new Map([...content.items, ...items.map((one) => [one.id, one] as const)]),
})

async function events(database: Database): Promise<string[]> {
  const rows = await database.db
    .selectFrom('event')
    .select(['stream', 'kind'])
    .orderBy('stream')
    .orderBy('sequence')
    .execute()
  return rows.map(({ stream, kind }) => `${stream} ${kind}`)
}

describe('the whole content folder', () => {
  const content = readContentFolder()
  let database: Database
  let first: Awaited<ReturnType<typeof loadContent>>

  beforeAll(async () => {
    database = await empty()
    first = await loadContent(database, content, WHEN)
  })

  test('loads without a refusal, and every edition is issued', () => {
    expect(first).toMatchObject({
      wrote: true,
      refused: [],
      drafts: [],
      added: {
        ...{ edition: content.editions.length, item: content.items.size, document: 5 },
        ...{ 'organisation-file': 4, 'published-results': 3 },
      },
    })
    expect([...first.issued].sort()).toEqual(content.editions.map(({ id }) => id))
  })

  test('comes back from the database exactly as the files say it, the order of letters included', async () => {
    const { states, hashes, ...back } = await readContentRows(database.db)
    expect(back).toStrictEqual(content)
    // The same text: no key has moved.
    expect(JSON.stringify(back.editions)).toBe(JSON.stringify(content.editions))
    expect(JSON.stringify(back.documents)).toBe(JSON.stringify(content.documents))
    expect(JSON.stringify([...back.items])).toBe(JSON.stringify([...content.items]))
    expect(new Set(states.values())).toEqual(new Set(['issued']))
    expect(hashes.size).toBe(content.editions.length + 5 + 4 + 3)
  })

  test('a second load writes nothing and says so', async () => {
    const before = await events(database)
    const again = await loadContent(database, readContentFolder(), WHEN)
    expect(again).toMatchObject({ wrote: false, issued: [], refused: [], added: { edition: 0, item: 0 } })
    expect(again.unchanged).toEqual(first.added)
    expect(await events(database)).toEqual(before)
  })

  test('every edition has its events, and the installation one', async () => {
    const told = await events(database)
    for (const { id } of content.editions)
      expect(told.filter((one) => one.startsWith(`edition:${id} `))).toEqual([
        `edition:${id} edition.loaded`,
        `edition:${id} edition.issued`,
      ])
    expect(told.filter((one) => one.startsWith('installation:'))).toEqual([
      'installation:main installation.content-loaded',
    ])
  })
})

describe('what is frozen', () => {
  test('an issued edition cannot become another; what is new beside it is loaded', async () => {
    const database = await empty()
    await loadContent(database, small(), WHEN)
    const other = withItem(
      small({ editions: [edition('nho-1', { max: '12', points: '6' }), edition('nho-2')] }),
      item('new'),
    )
    const report = await loadContent(database, other, WHEN)
    expect(report.refused).toEqual([
      { code: 'edition-frozen', kind: 'edition', place: 'nho-1', node: undefined, params: {} },
    ])
    expect(report).toMatchObject({ added: { edition: 1, item: 1 }, issued: ['nho-2'] })
    const { editions } = await readContentRows(database.db)
    expect(editions).toEqual([edition('nho-1'), edition('nho-2')])
  })

  test('the items that it reads cannot change, nor their wholes; others can', async () => {
    const database = await empty()
    const letters = { a: 'free', b: 'part' }
    await loadContent(database, small({ editions: [edition('nho-1', { letters })] }), WHEN)
    const changed = [item('whole', { unit: 'hồ sơ' }), item('part', { name: 'Khác', partOf: 'whole' }), item('new')]
    const report = await loadContent(database, withItem(small({ editions: [] }), ...changed), WHEN)
    expect(report.refused.map(({ code, place, params }) => [code, place, params['edition']])).toEqual([
      ['item-frozen', 'whole', 'nho-1'],
      ['item-frozen', 'part', 'nho-1'],
    ])
    const { items } = await readContentRows(database.db)
    expect([...items.keys()]).toEqual(['whole', 'part', 'free', 'new'])
    expect(items.get('whole')).toEqual(item('whole'))
  })

  test('an item that no issued edition reads changes with its options', async () => {
    const database = await empty()
    const options = (...slugs: string[]) => slugs.map((slug) => ({ slug, name: slug }))
    await loadContent(database, withItem(small(), item('level', { kind: 'choice', options: options('x', 'y') })), WHEN)
    const other = item('level', { kind: 'choice', options: options('y', 'z', 'x'), range: { most: '07.50' } })
    expect(await loadContent(database, withItem(small(), other), WHEN)).toMatchObject({
      changed: { item: 1 },
      refused: [],
    })
    const { items } = await readContentRows(database.db)
    expect(items.get('level')).toMatchObject({ options: options('y', 'z', 'x'), range: { most: '7.50' } })
    expect(await loadContent(database, withItem(small(), other), WHEN)).toMatchObject({ wrote: false })
  })

  test('an item that has values cannot change', async () => {
    const database = await empty()
    await loadContent(database, small(), WHEN)
    await giveValue(database, 'free')
    const report = await loadContent(database, withItem(small(), item('free', { kind: 'amount' })), WHEN)
    expect(report.refused).toMatchObject([{ code: 'item-has-values', kind: 'item', place: 'free' }])
    expect(report.wrote).toBe(false)
  })
})

describe('drafts', () => {
  test('an edition whose example fails stays a draft until it is right', async () => {
    const database = await empty()
    const wrong = await loadContent(database, small({ editions: [edition('nho-1', { points: '4' })] }), WHEN)
    expect(wrong).toMatchObject({ added: { edition: 1 }, issued: [], refused: [] })
    expect(wrong.drafts).toMatchObject([{ edition: 'nho-1', faults: [{ code: 'example-fails', node: '1' }] }])
    const right = await loadContent(database, small(), WHEN)
    expect(right).toMatchObject({ changed: { edition: 1 }, issued: ['nho-1'], drafts: [] })
    expect(await readContentRows(database.db)).toMatchObject({ editions: [edition('nho-1')] })
  })

  test('a draft becomes issued without a change of its own when the item it reads is corrected', async () => {
    const database = await empty()
    const text = withItem(small(), item('part', { kind: 'text', partOf: 'whole' }))
    expect(await loadContent(database, text, WHEN)).toMatchObject({ drafts: [{ edition: 'nho-1' }] })
    expect(await loadContent(database, small(), WHEN)).toMatchObject({
      issued: ['nho-1'],
      changed: { edition: 0, item: 1 },
    })
    expect((await events(database)).filter((one) => one.startsWith('edition:'))).toEqual([
      'edition:nho-1 edition.loaded',
      'edition:nho-1 edition.issued',
    ])
  })

  test('a draft that a role hangs on is not replaced', async () => {
    const database = await empty()
    await loadContent(database, small({ editions: [edition('nho-1', { points: '4' })] }), WHEN)
    const account = await anAccount(database)
    await database.db
      .insertInto('role_grant')
      .values({
        id: '018f0000-0000-7000-8000-00000000000f',
        account_id: account,
        role: 'appraiser',
        edition_id: 'nho-1',
        node_code: '1',
        valid_from: '2026-01-01',
        granted_at: WHEN.now,
      })
      .execute()
    expect(await loadContent(database, small(), WHEN)).toMatchObject({
      refused: [{ code: 'draft-in-use', place: 'nho-1' }],
    })
  })
})

describe('what cannot be represented', () => {
  test.each([
    ['letter-item-unknown', '1', small({ editions: [edition('x', { letters: { a: 'whole', b: 'nobody' } })] })],
    ['node-twice', 'I', small({ editions: [edition('x', { more: { nodes: [node('I'), node('I')] } })] })],
    ['id-twice', undefined, small({ editions: [edition('x', { more: { items: [item('whole')] } })] })],
    [
      'item-whole-unknown',
      undefined,
      small({ editions: [edition('x', { more: { items: [item('own', { partOf: 'gone' })] } })] }),
    ],
  ])('%s: the edition is refused, the items are loaded', async (code, node, content) => {
    const report = await loadContent(await empty(), content, WHEN)
    expect(report.refused).toMatchObject([{ code, kind: 'edition', place: 'x', node }])
    expect(report.added).toMatchObject({ edition: 0, item: 3 })
  })

  test('an item that is part of an unknown one is refused, and so is what is part of it', async () => {
    const content = withItem(small(), item('inner', { partOf: 'middle' }), item('middle', { partOf: 'gone' }))
    const report = await loadContent(await empty(), content, WHEN)
    expect(report.refused.map(({ place, params }) => [place, params['other']])).toEqual([
      ['middle', 'gone'],
      ['inner', 'middle'],
    ])
    expect(report.issued).toEqual(['nho-1'])
  })

  test('an edition comes back with the items that it brings along, in their order', async () => {
    const own = [
      item('z-own', { kind: 'yes-no' }),
      item('a-own', { partOf: 'whole', replaces: { item: 'free', factor: '1/3' } }),
    ]
    const content = small({
      editions: [
        edition('x', {
          letters: { b: 'a-own', a: 'whole' },
          more: { items: own, rankBy: 'index', bands: [{ name: 'Tốt', least: '0.8' }] },
        }),
      ],
    })
    const database = await empty()
    expect(await loadContent(database, content, WHEN)).toMatchObject({ issued: ['x'], refused: [] })
    const { editions, items } = await readContentRows(database.db)
    expect(editions).toStrictEqual(content.editions)
    expect(items.has('a-own')).toBe(false)
  })
})

test('of two loads at once one writes, the other finds it done', async () => {
  const database = await empty()
  const reports = await Promise.all([1, 2].map(() => loadContent(database, small(), WHEN)))
  expect(reports.filter(({ wrote }) => wrote)).toHaveLength(1)
})

test('documents, lists of organisations, publications of results and near-equal items may change', async () => {
  const database = await empty()
  const file = (name: string) =>
    OrganisationFile.parse({ id: 'tinh', title: { vi: name, en: name }, organisations: [] })
  const nearEqual = (vi: string) => [{ items: ['whole', 'free'], why: { vi, en: vi } }]
  const results = (place: number) =>
    PublishedResults.parse({
      ...{ id: 'dti-2023', edition: 'nho-1', year: 2023, publishedBy: 'Bộ', source: 'Báo cáo' },
      rows: [{ subject: 'tinh', name: 'Tỉnh', figures: { total: { place } } }],
    })
  const said = (name: string, place: number, why: string): Partial<Content> => ({
    ...{ organisationFiles: [file(name)], published: [results(place)], nearEqual: nearEqual(why) },
  })
  await loadContent(database, small(said('Cũ', 18, 'một')), WHEN)
  const next = small(said('Mới', 17, 'hai'))
  expect(await loadContent(database, next, WHEN)).toMatchObject({
    wrote: true,
    changed: { 'organisation-file': 1, 'published-results': 1 },
  })
  expect(await readContentRows(database.db)).toMatchObject({
    organisationFiles: [file('Mới')],
    published: [results(17)],
    nearEqual: nearEqual('hai'),
  })
})

function node(code: string) {
  return { code, title: code, max: '1', formula: 'max' }
}

async function anAccount({ db }: Database): Promise<string> {
  const id = '018f0000-0000-7000-8000-000000000001'
  const account = { id, user_name: 'can-bo', kind: 'person', display_name: 'Cán bộ', state: 'active', version: 1 }
  await db
    .insertInto('account')
    .values({ ...account, created_at: WHEN.now })
    .execute()
  return id
}

async function giveValue(database: Database, item: string): Promise<void> {
  const [account, unit] = [await anAccount(database), '018f0000-0000-7000-8000-000000000002']
  await database.db.insertInto('organisation').values({ id: unit, created_at: WHEN.now }).execute()
  await database.db
    .insertInto('value')
    .values({
      id: '018f0000-0000-7000-8000-000000000003',
      subject_id: unit,
      item_id: item,
      period: '2026',
      period_from: '2026-01-01',
      period_to: '2027-01-01',
      version: 1,
      provider_id: unit,
      source: 'typed',
      kind: 'number',
      number: '3',
      on_behalf: false,
      stage: 'declared',
      entered_by: account,
      entered_at: WHEN.now,
    })
    .execute()
}
