import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedDemo } from '#cli/memory/seed.ts'
import { demonstrationOf } from '#content/demonstration.ts'
import { readEdition, readItems, readOrganisationFile } from '#content/library.ts'
import { openDatabase, type Database } from '#db/database.ts'
import { UserName, type AccountKind } from '#domain/account/account.ts'
import { scopeFaults } from '#domain/account/grant-scope.ts'
import { outlineOf } from '#domain/edition/outline.ts'
import { GENESIS, linkHash } from '#domain/event/chain.ts'
import { olderForm, readIdentifier } from '#domain/organisation/identifier.ts'
import { Role } from '#domain/permission/role.ts'
import { periodFrom } from '#domain/period/period.ts'
import { inputsOf } from '#domain/scoring/inputs.ts'
import { score } from '#domain/scoring/score.ts'
import { valueState } from '#domain/value/value-state.ts'
import { ValueStore } from '#domain/value/value-store.ts'
import { exactOf } from '#domain/value/value-content.ts'
import { freshDatabase, type FreshDatabase } from '#test/support/database/database.ts'
import { sha256 } from '../events/sha256.ts'
import { contentOf } from '../values/content-columns.ts'
import { readSealedDemonstration } from './sealed.ts'
import type { SeedOutcome } from './seed.ts'

const SEEDING = { now: new Date('2026-11-21T08:00:00Z'), isProduction: false }
// Over 100,000 values; a machine that does much else takes its time.
const SEEDING_MS = 300_000

const opened: { fresh: FreshDatabase; database: Database }[] = []
let database: Database
let outcome: SeedOutcome & { kind: 'seeded' }

async function fresh(template: 'empty' | 'content' | 'demo'): Promise<Database> {
  const fresh = await freshDatabase(template)
  const database = openDatabase(fresh.url, { most: 3 })
  opened.push({ fresh, database })
  return database
}

beforeAll(async () => {
  database = await fresh('content')
  const made = await seedDemo(database, SEEDING)
  if (made.kind !== 'seeded') throw new Error(made.code)
  outcome = made
}, SEEDING_MS)

afterAll(async () => {
  for (const { fresh, database } of opened) {
    await database.close()
    await fresh.drop()
  }
})

const rows = async <Row>(text: string, from: Database = database): Promise<Row[]> =>
  (await from.pool.query<Row & Record<string, unknown>>(text)).rows

describe('who there is', () => {
  test('the whole province is there, in its groups', async () => {
    expect(await rows('select group_id, count(*) from group_member group by 1 order by 1')).toEqual([
      { group_id: 'doanh-nghiep', count: 4 },
      { group_id: 'huyen', count: 9 },
      { group_id: 'so-ban-nganh', count: 20 },
      { group_id: 'xa', count: 136 },
    ])
    // The members, the province and the nation.
    expect(outcome.counts.organisations).toBe(171)
  })

  test('identifiers can be read in both forms, a commune below its district', async () => {
    const found = await rows<{ identifier: string; above: string | null }>(`
      select version.identifier, parent.identifier as above from organisation_version as version
      left join organisation_version as parent on parent.organisation_id = version.parent_id
      where version.identifier is not null`)
    expect(found).toHaveLength(166)
    for (const { identifier, above } of found) {
      expect(readIdentifier(olderForm(identifier)!)).toEqual({ kind: 'identifier', identifier })
      if (above !== null) expect(identifier.startsWith(`${above}.`)).toBe(true)
    }
  })

  test('every unit has one head, a deputy who may sign for the head, and a focal officer with an account', async () => {
    const found = await rows<Record<string, number>>(`
      select version.kind, count(*) filter (where position.kind = 'head') as heads,
        count(*) filter (where position.kind = 'focal-officer') as officers,
        count(authority.id) as deputies, count(distinct account.id) as accounts
      from organisation_version as version
      join group_member using (organisation_id)
      join held_position as position using (organisation_id)
      left join authority on authority.position_id = position.id and authority.form = 'KT'
      left join role_grant on role_grant.organisation_id = version.organisation_id and role = 'unit-officer'
      left join account on account.id = role_grant.account_id and account.person_id = position.person_id
      group by version.organisation_id, version.kind`)
    expect(found).toHaveLength(169)
    for (const unit of found) {
      expect(unit).toMatchObject({ heads: 1, officers: 1, accounts: 1 })
      expect(unit['deputies']).toBeGreaterThanOrEqual(1)
    }
  })
})

