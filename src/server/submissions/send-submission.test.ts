import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { submissions } from '#contract/submissions.ts'
import type { Caller } from '#test/support/province.ts'
import { entered } from '#test/support/bearers.ts'
import { explainEverything, openedRound, saveNumber, type OpenedRound } from '#test/support/round.ts'
import { openProvince, refusal, type Province } from '#test/support/province.ts'

const HEALTH = 'so-y-te'
const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'
const PAPER = { number: '57/BC-SYT', date: '2022-12-20', signer: 'Nguyễn Văn A' }

let province: Province
let unit: string
let head: Caller
let officer: Caller
let agency: Caller

beforeAll(async () => {
  province = await openProvince()
  unit = province.organisation(HEALTH)
  head = await province.as(`tt.${HEALTH}`)
  officer = await province.as(`cb.${HEALTH}`)
  agency = await province.as('thuong-truc')
  await explainEverything(head, unit)
})
afterAll(() => province.close())

const opened = (): Promise<OpenedRound> => openedRound(province, { members: [HEALTH] })
const shown = (caller: Caller, submission: string) => caller.call(submissions.showSubmission, { submission })
const submit = (caller: Caller, submission: string, version = 1, document?: typeof PAPER) =>
  caller.call(submissions.submitSubmission, { submission, version, ...(document && { document }) })
const why = async (caller: Caller, submission: string, move: string) =>
  (await shown(caller, submission)).moves.find((one) => one.move === move)?.whyNot?.code ?? 'open'

/** An account of the unit's head whose person is one of its deputies. */
async function deputy(isStillAuthorised: boolean): Promise<Caller> {
  const { db } = province.database
  const held = await db
    .selectFrom('held_position')
    .innerJoin('authority', 'authority.position_id', 'held_position.id')
    .select(['held_position.person_id', 'authority.id'])
    .where('held_position.organisation_id', '=', unit)
    .where('held_position.kind', '=', 'deputy')
    .orderBy('authority.id')
    .offset(isStillAuthorised ? 0 : 1)
    .executeTakeFirstOrThrow()
  if (!isStillAuthorised)
    await db.updateTable('authority').set({ valid_to: '2021-01-01' }).where('id', '=', held.id).execute()
  const grants = [{ role: 'unit-head', organisation_id: unit }]
  const { account, cookie } = await db.transaction().execute((tx) => entered(tx, { grants }))
  await db.updateTable('account').set({ person_id: held.person_id }).where('id', '=', account).execute()
  return province.with(cookie)
}

describe('who may submit (method §13.2)', () => {
  test('the head', async () => {
    const { of } = await opened()
    expect(await submit(head, of(HEALTH))).toMatchObject({ form: 'head' })
  })

  test('a deputy with authority in force, and the receipt says by which form', async () => {
    const { of } = await opened()
    expect(await submit(await deputy(true), of(HEALTH))).toMatchObject({ form: 'authority', authority: 'KT' })
  })

  test('not a deputy whose authority has ended', async () => {
    const { of } = await opened()
    const caller = await deputy(false)
    expect(await why(caller, of(HEALTH), 'submitSubmission')).toBe('not-the-head')
    expect(await refusal(submit(caller, of(HEALTH)))).toMatchObject({
      code: 'not-the-head',
      details: { why: 'authority-ended', day: '2021-01-01' },
    })
  })

  test('an officer with the paper that the head signed, not without it nor with one of tomorrow', async () => {
    const { of } = await opened()
    expect(await why(officer, of(HEALTH), 'submitSubmission')).toBe('document-needed')
    expect(await refusal(submit(officer, of(HEALTH)))).toMatchObject({ code: 'document-needed' })
    expect(await refusal(submit(officer, of(HEALTH), 1, { ...PAPER, date: '2099-01-01' }))).toMatchObject({
      code: 'document-dated-ahead',
    })
    expect(await submit(officer, of(HEALTH), 1, PAPER)).toMatchObject({ form: 'document', document: PAPER })
  })

  test('nobody of another unit, and not who runs the round', async () => {
    const { of } = await opened()
    const other = await province.as('tt.huyen-tan-khe')
    for (const caller of [other, agency])
      expect(await refusal(submit(caller, of(HEALTH)))).toMatchObject({ code: 'not-permitted' })
    expect(await refusal(shown(other, of(HEALTH)))).toMatchObject({ code: 'not-permitted' })
    const { submissions: seen } = await other.call(submissions.listSubmissions, {})
    expect(seen).toEqual([])
  })
})

