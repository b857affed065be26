import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import type { NewsView } from '#contract/appraisal-views.ts'
import { evidence } from '#contract/evidence.ts'
import { submissions } from '#contract/submissions.ts'
import { ACCEPT, correct, decide, ratioLeaves, roundUnderAppraisal, seen } from '#test/support/appraisal.ts'
import { entered } from '#test/support/bearers.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'
import { acceptEverything, saveNumber } from '#test/support/round.ts'

const HEALTH = 'so-y-te'

let province: Province
let unit: string
let submission: string
/** Two criteria that read one number of the unit's own. */
let [node, otherNode, item] = ['', '', '']
let one: Caller
let other: Caller
let head: Caller
let agency: Caller

beforeAll(async () => {
  province = await openProvince()
  unit = province.organisation(HEALTH)
  head = await province.as(`tt.${HEALTH}`)
  agency = await province.as('thuong-truc')
  const { leaves } = province.content.outlines.get('hue-2020')!
  const readers = (of: string): string[] =>
    leaves
      .filter(({ leaf }) => leaf!.letters.some(({ item, variable }) => item.id === of && variable.of === 'own'))
      .map(({ code }) => code)
  const whole = (leaf: (typeof leaves)[number]): string => leaf.leaf!.letters.find(({ name }) => name === 'b')!.item.id
  const ratio = ratioLeaves(province).find((leaf) => readers(whole(leaf)).length > 1)!
  ;[node, item] = [ratio.code, whole(ratio)]
  otherNode = readers(item).find((code) => code !== node)!
  await saveNumber(head, unit, item, '80', { note: 'Rà soát.' })
  submission = (await roundUnderAppraisal(province, { members: [HEALTH] })).of(HEALTH)
  one = await appraiserOf(node)
  other = await appraiserOf(otherNode)
})
afterAll(() => province.close())

async function appraiserOf(node_code: string): Promise<Caller> {
  const grants = [{ role: 'appraiser', edition_id: 'hue-2020', node_code }]
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  return province.with(cookie)
}

const here = () => ({ submission, node })
const there = () => ({ submission, node: otherNode })
const plain = ({ kind, isTakenBack, item: of, before, after }: NewsView['changes'][number]) => {
  const numberOf = (said: typeof before): string | undefined => (said?.kind === 'number' ? said.number : undefined)
  return [kind, isTakenBack, of, numberOf(before), numberOf(after)]
}
const newsOf = async (caller: Caller, place = here()) => (await seen(caller, place)).news?.changes.map(plain)
/** The list marks what the criterion's page tells of, and counts it. */
async function markedOf(caller: Caller): Promise<string[]> {
  const { rows, counts } = await caller.call(appraisal.listAppraisalQueue, { submission })
  const marked = rows.flatMap((row) => (row.hasNews ? row.node : []))
  const part = await caller.call(appraisal.listAppraisalQueue, { submission, state: 'news' })
  expect([counts.news, part.rows.map((row) => row.node)]).toEqual([marked.length, marked])
  return marked
}
async function takeBack(caller: Caller): Promise<void> {
  const { version } = (await seen(caller, there())).findings[0]!
  await caller.call(appraisal.withdrawFinding, { ...there(), pass: 'first', version })
}

test('nothing is new to who has said nothing, nor to who has just decided', async () => {
  await saveNumberAfter('81')
  expect(await newsOf(one)).toBeUndefined()
  await decide(one, here(), ACCEPT)
  expect(await newsOf(one)).toEqual([])
  expect(await markedOf(one)).toEqual([])
})

test('a correction by somebody else is, from what to what; made and taken back in between it is nothing', async () => {
  await decide(other, there(), correct(unit, item, '100'))
  expect(await newsOf(one)).toEqual([['correction', false, item, '80', '100']])
  expect(await markedOf(one)).toEqual([node])
  expect(await newsOf(other, there())).toEqual([])
  expect((await seen(agency, here())).news).toBeUndefined()
  await takeBack(other)
  expect(await newsOf(one)).toEqual([])
})

test('that a correction which was there is taken back, or made anew, is one thing', async () => {
  await decide(other, there(), correct(unit, item, '100'))
  await decide(one, here(), ACCEPT)
  await decide(other, there(), correct(unit, item, '120'))
  expect(await newsOf(one)).toEqual([['correction', false, item, '80', '120']])
  await takeBack(other)
  expect(await newsOf(one)).toEqual([['correction', true, item, '100', undefined]])
  expect((await seen(one, here())).news!.changes[0]!.by).toBeUndefined()
})

test('what a blind look corrected is not told', async () => {
  await decide(other, there(), correct(unit, item, '90'))
  const { pool } = province.database
  const pass = (name: string) =>
    pool.query('update finding set pass = $3 where submission_id = $1 and node_code = $2', [
      submission,
      otherNode,
      name,
    ])
  await pass('blind')
  expect(await newsOf(one)).toEqual([])
  await pass('first')
  await decide(one, here(), ACCEPT)
})

test('a later version of the unit’s number is, and what it said before', async () => {
  await saveNumberAfter('82')
  expect(await newsOf(one)).toEqual([['value', false, item, '81', '82']])
  expect(await markedOf(one)).toEqual([node])
})

test('the unit’s words and its evidence are, until they are answered', async () => {
  await acceptEverything(province, submission)
  const { version } = await agency.call(submissions.showSubmission, { submission })
  await agency.call(submissions.releaseFindings, { submission, version })
  await agency.call(appraisal.openExplanation, { submission, nodes: [node], reason: 'Đơn vị có thêm minh chứng.' })
  await head.call(appraisal.sayExplanation, { ...here(), words: 'Quyết định số 57/QĐ-SYT.' })
  const document = { evidence: uuidv7(), organisation: unit, kind: 'document', number: '57/QĐ-SYT' } as const
  await head.call(evidence.createEvidence, { ...document, address: 'https://so-y-te.example/57-qd' })
  const hung = { evidence: document.evidence, subject: unit, item, period: '2022' }
  const { link } = await head.call(evidence.linkEvidence, hung)
  const { changes } = (await seen(one, here())).news!
  expect(changes.map(({ kind }) => kind)).toEqual(['value', 'explanation', 'evidence'])
  expect(changes.at(-1)).toMatchObject({ document: { number: '57/QĐ-SYT' }, isTakenBack: false })
  await one.call(appraisal.sayExplanation, { ...here(), words: 'Đã nhận.' })
  expect(await newsOf(one)).toEqual([])
  await head.call(evidence.unlinkEvidence, { evidence: document.evidence, link })
  expect((await seen(one, here())).news!.changes).toMatchObject([{ kind: 'evidence', isTakenBack: true }])
  expect((await seen(head, here())).news).toBeUndefined()
})

/** As the entry of another round that asks for the same number would. */
async function saveNumberAfter(number: string): Promise<void> {
  const { db } = province.database
  const last = await db
    .selectFrom('value')
    .selectAll()
    .where('subject_id', '=', unit)
    .where('item_id', '=', item)
    .where('period', '=', '2022')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('value')
    .values({ ...last, id: uuidv7(), version: last.version + 1, number, typed: number, entered_at: new Date() })
    .execute()
}
