import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beSeen } from '#server/messages/start-messages.ts'
import { isOfRounds, openApiWalk, toldBy, type ApiWalk, type Person } from '#test/support/api-walk.ts'
import type { Keys } from '#test/support/foreign-program.ts'
import { acceptEverything } from '#test/support/round.ts'
import { give, untilAfter } from '#test/support/whole-round.ts'

// A year of which nothing is known but what two departments say here.
const PERIOD = '2024'
// 1.1.1 reads this number alone: "Tham gia mỗi hội thảo, hội nghị được 01 điểm, tối đa 05 điểm".
const [NODE, SEMINARS] = ['1.1.1', 'so-hoi-thao-hoi-nghi-tuyen-truyen-chuyen-doi-so-cap-tinh-da-tham-du']
const PLAN = { period: PERIOD, groups: ['so-ban-nganh'], evidenceRequired: false, calendar: { template: 'yearly' } }
const SIGNED = { number: '57/BC-STP', date: '2024-12-20', signer: 'Nguyễn Văn A' }
const [ENTRY_MS, EXPLANATION_MS, HOUR] = [12_000, 4000, 3_600_000]

let walk: ApiWalk
let who: ApiWalk['who']
let entryUntil = 0
const round = uuidv7()
const [unit, of] = [
  { health: '', justice: '' },
  { health: '', justice: '' },
]

beforeAll(async () => {
  walk = await openApiWalk()
  const { province } = walk
  who = walk.who
  Object.assign(unit, {
    health: province.organisation('so-y-te'),
    justice: province.organisation('so-tu-phap'),
  })
  for (const one of ['health', 'justice'] as const)
    await give(province.with(who[one === 'health' ? 'officer' : 'justice']), unit[one], PERIOD, { [SEMINARS]: '3' })
  const { db } = province.database
  await db.updateTable('account').set({ email: 'so@tinh.example' }).where('user_name', '=', 'tt.so-y-te').execute()
  await beSeen(db, { from: { name: 'La Bàn', address: 'laban@tinh.example' } })
})

afterAll(() => walk.close())

const ask = (name: string, changes: Keys, person: Person) => walk.ask(name, changes, who[person])
const told = (...call: Parameters<typeof ask>): Promise<Record<string, string>> => toldBy(ask(...call))
const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

/** Moves a submission as it stands; answers the state that it is in then. */
async function move(name: string, submission: string, person: Person, changes: Keys = {}): Promise<string | undefined> {
  const { version } = await told('showSubmission', { submission }, 'standing')
  return (await told(name, { submission, version, ...changes }, person))['state']
}

const moveAll = async (name: string): Promise<string | undefined> =>
  (await told('moveSubmissions', { round, move: name }, 'standing'))['moved']

test('the standing agency plans a round, tries and opens it', async () => {
  const day = '2026-09-01'
  await ask('setHoliday', { day, name: 'Nghỉ lễ Quốc khánh' }, 'standing')
  await ask('listHolidays', {}, 'officer')
  await ask('removeHoliday', { day }, 'standing')
  const other = uuidv7()
  for (const one of [round, other]) await ask('createRound', { round: one, ...PLAN }, 'standing')
  await ask('deleteRound', { round: other, version: 1 }, 'standing')
  await ask('dryRunRound', { round, organisation: undefined }, 'standing')
  entryUntil = Math.ceil((Date.now() + ENTRY_MS) / 1000) * 1000
  const calendar = calendarTo(entryUntil)
  await ask('changeRound', { round, version: 1, ...PLAN, calendar }, 'standing')
  await ask('openRound', { round, version: 2 }, 'standing')
  const later = { ...calendar, releaseOn: moment(entryUntil + 9 * HOUR) }
  await ask('changeCalendar', { round, version: 3, calendar: later }, 'standing')
  expect(JSON.stringify((await ask('listRounds', {}, 'officer')).body)).toContain(round)
  expect(JSON.stringify((await ask('showMyWork', {}, 'officer')).body)).toContain(round)
})

