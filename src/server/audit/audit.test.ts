import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
import { audit, type AuditEvent, type ChainState } from '#contract/audit.ts'
import { values } from '#contract/values.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { CheckpointFile } from '../events/checkpoint-file.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { checkpointKey } from '../events/checkpoint-key.ts'
import { writeCheckpoint } from '../events/checkpoint.ts'
import { record } from '../events/record.ts'

const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'
const PLACE = { item: ITEM, period: '2022', edition: 'hue-2020' }

let province: Province
let [auditor, administrator, officer]: Caller[] = []
let unit: string

beforeAll(async () => {
  province = await openProvince()
  unit = province.organisation('so-y-te')
  auditor = await province.as('kiem-tra')
  administrator = await province.as('quan-tri.minh-hoa')
  officer = await province.as('cb.so-y-te')
  const before = await officer.call(values.showValueHistory, { subject: unit, ...PLACE })
  const version = before.versions[0]?.version ?? 0
  const content = { kind: 'number', number: '17', typed: '17' } as const
  await officer.call(values.saveValue, { subject: unit, ...PLACE, version, content })
})
afterAll(() => province.close())

const saved = async (caller: Caller, more: object = {}): Promise<AuditEvent[]> =>
  (await caller.call(audit.searchEvents, { kind: 'value.saved', organisation: unit, ...more })).events

test('an auditor finds who saved what, with before, after and from where; newest first', async () => {
  const [event] = await saved(auditor!)
  expect(event).toMatchObject({
    kind: 'value.saved',
    about: { kind: 'organisation', id: unit, name: 'Sở Y tế' },
    item: { id: ITEM },
    body: { item: ITEM, period: '2022', after: { kind: 'number', number: '17' } },
    origin: { address: '127.0.0.1' },
  })
  const { events } = await auditor!.call(audit.searchEvents, { limit: 100 })
  expect(events.map(({ id }) => id)).toEqual(
    events
      .map(({ id }) => id)
      .sort()
      .reverse(),
  )
})

test('an administrator finds that a number was saved, and cannot find out which', async () => {
  const [event] = await saved(administrator!)
  expect(event!.body).toEqual({ item: ITEM, period: '2022', part: null, version: expect.any(Number) as number })
  expect(await saved(administrator!, { words: '17' })).toEqual([])
  expect(await saved(auditor!, { words: '17' })).toHaveLength(1)
})

test('words are found whatever their marks, in names as in contents', async () => {
  const { events } = await auditor!.call(audit.searchEvents, { words: 'so y te 2022 17', kind: 'values' })
  expect(events.map(({ kind }) => kind)).toContain('value.saved')
  expect((await auditor!.call(audit.searchEvents, { words: 'khongcochunao' })).events).toEqual([])
})

test('a unit’s name finds what concerns the unit, not events that hold its syllables, ids or codes', async () => {
  const other = province.organisation('phuong-an-binh')
  const digest = 'f'.repeat(60)
  const events: NewEvent[] = [
    {
      ...{ stream: `organisation:${other}`, kind: 'values.imported', by: null },
      body: {
        ...{ period: '2022', source: 'imported', file: `abcd${digest}` },
        values: [{ item: 'so-co-so-y-te-co-ket-noi', version: 1, before: null, after: { kind: 'withdrawn' } }],
      },
    },
    {
      ...{ stream: `organisation:${other}`, kind: 'organisation.position-changed', by: null },
      body: { name: 'Số Y', note: 'kinh tế', reason: 'Theo công văn của Sở Y tế.' },
    },
    {
      ...{ stream: `organisation:${other}`, kind: 'organisation.authority-changed', by: null },
      body: { name: 'Số Y', note: 'kinh tế' },
    },
  ]
  await province.database.db.transaction().execute((tx) => record(tx, events))
  const found = async (words: string) => (await auditor!.call(audit.searchEvents, { words, limit: 100 })).events
  const byName = await found('Sở Y tế')
  expect(byName.filter(({ about }) => about.id === other).map(({ kind }) => kind)).toEqual([
    'organisation.position-changed',
  ])
  expect(byName.some(({ about }) => about.id === unit)).toBe(true)
  expect((await found('“công văn của sở y tế”')).map(({ about }) => about.id)).toEqual([other])
  expect(await found('“sở tế”')).toEqual([])
  for (const raw of [`abcd${digest}`, 'imported', other, 'so-co-so-y-te-co-ket-noi'])
    expect(await found(raw)).toEqual([])
})

