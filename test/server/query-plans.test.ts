import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
import { events } from '#contract/events.ts'
import { forms } from '#contract/forms.ts'
import { grids } from '#contract/grids.ts'
import { organisations } from '#contract/organisations.ts'
import { sessions } from '#contract/sessions.ts'
import { values } from '#contract/values.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'

// What people do all day must not become slower with each year that is remembered: pages of the database that its
// queries touch with 30 past periods, beside those with 12.
const MOST_GROWTH = 1.2
// Years like the demonstration's first: up to the twelve before 2022 that a history shows, and those before them.
const [SHOWN, EARLIER] = [
  { first: 2010, until: 2019 },
  { first: 1992, until: 2010 },
]
const FIRST = '2019'
const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'
const WARM_UPS = 2
const GROWING = ['value', 'event', 'not_applicable']

type Statement = { readonly text: string; readonly values: readonly unknown[] }
type Act = (callers: Callers) => Promise<unknown>
type Callers = {
  readonly officer: Caller
  readonly agency: Caller
  readonly administrator: Caller
  readonly unit: string
  /** What stands at the item that is saved. */
  readonly version: number
}

const ACTS: Readonly<Record<string, Act>> = {
  'a form with its claims': ({ officer, unit }) =>
    officer.call(forms.showForm, { organisation: unit, edition: 'hue-2020', period: '2022' }),
  'what surrounds a save': ({ officer, unit, version }) => {
    const content = { kind: 'number', number: '24', typed: '24' } as const
    return officer.call(values.saveValue, {
      subject: unit,
      item: ITEM,
      period: '2022',
      version,
      content,
      edition: 'hue-2020',
    })
  },
  'the history of a value': ({ officer, unit }) =>
    officer.call(values.showValueHistory, { subject: unit, item: ITEM, period: '2022' }),
  'the forms of an officer': ({ officer }) => officer.call(forms.listForms, {}),
  'the forms of everybody': ({ agency }) => agency.call(forms.listForms, {}),
  'a grid of many units': ({ agency }) =>
    agency.call(grids.showGrid, { edition: 'hue-2020', node: '1.1', period: '2022' }),
  'the timeline of a value': ({ officer, unit }) =>
    officer.call(events.showValueTimeline, { subject: unit, item: ITEM, period: '2022', limit: 50 }),
  'the timeline of an organisation': ({ agency, unit }) =>
    agency.call(events.showOrganisationTimeline, { organisation: unit, limit: 50 }),
  'who is calling': ({ officer }) => officer.call(sessions.showSession, {}),
  'a page of organisations': ({ agency }) =>
    agency.call(organisations.listOrganisations, { order: 'official', limit: 50 }),
  'the tree of organisations': ({ agency }) => agency.call(organisations.showTree, {}),
  'a page of accounts': ({ administrator }) => administrator.call(accounts.listAccounts, { limit: 50 }),
}

let province: Province
const growth = new Map<string, { few: number; many: number; statements: number }>()

beforeAll(async () => {
  province = await openProvince()
  const { pool } = province.database
  const asked = await statementsOf(province)
  const few = new Map<string, number>()
  await rememberPeriods(pool, SHOWN)
  await settle(pool)
  for (const [name, statements] of asked) few.set(name, await buffersOf(pool, statements))
  await rememberPeriods(pool, EARLIER)
  await settle(pool)
  for (const [name, statements] of asked) {
    const many = await buffersOf(pool, statements)
    growth.set(name, { few: few.get(name)!, many, statements: statements.length })
  }
})
afterAll(() => province.close())

test('the earlier periods are there', async () => {
  const { rows } = await province.database.pool.query<{ periods: number }>(
    "select count(distinct period) as periods from value where period < '2022'",
  )
  expect(rows[0]!.periods).toBe(30)
})

test.each(Object.keys(ACTS))('%s reads no more than a fifth more', (name) => {
  const { few, many, statements } = growth.get(name)!
  expect(statements).toBeGreaterThan(0)
  expect(many / few, `${few} pages became ${many}`).toBeLessThanOrEqual(MOST_GROWTH)
})

/** Rows that come in one go leave other gaps in an index than rows that come year by year: both are measured without. */
async function settle(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    // What a call of the server may take is no limit for this.
    await client.query('set statement_timeout = 0')
    for (const table of GROWING) await client.query(`reindex table ${table}`)
    await client.query('vacuum analyze')
  } finally {
    client.release(true)
  }
}

