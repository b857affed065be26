import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import { organisations } from '#contract/organisations.ts'
import type { Visitor } from '#test/support/people.ts'
import { created, openRegisterHouse, type RegisterHouse } from '#test/support/register-house.ts'
import { insertRows } from '../bulk-insert.ts'
import { organisationQuery } from './list-organisations.ts'

type Input = InputOf<typeof organisations.listOrganisations>
type Page = OutputOf<typeof organisations.listOrganisations>

let house: RegisterHouse
let reader: Visitor
let nation: string
let province: string

beforeAll(async () => {
  house = await openRegisterHouse()
  nation = await created(house.admin, 'Việt Nam', { kind: 'nation', level: 'central' })
  const place = { kind: 'province', level: 'province', parent: nation } as const
  province = await created(house.admin, 'Tỉnh Núi Biếc', { ...place, ordinal: 2 })
  const department = { kind: 'department', level: 'province', parent: province } as const
  await created(house.admin, 'Sở Thông tin và Truyền thông', {
    ...department,
    shortName: 'Sở TT&TT',
    abbreviation: 'STTTT',
    identifier: 'H53.07',
    ordinal: 1,
  })
  for (const [at, name] of ['Xã Êm', 'Xã Đồng', 'Xã Dương', 'Xã An', 'Xã Đại', 'Xã Ân', 'Xã Em', 'Xã Dân'].entries())
    await created(house.admin, name, { parent: province, ordinal: at + 2 })
  reader = await house.as('auditor')
})
afterAll(() => house.close())

const list = (input: Input = {}): Promise<Page> => reader.call(organisations.listOrganisations, input)
const names = async (input: Input): Promise<string[]> => (await list(input)).organisations.map(({ name }) => name)

async function pages(input: Input): Promise<Page['organisations']> {
  const rows: Page['organisations'] = []
  let after: string | undefined
  do {
    const page = await list({ ...input, ...(after !== undefined && { after }) })
    rows.push(...page.organisations)
    after = page.next ?? undefined
  } while (after !== undefined)
  return rows
}

describe('the list', () => {
  test.each(['đồng', 'Dong', 'DONG', 'xa dong', 'đồng xã'])(
    'finds by a part of the name, marks or not: %s',
    async (words) => {
      expect(await names({ words })).toEqual(['Xã Đồng'])
    },
  )

  test.each(['sttt', 'Sở tt&tt', 'truyen thong'])('finds by short name, abbreviation, name: %s', async (words) => {
    expect(await names({ words })).toEqual(['Sở Thông tin và Truyền thông'])
  })

  test('takes what means something to a pattern as letters', async () => {
    expect(await names({ words: 'D_ng' })).toEqual([])
    expect(await names({ words: 'X%a' })).toEqual([])
  })

  test('by name stands as Vietnamese is sorted: Đ after D, Â after A, Ê after E', async () => {
    expect(await names({ kind: 'commune', order: 'name' })).toEqual([
      'Xã An',
      'Xã Ân',
      'Xã Dân',
      'Xã Dương',
      'Xã Đại',
      'Xã Đồng',
      'Xã Em',
      'Xã Êm',
    ])
  })

  test('in official order follows the ordinals', async () => {
    expect(await names({ under: province })).toEqual([
      'Sở Thông tin và Truyền thông',
      'Xã Êm',
      'Xã Đồng',
      'Xã Dương',
      'Xã An',
      'Xã Đại',
      'Xã Ân',
      'Xã Em',
      'Xã Dân',
    ])
  })

  test('is that of the day asked for', async () => {
    expect(await names({ on: '2019-12-31' })).toEqual([])
    const { on, organisations: rows } = await list({ on: '2020-01-01', words: 'xa dong' })
    expect([on, rows[0]?.parent]).toEqual(['2020-01-01', province])
  })

  test('refuses a cursor of the other order, and one that it never gave', async () => {
    const { next } = await list({ limit: 1 })
    for (const [after, order] of [
      [next!, 'name'],
      ['?', 'name'],
      ['bm8', 'official'],
      ['W10', 'official'],
    ] as const)
      await expect(list({ after, order })).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('over 4,000 units', () => {
  let wide: string

  beforeAll(async () => {
    wide = await created(house.admin, 'Tỉnh Rộng', { kind: 'province', level: 'province', parent: nation, ordinal: 1 })
    await house.database.db.transaction().execute(async (tx) => {
      const syllables = ['Đồng', 'Dương', 'Lúa', 'Ân', 'An', 'Biếc', 'Sen', 'Êm', 'Ức', 'Ước', 'Nhuận', 'Trà', 'Ô', 'Ơ']
      const of = (at: number) => syllables[at % syllables.length]!
      const ids = Array.from({ length: 4000 }, () => uuidv7())
      await insertRows(
        tx,
        'organisation',
        ids.map((id) => ({ id, created_at: new Date() })),
      )
      const versions = ids.map((id, at) => ({
        id: uuidv7(),
        organisation_id: id,
        valid_from: '2021-01-01',
        name: `Xã ${of(at)} ${of(at >> 4)} ${of(at >> 8)}`,
        kind: 'commune',
        level: 'commune',
        // A hundred of them have children; many share an ordinal.
        parent_id: at < 100 ? wide : at < 2000 ? ids[at % 100]! : wide,
        ordinal: at % 50,
      }))
      await insertRows(tx, 'organisation_version', versions)
    })
    await sql`vacuum analyze organisation_version`.execute(house.database.db)
  })

  test('pages in official order follow one another as the tree stands', async () => {
    const rows = await pages({ on: '2022-01-01', limit: 500 })
    const tree = await reader.call(organisations.showTree, { on: '2022-01-01' })
    expect(rows.map(({ organisation }) => organisation)).toEqual(
      tree.organisations.map(({ organisation }) => organisation),
    )
    expect(rows).toHaveLength(4012)
  })

  test('pages by name hold each once, sorted, though many bear the same name', async () => {
    const rows = await pages({ under: wide, order: 'name', limit: 300 })
    expect(new Set(rows.map(({ organisation }) => organisation)).size).toBe(4000)
    const { compare } = new Intl.Collator('vi')
    expect(rows.filter((row, at) => at > 0 && compare(rows[at - 1]!.name, row.name) > 0)).toEqual([])
  })

  test.each(['official', 'name'] as const)('what comes or goes between two pages moves no other: %s', async (order) => {
    const input = { under: wide, on: '2021-06-01', order, limit: 200 } as const
    const whole = await pages(input)
    const first = await list(input)
    const early = first.organisations[10]!.organisation
    await created(house.admin, 'Xã A', { parent: wide, ordinal: 0, from: '2021-01-01' })
    await sql`update organisation_version set valid_to = '2021-03-01' where organisation_id = ${early}`.execute(
      house.database.db,
    )
    const rest = await pages({ ...input, after: first.next! })
    expect(rest.map(({ organisation }) => organisation)).toEqual(
      whole.slice(200).map(({ organisation }) => organisation),
    )
  })

  test('a search reads the index of parts of names, not every row', async () => {
    const input = organisations.listOrganisations.input.parse({ words: 'truyền thông', order: 'name' })
    const plan = await sql<{ 'QUERY PLAN': string }>`explain ${organisationQuery(input)}`.execute(house.database.db)
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('organisation_version_folded')
  })
})