describe('the deadline', () => {
  test('a submission is recalled before it, and locked after it', async () => {
    const { of, endEntry } = await opened()
    const submission = of(HEALTH)
    await submit(head, submission)
    expect(await head.call(submissions.recallSubmission, { submission, version: 2 })).toEqual({
      state: 'draft',
      version: 3,
    })
    expect((await shown(head, submission)).receipt!.recalledAt).toBeDefined()
    const again = await submit(head, submission, 3)
    expect(again.attempt).toBe(2)
    await endEntry(-1)
    expect(await why(head, submission, 'recallSubmission')).toBe('deadline-over')
    expect(await refusal(head.call(submissions.recallSubmission, { submission, version: 4 }))).toMatchObject({
      code: 'deadline-over',
    })
  })

  test('what comes later is refused with the moment that decided', async () => {
    const { id, of, endEntry } = await opened()
    await endEntry(-1)
    const { entry_until } = await province.database.db
      .selectFrom('round')
      .select('entry_until')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(await refusal(submit(head, of(HEALTH)))).toMatchObject({
      code: 'deadline-over',
      details: { at: entry_until.toISOString() },
    })
  })

  test('a submission’s own end of entry comes before the round’s', async () => {
    const { of, endEntry } = await opened()
    await endEntry(-1)
    const until = new Date(Date.now() + 3_600_000)
    await province.database.db
      .updateTable('submission')
      .set({ entry_until: until })
      .where('id', '=', of(HEALTH))
      .execute()
    expect((await shown(head, of(HEALTH))).entryUntil).toBe(until.toISOString())
    expect(await submit(head, of(HEALTH))).toMatchObject({ attempt: 1 })
  })

  test('of thirty who submit at once one is given a receipt', async () => {
    const { of } = await opened()
    const submission = of(HEALTH)
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () =>
        submit(head, submission).then(
          () => 'receipt',
          ({ code }: { code: string }) => code,
        ),
      ),
    )
    expect(outcomes.filter((one) => one === 'receipt')).toHaveLength(1)
    // The others saw a version that is gone, or found no room; none is left in doubt.
    for (const code of outcomes) expect(['receipt', 'stale', 'wrong-state', 'unavailable']).toContain(code)
    const { db } = province.database
    const receipts = await db.selectFrom('receipt').select('attempt').where('submission_id', '=', submission).execute()
    expect(receipts).toEqual([{ attempt: 1 }])
    const cards = await db.selectFrom('scorecard').select('ordinal').where('submission_id', '=', submission).execute()
    expect(cards).toEqual([{ ordinal: 1 }])
  })

  test('a save of the same moment is pinned, or comes after and is told as a change', async () => {
    const { of } = await opened()
    const submission = of(HEALTH)
    const saves = (async () => {
      for (const number of ['21', '22', '23', '24', '25'])
        await saveNumber(officer, unit, ITEM, number, { note: 'Sửa.' })
    })()
    await submit(head, submission)
    await saves
    const { rows } = await sql<{ version: number; entered_at: Date; pinned: boolean; at: Date }>`
      select value.version, value.entered_at, receipt.at,
        exists (select from pin where submission_id = ${submission} and value_id = value.id) as pinned
      from value, receipt
      where value.subject_id = ${unit} and item_id = ${ITEM} and period = '2022' and receipt.submission_id = ${submission}
      order by version
    `.execute(province.database.db)
    const pinned = rows.find((row) => row.pinned)!
    for (const row of rows)
      expect([row.version, row.entered_at <= row.at]).toEqual([row.version, row.version <= pinned.version])
    expect((await shown(head, submission)).changed).toHaveLength(pinned.version === rows.length ? 0 : 1)
  })
})