describe('accounts', () => {
  test('there is one of every role, two appraisers for every component, and each grant fits its role', async () => {
    const grants = await rows<{ kind: AccountKind; user_name: string; role: Role } & Record<string, string | null>>(`
      select kind, user_name, role, organisation_id, edition_id, node_code, item_id from role_grant
      join account on account.id = account_id`)
    expect(new Set(grants.map(({ role }) => role))).toEqual(new Set(Role.options))
    const appraised = grants.filter(({ role }) => role === 'appraiser').map(({ node_code }) => String(node_code))
    expect(appraised.sort()).toEqual(['1', '2', '3', '4', '5', '6', '7'].flatMap((code) => [code, code]))
    for (const { kind, role, user_name, organisation_id, edition_id, node_code, item_id } of grants) {
      const said = { organisation: organisation_id, edition: edition_id, node: node_code, item: item_id }
      const grant = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
      expect(scopeFaults({ role, ...grant }, kind)).toEqual([])
      expect(UserName.parse(user_name)).toBe(user_name)
    }
  })

  test('each told link opens its account once; no token is kept', async () => {
    const kept = await rows<{ user_name: string; hash: string }>(`
      select user_name, encode(token_hash, 'hex') as hash from one_time_link join account on account.id = account_id
      where purpose = 'open-account' and used_at is null`)
    const told = outcome.links.map(({ userName, path }) => {
      expect(path).toMatch(/^\/mo-tai-khoan#[\w-]{43}$/)
      return `${userName} ${createHash('sha256').update(path.split('#')[1]!).digest('hex')}`
    })
    expect(kept.map(({ user_name, hash }) => `${user_name} ${hash}`).sort()).toEqual(told.sort())
    expect(new Set(outcome.links.flatMap(({ roles }) => roles))).toEqual(
      new Set(Role.options.filter((role) => role !== 'service-account')),
    )
    expect(
      await rows(`select from account where password_hash is not null or state = 'active' and kind = 'person'`),
    ).toEqual([])
  })
})

describe('the figures', () => {
  type ValueRow = Parameters<typeof contentOf>[0] & {
    id: string
    subject: string
    item: string
    part_id: string | null
  }

  const valuesOf = (period: string): Promise<ValueRow[]> =>
    rows<ValueRow>(`
      select value.*, organisation.slug as subject, item_id as item from value
      join organisation on organisation.id = subject_id where period = '${period}'`)

  const items = readItems()
  const { outline } = outlineOf(readEdition('hue-2020'), items)

  test('the sealed ones of 2021 are those that public pages have always shown', async () => {
    const sealed = await readSealedDemonstration(database.db)
    const file = readOrganisationFile('minh-hoa')
    const { organisations, members, values, notApplicable } = demonstrationOf(file, outline, 222)
    const figures = { members, values, notApplicable, edition: 'hue-2020', period: '2021' }
    expect(sealed).toEqual({ organisations: { ...file, organisations }, ...figures })
  })

  test('the values of 2021 say the same, each by the officer of its unit', async () => {
    const sealed = (await readSealedDemonstration(database.db))!
    const told = (await valuesOf('2021')).filter(({ part_id }) => part_id === null)
    const text = (row: ValueRow): string => {
      const content = contentOf(row)
      if (content.kind === 'yes-no') return content.yes ? 'có' : 'không'
      return content.kind === 'option' ? content.option : row.number!
    }
    const line = (organisation: string, item: string, value: string) => `${organisation} ${item} ${value}`
    expect(told.map((row) => line(row.subject, row.item, text(row))).sort()).toEqual(
      sealed.values.map(({ organisation, item, value }) => line(organisation, item, value)).sort(),
    )
    const strangers = await rows(`
      select from value join group_member on organisation_id = subject_id where not exists (
        select from role_grant where account_id = entered_by and organisation_id = subject_id and role = 'unit-officer')
      and not on_behalf`)
    expect(strangers).toEqual([])
  })

  test('accepted claims of 2021 are the sealed ones', async () => {
    const sealed = (await readSealedDemonstration(database.db))!
    const claims = await rows<{ slug: string; node_code: string }>(`
      select slug, node_code from not_applicable join organisation on organisation.id = organisation_id
      where period = '2021' and state = 'accepted'`)
    expect(claims.map(({ slug, node_code }) => `${slug} ${node_code}`).sort()).toEqual(
      sealed.notApplicable.map(({ organisation, code }) => `${organisation} ${code}`).sort(),
    )
  })

  test('the province does better from year to year', async () => {
    const sealed = (await readSealedDemonstration(database.db))!
    const means: number[] = []
    for (const period of ['2019', '2020', '2021']) {
      const store = new ValueStore()
      for (const { id } of sealed.organisations.organisations) store.row(id)
      for (const row of await valuesOf(period)) {
        const value = exactOf(items.get(row.item)!, contentOf(row))
        if (row.part_id === null && value) store.setFact(row.item, period, store.row(row.subject), value)
      }
      for (const { organisation, code } of sealed.notApplicable) store.setNotApplicable(code, store.row(organisation))
      const province = { organisations: sealed.organisations.organisations, members: sealed.members }
      const { points } = score(inputsOf(outline, province, store, periodFrom(period)!))
      means.push(points[0]!.slice(0, sealed.members).reduce((sum, one) => sum + one, 0) / sealed.members)
    }
    expect(means[0]).toBeLessThan(means[1]!)
    expect(means[1]).toBeLessThan(means[2]!)
    expect(means[2]! - means[0]!).toBeGreaterThan(2)
  })

  test('the items of the telecoms come in parts; of the open year one company is still awaited', async () => {
    const parts = await rows<{ period: string; item_id: string; count: number }>(`
      select period, item_id, count(part_id) from value where part_id is not null
        and provider_id = part_id and exists (
          select from item_provider where item_provider.item_id = value.item_id and organisation_id = part_id)
      group by 1, 2 order by 1, 2`)
    expect(parts.map(({ period, count }) => [period, count])).toEqual(
      ['2019', '2020', '2021']
        .flatMap((year) => [
          [year, 3],
          [year, 3],
        ])
        .concat([
          ['2022', 2],
          ['2022', 2],
        ]),
    )
  })

  test('the open year has something of every kind: copies to be confirmed, confirmed ones, typed ones, gaps', async () => {
    const latest = await rows<ValueRow & { source: 'typed' | 'copied'; confirmed: string | null }>(`
      select distinct on (subject_id, item_id, part_id) value.*, value_confirmation.value_id as confirmed,
        item_id as item, '' as subject
      from value left join value_confirmation on value_id = value.id
      where period = '2022' order by subject_id, item_id, part_id, version desc`)
    const states = latest.map((row) =>
      valueState(
        { id: row.id, source: row.source, content: contentOf(row) },
        row.confirmed === null ? [] : [{ version: row.id }],
        [],
      ),
    )
    expect(new Set(states)).toEqual(new Set(['declared', 'to-be-confirmed', 'cannot-provide']))
    expect(latest.some(({ source, confirmed }) => source === 'copied' && confirmed !== null)).toBe(true)
    const [found] = await rows<{ units: number; behalf: number; other: number }>(`
      select count(distinct subject_id) as units, count(*) filter (where on_behalf) as behalf,
        (select count(*) from value as copy join value as origin on origin.id = copy.copied_from
          where (copy.item_id, copy.subject_id) <> (origin.item_id, origin.subject_id)
            or (copy.number, copy.yes, copy.option_slug) is distinct from (origin.number, origin.yes, origin.option_slug)
            or origin.period <> '2021') as other
      from value where period = '2022'`)
    expect(found!.units).toBeLessThan(165)
    expect(found!.behalf).toBeGreaterThan(0)
    expect(found!.other).toBe(0)
    const states2022 = await rows<{ state: string }>(`select distinct state from not_applicable where period = '2022'`)
    expect(states2022.map(({ state }) => state).sort()).toEqual(['accepted', 'claimed'])
  })
})

describe('events', () => {
  test('each stream is a chain by the one rule', async () => {
    const events = await rows<
      Record<'stream' | 'id' | 'kind' | 'body' | 'hash' | 'previous', string> & {
        sequence: number
        by: string | null
        at: Date
      }
    >(`
      select stream, sequence, id, kind, at, by_account as by, body::text as body,
        encode(hash, 'hex') as hash, encode(previous_hash, 'hex') as previous
      from event order by stream, sequence`)
    const heads = new Map<string, { sequence: number; hash: string }>()
    for (const { hash, previous, at, ...event } of events) {
      const before = heads.get(event.stream) ?? { sequence: 0, hash: GENESIS }
      expect([event.sequence, previous]).toEqual([before.sequence + 1, before.hash])
      expect(linkHash(previous, { ...event, at: at.toISOString() }, sha256)).toBe(hash)
      heads.set(event.stream, { sequence: event.sequence, hash })
    }
    const stored = await rows<{ name: string; sequence: number; hash: string }>(
      `select name, sequence, encode(hash, 'hex') as hash from stream`,
    )
    expect(new Map(stored.map(({ name, ...head }) => [name, head]))).toEqual(heads)
  })

  test('every value stands in an event of its subject, with what it says and by whom', async () => {
    type Told = {
      item: string
      part?: string
      version: number
      after: { number?: string; yes?: boolean; option?: string }
    }
    const events = await rows<{ stream: string; by: string; body: { period: string; values: Told[] } }>(`
      select stream, by_account as by, body from event where kind in ('values.imported', 'values.copied-forward')`)
    const told = events.flatMap(({ stream, by, body: { period, values } }) =>
      values.map(({ item, part = '', version, after }) => {
        const said = after.number ?? after.yes ?? after.option ?? ''
        return [stream.slice('organisation:'.length), by, period, item, part, version, said].join('|')
      }),
    )
    const given = await rows<{ line: string }>(`
      select concat(subject_id, '|', entered_by, '|', period, '|', item_id, '|', part_id, '|', version, '|',
        coalesce(number::text, case yes when true then 'true' when false then 'false' end, option_slug)) as line from value`)
    expect(given).toHaveLength(outcome.counts.values)
    expect(
      told.sort().join('\n') ===
        given
          .map(({ line }) => line)
          .sort()
          .join('\n'),
    ).toBe(true)
  })
})

describe('once, and not everywhere', () => {
  test(
    'two empty databases get the same ids, but other tokens',
    async () => {
      const other = await fresh('demo')
      const ids = (table: string) => `select md5(string_agg(id::text, ',' order by id)) as ids from ${table}`
      for (const table of [
        'organisation',
        'organisation_version',
        'person',
        'held_position',
        'account',
        'role_grant',
        'value',
        'not_applicable',
      ])
        expect(await rows(ids(table), other)).toEqual(await rows(ids(table)))
      const tokens = `select encode(token_hash, 'hex') as hash from one_time_link`
      const both = [...(await rows<{ hash: string }>(tokens)), ...(await rows<{ hash: string }>(tokens, other))]
      expect(new Set(both.map(({ hash }) => hash)).size).toBe(2 * outcome.links.length)
    },
    SEEDING_MS,
  )

  test('a database that has organisations is refused, and left as it is', async () => {
    const count = () => rows('select (select count(*) from value) as values, (select count(*) from event) as events')
    const before = await count()
    expect(await seedDemo(database, SEEDING)).toEqual({ kind: 'refused', code: 'has-organisations' })
    expect(await count()).toEqual(before)
  })

  test('in production it is refused, without content too, and beside accounts of the same names', async () => {
    const [empty, content] = [await fresh('empty'), await fresh('content')]
    expect(await seedDemo(content, { ...SEEDING, isProduction: true })).toEqual({ kind: 'refused', code: 'production' })
    expect(await seedDemo(empty, SEEDING)).toEqual({ kind: 'refused', code: 'content-missing' })
    await sql`insert into account (id, user_name, kind, display_name, state, version, created_at)
      values (gen_random_uuid(), 'thuong-truc', 'person', 'Cán bộ', 'invited', 1, now())`.execute(content.db)
    expect(await seedDemo(content, SEEDING)).toEqual({ kind: 'refused', code: 'name-taken' })
    expect(await rows('select from organisation', content)).toEqual([])
  })
})
