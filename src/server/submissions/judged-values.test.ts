import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { submissions } from '#contract/submissions.ts'
import type { ScoredNodesView } from '#contract/submission-views.ts'
import { askedItems } from '#domain/edition/asked-items.ts'
import * as exact from '#domain/exact.ts'
import { entered } from '#test/support/bearers.ts'
import { acceptEverything, explainEverything, openedRound, saveNumber, type OpenedRound } from '#test/support/round.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'

const HEALTH = 'so-y-te'
const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'
const NATIONS = 'so-giao-dich-chia-se-du-lieu-trung-binh-mot-tinh'

let province: Province
let unit: string
let head: Caller
let agency: Caller

beforeAll(async () => {
  province = await openProvince()
  unit = province.organisation(HEALTH)
  head = await province.as(`tt.${HEALTH}`)
  agency = await province.as('thuong-truc')
  await saveNumber(head, unit, ITEM, '24', { note: 'Rà soát.' })
  await explainEverything(head, unit)
})
afterAll(() => province.close())

const outline = () => province.content.outlines.get('hue-2020')!
const reading = (item: string): string[] =>
  outline()
    .leaves.filter(({ leaf }) => leaf!.letters.some((letter) => letter.item.id === item))
    .map(({ code }) => code)
const versionOf = async (submission: string): Promise<number> =>
  (await agency.call(submissions.showSubmission, { submission })).version
const cardsOf = (caller: Caller, submission: string) => caller.call(submissions.showScorecards, { submission })
const nodeOf = ({ nodes }: ScoredNodesView, code: string) => nodes.find((node) => node.code === code)!

/** A round whose only member has submitted, and whose end of entry is over. */
async function submitted(): Promise<OpenedRound & { readonly submission: string }> {
  const round = await openedRound(province, { members: [HEALTH] })
  const submission = round.of(HEALTH)
  await head.call(submissions.submitSubmission, { submission, version: 1 })
  await round.endEntry(-1)
  return { ...round, submission }
}

/** What an appraiser writes who takes a number out of the round. */
async function takenOut(round: string, submission: string, item: string, made_at = new Date()): Promise<string> {
  const { db } = province.database
  const { id: decided_by } = await db.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow()
  const finding = { submission_id: submission, node_code: reading(item)[0]!, pass: 'second', decision: 'corrected' }
  const decided = { state: 'decided', version: 1, decided_by, decided_at: made_at, reason: 'Không có căn cứ.' }
  const finding_id = uuidv7()
  await db
    .insertInto('finding')
    .values({ id: finding_id, ...finding, ...decided })
    .execute()
  const correction = { id: uuidv7(), round_id: round, finding_id, subject_id: unit, item_id: item, period: '2022' }
  await db
    .insertInto('correction')
    .values({ ...correction, kind: 'withdrawn', made_at })
    .execute()
  return correction.id
}