test('units submit; one takes it back, submits again and mends what was reopened', async () => {
  const { submissions } = (await ask('listSubmissions', { round, state: 'draft' }, 'standing')).body as {
    submissions: { submission: string; organisation: { id: string } }[]
  }
  await ask('listGroups', {}, 'standing')
  await ask('showDesk', { round }, 'standing')
  await ask('showAppraisalProgress', { round }, 'standing')
  for (const one of ['health', 'justice'] as const)
    of[one] = submissions.find(({ organisation }) => organisation.id === unit[one])!.submission
  const { health: submission, justice } = of
  const reminded = await told('remindUnits', { round, submissions: [submission, justice] }, 'standing')
  expect(reminded).toMatchObject({ reminded: 2, left: [] })
  await move('submitSubmission', submission, 'head', { document: undefined })
  expect(await move('recallSubmission', submission, 'head')).toBe('draft')
  await move('submitSubmission', submission, 'head', { document: undefined })
  // A second more than the others have.
  expect(await move('extendEntry', justice, 'standing', { until: moment(entryUntil + 1000) })).toBe('draft')
  await move('submitSubmission', justice, 'justice', { document: SIGNED })
  expect(await told('showReceipt', { submission: justice, attempt: 1 }, 'justice')).toMatchObject({ document: SIGNED })
  const until = moment(Date.now() + HOUR)
  expect(await move('reopenCriteria', submission, 'standing', { nodes: [NODE], until })).toBe('submitted')
  await move('endReopening', submission, 'head', {})
  await ask('showSubmissionLife', { submission }, 'officer')
  await ask('showReceiptText', { submission, attempt: 1 }, 'officer')
  await ask('showWhyLost', { submission }, 'head')
})

test('after the end of entry the common numbers are fixed and the appraisal begins', async () => {
  await untilAfter(entryUntil + 2000)
  await ask('fixCommonValues', { round, version: 4 }, 'standing')
  expect(await move('beginAppraisal', of.health, 'standing')).toBe('appraisal')
  expect(await moveAll('beginAppraisal')).toBe(1)
  await ask('showBoard', { round }, 'secretary')
  await ask('showCouncilSheet', { round }, 'secretary')
  await ask('showOverview', { round }, 'secretary')
  await ask('showRoundTimeline', { round, limit: 20 }, 'secretary')
})

test('an appraiser decides a criterion, takes it back and decides anew', async () => {
  const place = { submission: of.health, node: NODE }
  const { rows } = (await ask('listAppraisalQueue', { round, node: NODE }, 'appraiser')).body as { rows: Keys[] }
  expect(rows).toContainEqual(expect.objectContaining({ ...place, state: 'undecided' }))
  const content = { kind: 'number', number: '2', typed: '2' }
  const corrections = [{ subject: unit.health, item: SEMINARS, period: PERIOD, content }]
  const seen = async (): Promise<Keys> => {
    const { basis } = await told('showAppraisal', place, 'appraiser')
    return { ...place, basis, corrections }
  }
  // Two seminars instead of three.
  expect(await told('previewFinding', await seen(), 'appraiser')).toMatchObject({ effect: '-1.00' })
  await ask('decideFinding', await seen(), 'appraiser')
  await ask('withdrawFinding', { ...place, version: 1 }, 'appraiser')
  const { finding } = (await ask('decideFinding', { ...(await seen()), version: 2 }, 'appraiser')).body as Keys
  expect(finding).toMatchObject({ decision: 'corrected', version: 3 })
  expect(await told('listUnchanged', { submission: of.justice, node: '1' }, 'appraiser')).toEqual({ criteria: [] })
  expect(await told('acceptUnchanged', { submission: of.justice, node: '1' }, 'appraiser')).toEqual({ accepted: [] })
})