describe('what is pinned', () => {
  test('a later save is told as changed after submission, with its effect, and leaves the self card as it was', async () => {
    const { of } = await opened()
    const submission = of(HEALTH)
    await saveNumber(head, unit, ITEM, '24', { note: 'Rà soát.' })
    await submit(head, submission)
    const cards = async () => (await head.call(submissions.showScorecards, { submission })).cards
    const before = await cards()
    await saveNumber(head, unit, ITEM, '0', { note: 'Nhập lại.' })
    const { changed, points } = await shown(head, submission)
    expect(changed).toMatchObject([{ before: { content: { number: '24' } }, after: { content: { number: '0' } } }])
    expect(points).toEqual(before[0]!.total)
    expect(await cards()).toEqual(before)
    // By its pins it is the same.
    const same = await head.call(submissions.compareSubmission, { submission, from: before[0]!.card })
    expect(same).toMatchObject({ effect: '0.00', leaves: [], values: [] })
  })

  test('a claim made after submission does not count', async () => {
    const { of } = await opened()
    const submission = of(HEALTH)
    const { db } = province.database
    await submit(head, submission)
    const before = await shown(head, submission)
    const by = await db.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow()
    const claim = { id: uuidv7(), organisation_id: unit, edition_id: 'hue-2020', node_code: '2.1.3', period: '2022' }
    const made = { state: 'accepted', reason: 'Không có.', version: 1, claimed_by: by.id, claimed_at: new Date() }
    const decided = { decided_by: by.id, decided_at: new Date() }
    await db.deleteFrom('not_applicable').where('organisation_id', '=', unit).where('node_code', '=', '2.1.3').execute()
    await db
      .insertInto('not_applicable')
      .values({ ...claim, ...made, ...decided })
      .execute()
    expect((await shown(head, submission)).points).toEqual(before.points)
    await db.deleteFrom('not_applicable').where('id', '=', claim.id).execute()
  })

  test('the receipt’s digest can be reckoned anew from rows by whoever reads the method (§13.3)', async () => {
    const { of } = await opened()
    const submission = of(HEALTH)
    const receipt = await submit(head, submission)
    const { rows } = await sql<Record<string, string | number | boolean | null>>`
      select subject_id, item_id, period, part_id, version, kind, number, typed, unit, yes, option_slug, words,
        day::text as day, cannot_provide
      from pin join value on value.id = pin.value_id where submission_id = ${submission} and attempt = 1
    `.execute(province.database.db)
    const claims = await province.database.db
      .selectFrom('pinned_claim')
      .select('node_code')
      .where('submission_id', '=', submission)
      .execute()
    const lines = rows
      .map((row) => ({ key: [row.subject_id, row.item_id, row.period, row.part_id ?? ''].join(' '), row }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ row }) => {
        const part = row.part_id === null ? 'null' : `"${row.part_id}"`
        const content = plainContent(row)
        return `{"content":${content},"item":"${row.item_id}","part":${part},"period":"${row.period}","subject":"${row.subject_id}","version":${row.version}}`
      })
    const codes = claims.map(({ node_code }) => `"${node_code}"`).sort()
    const text =
      `{"attempt":1,"claims":[${codes.join(',')}],"edition":"hue-2020","evidence":[],` +
      `"organisation":"${unit}","period":"2022","submission":"${submission}","values":[${lines.join(',')}]}`
    expect(rows.length).toBeGreaterThan(20)
    expect(receipt).toMatchObject({ values: rows.length, claims: claims.length })
    expect(createHash('sha256').update(text).digest('hex')).toBe(receipt.digest)
  })
})

/** The content as §13.3 writes it: keys in order, a number without zeros that say nothing. */
function plainContent(row: Record<string, string | number | boolean | null>): string {
  const text = (value: unknown): string => JSON.stringify(value)
  switch (row['kind']) {
    case 'number': {
      const number = String(row['number'])
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')
      const typed = row['typed'] === null ? '' : `,"typed":${text(row['typed'])}`
      const measure = row['unit'] === null ? '' : `,"unit":${text(row['unit'])}`
      return `{"kind":"number","number":"${number}"${typed}${measure}}`
    }
    case 'yes-no':
      return `{"kind":"yes-no","yes":${row['yes']}}`
    case 'option':
      return `{"kind":"option","option":${text(row['option_slug'])}}`
    case 'text':
      return `{"kind":"text","text":${text(row['words'])}}`
    case 'date':
      return `{"date":${text(row['day'])},"kind":"date"}`
    case 'cannot-provide':
      return `{"kind":"cannot-provide","reason":${text(row['cannot_provide'])}}`
    default:
      return '{"kind":"withdrawn"}'
  }
}