describe('a reopening (method §13.4)', () => {
  test('unlocks only what it names: another number that changed meanwhile stays as it was pinned', async () => {
    const { submission } = await submitted()
    const [node] = reading(ITEM)
    const kind = 'department'
    const named = outline()
      .byCode.get(node!)!
      .leaf!.letters.map(({ item }) => item.id)
    const other = askedItems(outline(), kind).find(({ id, kind: of }) => of === 'count' && !named.includes(id))!.id
    await acceptEverything(province, submission)
    const before = await cardsOf(head, submission)
    const until = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`
    const reason = 'Nhập nhầm số của đơn vị trực thuộc.'
    const reopened = { submission, version: await versionOf(submission), nodes: [node!], reason, until }
    const { also, state } = await agency.call(submissions.reopenCriteria, reopened)
    expect(state).toBe('submitted')
    expect(also.sort()).toEqual(alsoReading(node!))
    await saveNumber(head, unit, ITEM, '25', { note: 'Sửa theo yêu cầu.' })
    await saveNumber(head, unit, other, '3', { note: 'Sửa thêm.' })
    expect((await head.call(submissions.showSubmission, { submission })).points).toEqual(before.cards[0]!.total)
    const ending = { submission, version: await versionOf(submission) }
    const receipt = await head.call(submissions.endReopening, ending)
    expect(receipt).toMatchObject({ attempt: 2, form: 'head' })
    const view = await head.call(submissions.showSubmission, { submission })
    expect(view).toMatchObject({ state: 'submitted', attempt: 2 })
    expect(view.changed!.map(({ after }) => after?.item)).toEqual([other])
    expect(await pinnedNumber(submission, 1)).toBe('24')
    expect(await pinnedNumber(submission, 2)).toBe('25')
    // Both self cards stand; the first is as it was.
    const after = await cardsOf(head, submission)
    expect(after.cards[0]).toEqual(before.cards[0])
    expect(after.cards.map(({ ordinal }) => ordinal)).toEqual([1, 2])
    const toReview = await province.database.db
      .selectFrom('finding')
      .select('node_code')
      .where('submission_id', '=', submission)
      .where('state', '=', 'to-review')
      .execute()
    expect(toReview.map(({ node_code }) => node_code).sort()).toEqual(reading(ITEM).sort())
    await saveNumber(head, unit, ITEM, '24', { note: 'Trả lại.' })
  })

  test('whose end has passed changes nothing, and cannot be ended any more', async () => {
    const { submission } = await submitted()
    const until = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`
    const reopened = { submission, version: 2, nodes: reading(ITEM), reason: 'Nhầm.', until }
    await agency.call(submissions.reopenCriteria, reopened)
    const begin = (): Promise<unknown> => agency.call(submissions.beginAppraisal, { submission, version: 3 })
    expect(await refusal(begin())).toMatchObject({ code: 'criteria-still-open', details: { count: '1' } })
    await province.database.db
      .updateTable('opening')
      .set({ until: new Date(Date.now() - 60_000) })
      .execute()
    const ended = await refusal(head.call(submissions.endReopening, { submission, version: 3 }))
    expect(ended).toMatchObject({ code: 'deadline-over' })
    expect(await begin()).toMatchObject({ state: 'appraisal' })
  })

  test('names only criteria of the edition', async () => {
    const { submission } = await submitted()
    const until = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`
    const call = agency.call(submissions.reopenCriteria, {
      submission,
      version: 2,
      nodes: ['99.9'],
      reason: 'x',
      until,
    })
    expect(await refusal(call)).toMatchObject({ code: 'bad-input' })
  })
})

describe('what the appraisers correct (method §13.5)', () => {
  test('counts in the appraised points and not in the self ones; its effect is exact', async () => {
    const { id, submission } = await submitted()
    await agency.call(submissions.beginAppraisal, { submission, version: 2 })
    const { now: before, cards } = await cardsOf(agency, submission)
    const { item, code: earned } = earning(before.appraised!)
    await takenOut(id, submission, item)
    const { now: after } = await cardsOf(agency, submission)
    expect(after.self).toEqual(before.self)
    let lost = exact.ZERO
    for (const node of outline().leaves) {
      const [was, is] = [nodeOf(before.appraised!, node.code), nodeOf(after.appraised!, node.code)]
      if (reading(item).includes(node.code)) lost = exact.add(lost, difference(was.exact.points, is.exact.points))
      else expect(is).toEqual(was)
    }
    expect(nodeOf(after.appraised!, earned)).toMatchObject({ status: 'missing', points: '0.00' })
    expect(exact.compare(lost, exact.ZERO)).toBe(1)
    const total = exact.subtract(exact.exactFromText(before.appraised!.total.exact.points), lost)
    expect(after.appraised!.total.exact.points).toBe(exact.toFraction(total))
    await acceptEverything(province, submission)
    await agency.call(submissions.releaseFindings, { submission, version: await versionOf(submission) })
    const sealed = (await cardsOf(head, submission)).cards
    expect(sealed.map(({ stage }) => stage)).toEqual(['self', 'appraised'])
    const compared = await head.call(submissions.compareSubmission, {
      submission,
      from: cards[0]!.card,
      to: sealed[1]!.card,
    })
    expect(compared.effect).toBe(exact.toDecimal(exact.negate(lost), 2))
    expect(compared.values).toMatchObject([
      { item, isOwn: true, before: { kind: 'number' }, after: { kind: 'withdrawn' }, nodes: reading(item) },
    ])
  })

  test('a correction that was withdrawn counts no more, and none counts in another round', async () => {
    const one = await submitted()
    const other = await submitted()
    for (const { submission } of [one, other]) await agency.call(submissions.beginAppraisal, { submission, version: 2 })
    const points = async (submission: string) => (await cardsOf(agency, submission)).now.appraised!.total
    const before = await points(one.submission)
    const { item } = earning((await cardsOf(agency, one.submission)).now.appraised!)
    const correction = await takenOut(one.id, one.submission, item)
    expect(await points(one.submission)).not.toEqual(before)
    expect(await points(other.submission)).toEqual(before)
    await province.database.db
      .updateTable('correction')
      .set({ withdrawn_at: new Date() })
      .where('id', '=', correction)
      .execute()
    expect(await points(one.submission)).toEqual(before)
  })
})

describe('others’ numbers', () => {
  test('are not fixed yet before the round’s date, whatever stands there; then they are read from the pins', async () => {
    const { of, fixCommon } = await openedRound(province, { members: [HEALTH] })
    const [node] = reading(NATIONS)
    const letter = async () => {
      const { now } = await cardsOf(head, of(HEALTH))
      return nodeOf(now.self!, node!).missing!.filter(({ item }) => item === NATIONS)
    }
    const { db } = province.database
    const { id: nation } = await db
      .selectFrom('organisation_version')
      .select('organisation_id as id')
      .where('kind', '=', 'nation')
      .executeTakeFirstOrThrow()
    expect(await letter()).toMatchObject([{ code: 'not-fixed-yet' }])
    await fixCommon([nation])
    expect((await letter()).map(({ code }) => code)).not.toContain('not-fixed-yet')
  })
})

describe('who reads what', () => {
  test('an appraiser reads nothing of what a unit said before the appraisal, and never their own unit', async () => {
    const { submission } = await submitted()
    const appraiser = await province.as('tham-dinh-2a')
    const listed = async () =>
      (await appraiser.call(submissions.listSubmissions, {})).submissions.map((row) => row.submission)
    const early = await appraiser.call(submissions.showSubmission, { submission })
    expect(early).toMatchObject({ state: 'submitted', moves: [] })
    for (const key of ['points', 'progress', 'changed']) expect(early).not.toHaveProperty(key)
    expect(await cardsOf(appraiser, submission)).toEqual({ cards: [], now: {} })
    expect(await listed()).not.toContain(submission)
    await agency.call(submissions.beginAppraisal, { submission, version: 2 })
    expect(await listed()).toContain(submission)
    expect((await cardsOf(appraiser, submission)).now.appraised).toBeDefined()
    const grants = [{ role: 'appraiser', organisation_id: unit, edition_id: 'hue-2020', node_code: '2.1' }]
    const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
    const own = province.with(cookie)
    expect(await refusal(own.call(submissions.showSubmission, { submission }))).toMatchObject({ code: 'not-permitted' })
    expect((await own.call(submissions.listSubmissions, {})).submissions).toEqual([])
  })
})

/** A criterion with points that reads a number of the unit's own whatever its other letters are, and that number. */
function earning(points: ScoredNodesView): { code: string; item: string } {
  const found = outline().leaves.find(({ code, row, leaf }) => {
    const letters = leaf!.letters.every(({ item, variable }) => item.kind === 'count' && variable.of === 'own')
    return Number(nodeOf(points, code).points) > 0 && letters && !/IF|LEVEL|STEPS/.test(row.formula ?? '')
  })!
  return { code: found.code, item: found.leaf!.letters[0]!.item.id }
}

function difference(before: string, after: string): exact.Exact {
  return exact.subtract(exact.exactFromText(before), exact.exactFromText(after))
}

function alsoReading(node: string): string[] {
  const items = outline()
    .byCode.get(node)!
    .leaf!.letters.filter(({ variable }) => variable.of === 'own')
    .map(({ item }) => item.id)
  return [...new Set(items.flatMap(reading))].filter((code) => code !== node).sort()
}

async function pinnedNumber(submission: string, attempt: number): Promise<string | null> {
  const { number } = await province.database.db
    .selectFrom('pin')
    .innerJoin('value', 'value.id', 'pin.value_id')
    .select('value.number')
    .where('pin.submission_id', '=', submission)
    .where('pin.attempt', '=', attempt)
    .where('value.item_id', '=', ITEM)
    .where('value.period', '=', '2022')
    .executeTakeFirstOrThrow()
  return number
}
