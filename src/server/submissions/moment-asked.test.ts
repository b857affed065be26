import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API_ROOT } from '#contract/operation.ts'
import { submissions } from '#contract/submissions.ts'
import { values } from '#contract/values.ts'
import type { StreamName } from '#domain/event/event.ts'
import { SECOND } from '#domain/round/moment.ts'
import { explainEverything, openedRound, saveNumber, type OpenedRound } from '#test/support/round.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { lockHeads } from '../events/record.ts'

// Method §11.3: the moment asked decides, however long it took to write. Locks held here make a submission wait.
const HEALTH = 'so-y-te'
const CITY = 'thanh-pho-minh-giang'
const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'
const NODE = '2.1.3'
const FULL_TURNSTILE = 4

let province: Province
let unit: string
let head: Caller
let agency: Caller

beforeAll(async () => {
  province = await openProvince()
  unit = province.organisation(HEALTH)
  head = await province.as(`tt.${HEALTH}`)
  agency = await province.as('thuong-truc')
  await explainEverything(head, unit)
})
afterAll(() => province.close())

const opened = (): Promise<OpenedRound> => openedRound(province, { members: [HEALTH, CITY] })
const submit = (submission: string) => head.call(submissions.submitSubmission, { submission, version: 1 })

describe('a submission that waits', () => {
  test('is in where it was asked before the end, though it is written after it', async () => {
    const { id, of } = await opened()
    const submission = of(HEALTH)
    const { found, end } = await heldUp(
      [`submission:${submission}`],
      () => submit(submission),
      () => endEntryNow(id),
    )
    const receipt = await found
    expect(Date.parse(receipt.at)).toBeLessThan(end)
    const [told, ...others] = await submittedEvents(submission)
    expect([told!.askedAt, others]).toEqual([receipt.at, []])
    expect(told!.at.getTime()).toBeGreaterThanOrEqual(end)
  })

  test('is out where it was asked after it, and told both moments', async () => {
    const { id, of } = await opened()
    const end = await endEntryNow(id)
    const { found } = await heldUp([`submission:${of(HEALTH)}`], () => refusal(submit(of(HEALTH))))
    const { code, details } = (await found)!
    const { at, askedAt } = details as { at: string; askedAt: string }
    expect([code, Date.parse(at) + SECOND]).toEqual(['deadline-over', end])
    expect(Date.parse(askedAt)).toBeGreaterThanOrEqual(end)
  })

  test('is in where the end was put off meanwhile', async () => {
    const { id, of, endEntry } = await opened()
    await endEntryNow(id)
    const { found } = await heldUp(
      [`submission:${of(HEALTH)}`],
      () => submit(of(HEALTH)),
      () => endEntry(1),
    )
    expect(await found).toMatchObject({ attempt: 1 })
  })

  test('at the door is in where it came before the end', async () => {
    const { id, of } = await opened()
    const { pool } = province.database
    const held = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()))
    const sent = submit(of(HEALTH))
    while (pool.waitingCount === 0) await sleep(5)
    await held[0]!.query("update round set entry_until = clock_timestamp() - interval '1 second' where id = $1", [id])
    for (const client of held) client.release()
    expect(await sent).toMatchObject({ attempt: 1 })
  })

  test('is judged by its own end, of what was reopened too', async () => {
    const { of } = await opened()
    const submission = of(HEALTH)
    await submit(submission)
    const until = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`
    await agency.call(submissions.reopenCriteria, { submission, version: 2, nodes: [NODE], reason: 'Nhầm.', until })
    const { found, end } = await heldUp(
      [`submission:${submission}`],
      () => head.call(submissions.endReopening, { submission, version: 3 }),
      () => endOpeningsNow(submission),
    )
    const receipt = await found
    expect(receipt).toMatchObject({ attempt: 2 })
    expect(Date.parse(receipt.at)).toBeLessThan(end)
  })

  test('is out where its body comes late, however early it was begun', async () => {
    const { id, of } = await opened()
    const { port } = new URL(await province.app.listen({ host: '127.0.0.1', port: 0 }))
    const body = JSON.stringify({ version: 1 })
    const socket = connect(Number(port), '127.0.0.1')
    const begun = once(province.app.server, 'request')
    socket.write(
      `POST ${API_ROOT}/submissions/${of(HEALTH)}/receipts HTTP/1.1\r\nhost: localhost\r\ncookie: ${head.cookie}\r\n` +
        'sec-fetch-site: same-origin\r\ncontent-type: application/json\r\nconnection: close\r\n' +
        `content-length: ${body.length}\r\n\r\n${body.slice(0, -1)}`,
    )
    await begun
    await endEntryNow(id)
    socket.write(body.slice(-1))
    const answer = await text(socket)
    expect(answer).toContain('HTTP/1.1 409')
    expect(answer).toContain('"deadline-over"')
  })
})

test('what the unit says after the moment asked is not pinned, though it is written first', async () => {
  const { id, of } = await opened()
  const [submission, other] = [of(HEALTH), of(CITY)]
  const cityHead = await province.as(`tt.${CITY}`)
  await saveNumber(head, unit, ITEM, '24', { note: 'Rà soát.' })
  const stale = { submission: other, version: 99 }
  const { found } = await heldUp(
    [`submission:${other}`],
    async () => {
      const before = Array.from({ length: FULL_TURNSTILE }, () =>
        refusal(cityHead.call(submissions.submitSubmission, stale)),
      )
      await someoneWaits()
      const sent = submit(submission)
      return { receipt: await sent, before: await Promise.all(before) }
    },
    async () => {
      await isPastTheDoor()
      const end = await endEntryNow(id)
      await saveNumber(head, unit, ITEM, '25', { note: 'Sau hạn.' })
      const claim = {
        organisation: unit,
        edition: 'hue-2020',
        period: '2022',
        node: NODE,
        version: 0,
        reason: 'Không có.',
      }
      await head.call(values.claimNotApplicable, claim)
      return end
    },
  )
  const { receipt, before } = await found
  expect(before.map((one) => one?.code)).toEqual(Array(FULL_TURNSTILE).fill('stale'))
  const view = await head.call(submissions.showSubmission, { submission })
  expect(view.changed).toMatchObject([{ before: { content: { number: '24' } }, after: { content: { number: '25' } } }])
  const { rows } = await sql<{ late: number; claims: number }>`
    select (select count(*) from pin join value on value.id = pin.value_id
        where submission_id = ${submission} and value.entered_at > ${receipt.at})::int as late,
      (select count(*) from pinned_claim where submission_id = ${submission} and node_code = ${NODE})::int as claims
  `.execute(province.database.db)
  expect(rows).toEqual([{ late: 0, claims: 0 }])
})

/** Makes what is asked wait for streams that are held, until `meanwhile` is done; answers what came of it. */
async function heldUp<T, M = void>(
  streams: readonly StreamName[],
  ask: () => Promise<T>,
  meanwhile?: () => Promise<M>,
): Promise<{ found: Promise<T>; end: M }> {
  const { db } = province.database
  return db.transaction().execute(async (tx) => {
    await lockHeads(tx, streams)
    const found = ask()
    await someoneWaits()
    return { found, end: (await meanwhile?.()) as M }
  })
}

/** Returns when a statement waits for a lock. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    `.execute(province.database.db)
    if (rows.length > 0) return
    await sleep(5)
  }
}

/** Whoever asks later has passed the door, and been looked up there. */
async function isPastTheDoor(): Promise<void> {
  for (let times = 0; times < 3; times += 1) await head.call(submissions.listSubmissions, {})
}

/** The last moment that counts has just passed; answers the first that does not, by the database's clock. */
async function endEntryNow(round: string): Promise<number> {
  const { rows } = await sql<{ entry_until: Date }>`
    update round set entry_until = clock_timestamp() - interval '1 second' where id = ${round} returning entry_until
  `.execute(province.database.db)
  return Number(rows[0]!.entry_until) + SECOND
}

async function endOpeningsNow(submission: string): Promise<number> {
  const { rows } = await sql<{ until: Date }>`
    update opening set until = clock_timestamp() - interval '1 second' where submission_id = ${submission}
    returning until
  `.execute(province.database.db)
  return Number(rows[0]!.until) + SECOND
}

async function submittedEvents(submission: string): Promise<{ at: Date; askedAt: string }[]> {
  const { rows } = await sql<{ at: Date; askedAt: string }>`
    select at, body ->> 'askedAt' as "askedAt" from event
    where stream = ${`submission:${submission}`} and kind = 'submission.submitted'
  `.execute(province.database.db)
  return rows
}