test('the findings are released, explained, and looked at once more', async () => {
  const { health: submission, justice } = of
  for (const one of [submission, justice]) await acceptEverything(walk.province, one)
  expect(await move('releaseFindings', submission, 'standing')).toBe('explanation')
  expect(await moveAll('releaseFindings')).toBe(1)
  const draft = await ask('showExplanationDraft', { submission }, 'head')
  expect(JSON.stringify(draft.body)).toContain(NODE)
  const until = Math.ceil((Date.now() + EXPLANATION_MS) / 1000) * 1000
  const opened = await told('openExplanation', { submission, nodes: [NODE], until: moment(until) }, 'standing')
  expect(opened).toMatchObject({ opened: [NODE] })
  const { words } = await told('sayExplanation', { submission, node: NODE }, 'head')
  expect(await told('showExplanation', { submission, node: NODE }, 'appraiser')).toMatchObject({ texts: [{ words }] })
  expect(await move('endExplanation', justice, 'justice', { document: SIGNED })).toBe('second-appraisal')
  await untilAfter(until + 1000)
  expect(await move('beginSecondAppraisal', submission, 'standing')).toBe('second-appraisal')
})

test('the council sends one back, then approves it, and the rest by one decision; the round is closed', async () => {
  const { health: submission } = of
  expect(await move('sendToCouncil', submission, 'standing')).toBe('council')
  expect(await move('sendBack', submission, 'secretary')).toBe('second-appraisal')
  expect(await moveAll('sendToCouncil')).toBe(2)
  expect(await move('approveSubmission', submission, 'secretary')).toBe('approved')
  expect(await told('approveRound', { round }, 'secretary')).toMatchObject({ moved: 1 })
  const { cards } = (await ask('showScorecards', { submission }, 'head')).body as {
    cards: { card: string; stage: string; total: { points: string } }[]
  }
  // What 1.1.1 gives is all there is: 3 by the unit, 2 by the appraisers.
  const [first, last] = [cards[0]!, cards.at(-1)!]
  expect([first, last].map(({ stage, total }) => `${stage} ${total.points}`)).toEqual(['self 3.00', 'final 2.00'])
  const compared = await told('compareSubmission', { submission, from: first.card, to: last.card }, 'head')
  expect(compared).toMatchObject({ effect: '-1.00' })
  const { version } = await told('showRound', { round }, 'standing')
  await ask('closeRound', { round, version }, 'standing')
  expect(await told('showRound', { round }, 'officer')).toMatchObject({ state: 'closed' })
})

test('the head reads what there was to be told, and an administrator sends a mail once more', async () => {
  const { notices } = (await ask('listNotices', {}, 'head')).body as {
    notices: { id: string; notice: { kind: string } }[]
  }
  expect(notices[0]!.notice.kind).toBe('approved')
  expect(notices.at(-1)!.notice.kind).toBe('round-opened')
  await ask('markRead', { notice: notices.at(-1)!.id }, 'head')
  expect(await told('markAllRead', { newest: notices[0]!.id }, 'head')).toEqual({ unread: 0 })
  // As if the mail server had turned them away.
  const refused = { state: 'failed', attempts: 3, last_error: '550 no such user', taken_at: new Date() }
  await walk.province.database.db.updateTable('mail').set(refused).execute()
  const { mails } = (await ask('listMails', { state: 'failed' }, 'administrator')).body as { mails: { id: string }[] }
  expect(mails.length).toBe(notices.length)
  await ask('resendMail', { mail: mails[0]!.id }, 'administrator')
})

test('and none of these features is left out', () => {
  expect(walk.leftOut(isOfRounds)).toEqual([])
})

function calendarTo(end: number): Record<string, string> {
  const hours = { entryFrom: -48, entryUntil: 0, fixedAt: 0, appraisalUntil: 1, explanationUntil: 2, councilUntil: 3 }
  const moments = Object.entries({ ...hours, releaseOn: 4 }).map(([name, after]) => [name, moment(end + after * HOUR)])
  return Object.fromEntries(moments) as Record<string, string>
}