test('pages follow each other without a gap, and hold what a plain query finds', async () => {
  const { rows } = await sql<{ id: string }>`
    select id::text from event where kind like 'value.%' or kind like 'values.%' or kind like 'not-applicable.%'
    order by id desc limit 25
  `.execute(province.database.db)
  const seen: string[] = []
  for (let before: string | undefined; seen.length < 25;) {
    const page = await auditor!.call(audit.searchEvents, { kind: 'values', limit: 10, ...(before && { before }) })
    seen.push(...page.events.map(({ id }) => id))
    before = page.next ?? undefined
  }
  expect(seen.slice(0, 25)).toEqual(rows.map(({ id }) => id))
})

test('a person’s acts and what was done to the account are found; a span of more than 366 days is not looked at', async () => {
  const { id: account } = (await administrator!.call(accounts.listAccounts, { words: 'cb.so-y-te' })).accounts[0]!
  const { events } = await auditor!.call(audit.searchEvents, { account, limit: 100 })
  expect(events.length).toBeGreaterThan(0)
  for (const { by, stream } of events) expect([by?.id, stream.replace('account:', '')]).toContain(account)
  expect(await saved(auditor!, { from: '2001-01-01', to: '2001-12-31' })).toEqual([])
  for (const span of [
    { from: '2021-01-01', to: '2022-01-02' },
    { from: '2022-01-02', to: '2022-01-01' },
  ])
    expect(await refusal(saved(auditor!, span))).toMatchObject({ code: 'bad-input' })
})

test('a file for Excel begins with its mark and divides by semicolons; lines of JSON are what is searched', async () => {
  const asked = async (format: string) =>
    province.app.inject({
      url: `/api/v1/events/export?format=${format}&kind=value.saved&organisation=${unit}`,
      headers: { cookie: auditor!.cookie },
    })
  const csv = await asked('csv')
  expect(csv.headers['content-disposition']).toMatch(
    /^attachment; filename="NhatKy_\d{8}_\d{8}\.csv"; filename\*=UTF-8''Nh%E1%BA%ADtK%C3%BD_/,
  )
  const [head, line] = csv.body.split('\n')
  expect(csv.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(head).toBe(
    '\uFEFFThời điểm;Người làm;Sự việc;Địa chỉ truy cập;Thiết bị;Loại;Luồng;Số thứ tự;Nội dung;Mã sự kiện',
  )
  expect(line).toMatch(/^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d;.* lưu số liệu .* của Sở Y tế, năm 2022: .* → 17/)
  const json = await asked('jsonl')
  expect(
    json.body
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as unknown),
  ).toEqual(await saved(auditor!))
})

test('an event tells its neighbours and that it is linked; the whole history is verified in a thread, and told', async () => {
  const file = new CheckpointFile(province.checkpoints.folder)
  await writeCheckpoint(province.database, file, checkpointKey(province.checkpoints.keysFolder))
  const [event] = await saved(auditor!)
  const view = await auditor!.call(audit.showEvent, { event: event!.id })
  expect(view).toMatchObject({ isLinked: true, length: event!.sequence, newer: null })
  expect((await auditor!.call(audit.showEvent, { event: view.older! })).newer).toBe(event!.id)
  const { lastVerification, lastCheckpoint } = await verified()
  expect(lastCheckpoint).toMatchObject({ number: 1 })
  expect(lastVerification).toMatchObject({ found: 0, checkpoints: 1, findings: [] })
})

test('a row that was changed past the program is told by its event and found by the verification', async () => {
  const [event] = await saved(auditor!)
  await sql`update event set body = (replace(body::text, '17', '71'))::json where id = ${event!.id}::uuid`.execute(
    province.database.db,
  )
  expect(await auditor!.call(audit.showEvent, { event: event!.id })).toMatchObject({ isLinked: false })
  const { lastVerification } = await verified()
  expect(lastVerification).toMatchObject({
    found: 1,
    findings: [{ code: 'event-changed', stream: `organisation:${unit}`, from: event!.sequence, to: event!.sequence }],
  })
  // What a verification finds stays in the history itself.
  const { events } = await auditor!.call(audit.searchEvents, { kind: 'installation.history-verified' })
  expect(events.map(({ body }) => body['found'])).toEqual([1, 0])
})

test('without a checkpoint file the verification says that', async () => {
  await rm(join(province.checkpoints.folder, 'checkpoints.jsonl'))
  const { lastVerification, lastCheckpoint } = await verified()
  expect(lastCheckpoint).toBeNull()
  expect(lastVerification!.findings.map(({ code }) => code)).toContain('checkpoint-file-missing')
})

async function verified(): Promise<ChainState> {
  const begun = await auditor!.call(audit.verifyChain, {})
  expect(begun.running).not.toBeNull()
  const ended = () => auditor!.call(audit.showChain, {})
  await expect.poll(async () => (await ended()).running, { timeout: 60_000, interval: 200 }).toBeNull()
  const state = await ended()
  expect(state.hasFailed).toBe(false)
  return state
}