/** What the server sends for each act, as it sends it. */
async function statementsOf({ database, as, organisation }: Province): Promise<Map<string, Statement[]>> {
  const [officer, agency] = [await as('cb.so-y-te'), await as('thuong-truc')]
  const callers = {
    officer,
    agency,
    administrator: await as('quan-tri.minh-hoa'),
    unit: organisation('so-y-te'),
    version: 0,
  }
  const history = { subject: callers.unit, item: ITEM, period: '2022' }
  callers.version = (await officer.call(values.showValueHistory, history)).versions[0]?.version ?? 0
  const sent = listeningTo(database.pool)
  const found = new Map<string, Statement[]>()
  for (const [name, act] of Object.entries(ACTS)) {
    sent.length = 0
    await act(callers)
    found.set(name, sent.filter(isQuestion))
  }
  return found
}

function listeningTo(pool: pg.Pool): Statement[] {
  const sent: Statement[] = []
  const heard = new WeakSet<pg.PoolClient>()
  pool.on('acquire', (client) => {
    if (heard.has(client)) return
    heard.add(client)
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    const listening = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
      if (typeof text === 'string') sent.push({ text, values: Array.isArray(values) ? values : [] })
      return query(text, values, ...rest)
    }
    client.query = listening as typeof client.query
  })
  return sent
}

function isQuestion({ text }: Statement): boolean {
  return /^\s*(\/\*.*?\*\/)?\s*(select|with)\b/i.test(text) && !/\b(insert into|update|delete from)\b/i.test(text)
}

type Explained = { 'QUERY PLAN': { Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }[] }

/** Planned as the server's connections plan: once, without looking at the values. */
async function buffersOf(pool: pg.Pool, statements: readonly Statement[]): Promise<number> {
  const client = await pool.connect()
  try {
    let buffers = 0
    for (const statement of statements) buffers += await buffersOfOne(client, statement)
    return buffers
  } finally {
    client.release()
  }
}

async function buffersOfOne(client: pg.PoolClient, { text, values }: Statement): Promise<number> {
  await client.query(`prepare measured as ${text}`)
  const given = values.length > 0 ? `(${values.map(literalOf).join(', ')})` : ''
  const explain = `explain (analyze, buffers, format json) execute measured${given}`
  for (let at = 0; at < WARM_UPS; at += 1) await client.query(explain)
  const { Plan } = (await client.query<Explained>(explain)).rows[0]!['QUERY PLAN'][0]!
  await client.query('deallocate measured')
  return Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']
}

function literalOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((one) => JSON.stringify(String(one))).join()}}`)
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString())
  return pg.escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value))
}

type Years = { readonly first: number; readonly until: number }

/** More years of what the demonstration has of its first. */
async function rememberPeriods(pool: pg.Pool, years: Years): Promise<void> {
  const client = await pool.connect()
  try {
    // What the rows refer to is there: asking for each of them would take most of the time, and minding their indexes
    // most of the rest. Only events are still found by their own key; all indexes are made anew afterwards.
    await client.query("set session_replication_role = 'replica'; set statement_timeout = 0")
    await client.query(
      `update pg_index set indisready = false
       where indrelid = any ($1::regclass[]) and indexrelid <> 'event_pkey'::regclass`,
      [GROWING],
    )
    await insertPeriods(client, [FIRST, years.first, years.until - 1])
  } finally {
    // Never given back with such settings.
    client.release(true)
  }
}

async function insertPeriods(client: pg.PoolClient, years: readonly unknown[]): Promise<void> {
  const changed = new Map([
    ['id', 'gen_random_uuid()'],
    ['period', 'year::text'],
    ['period_from', 'make_date(year, 1, 1)'],
    ['period_to', 'make_date(year + 1, 1, 1)'],
  ])
  for (const table of ['value', 'not_applicable']) {
    const { fields } = await client.query(`select * from ${table} limit 0`)
    const columns = fields.map(({ name }) => changed.get(name) ?? `known.${name}`)
    await client.query(
      `insert into ${table} select ${columns.join(', ')} from ${table} as known, generate_series($2::int, $3::int) as year
       where known.period = $1`,
      [...years],
    )
  }
  await rememberEvents(client, years)
}

/** Events of those years behind the others; nobody verifies this chain. */
async function rememberEvents(client: pg.PoolClient, years: readonly unknown[]): Promise<void> {
  await client.query(
    `insert into event (stream, sequence, id, kind, at, by_account, body, previous_hash, hash)
     select event.stream, stream.sequence + row_number() over (partition by event.stream order by year, event.sequence),
       gen_random_uuid(), event.kind, event.at, event.by_account,
       (event.body::jsonb || jsonb_build_object('period', year::text))::json, event.previous_hash, event.hash
     from event join stream on stream.name = event.stream, generate_series($2::int, $3::int) as year
     where event.body ->> 'period' = $1`,
    [...years],
  )
  await client.query(
    `update stream set sequence = (select max(sequence) from event where event.stream = stream.name)
     where exists (select from event where event.stream = stream.name)`,
  )
}
