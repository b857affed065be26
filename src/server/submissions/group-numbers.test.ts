import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boards } from '#contract/round-board.ts'
import { submissions } from '#contract/submissions.ts'
import { ACCEPT, correct, decide } from '#test/support/appraisal.ts'
import { entered } from '#test/support/bearers.ts'
import { withEdition } from '#test/support/loaded-edition.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'
import { openedRound, saveNumber, type OpenedRound } from '#test/support/round.ts'
import { editionOf, itemsOf } from '#test/support/small-edition.ts'

const HEALTH = 'so-y-te'
const CITY = 'thanh-pho-minh-giang'
const DISTRICT = 'huyen-tan-khe'
const SERVICES = 'so-dich-vu-thu'
const NODE = '1.1'

/** A unit's number against the mean of its group: 10 points where it reaches the mean. */
const EDITION = editionOf(
  [
    {
      code: '1',
      children: [
        {
          code: NODE,
          max: 10,
          formula: 'SHARE(a/b, 1)*max',
          variables: { a: { item: SERVICES }, b: { item: SERVICES, of: 'group', combine: 'mean' } },
        },
      ],
    },
  ],
  { id: 'thu-nhom' },
)

let province: Province
let agency: Caller
let council: Caller
let appraiser: Caller

beforeAll(async () => {
  province = await openProvince({ more: withEdition(EDITION, itemsOf({ [SERVICES]: 'count' })) })
  agency = await province.as('thuong-truc')
  council = await province.as('thu-ky-hoi-dong')
  const grants = [{ role: 'appraiser', edition_id: EDITION.id, node_code: '1' }]
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  appraiser = province.with(cookie)
})
afterAll(() => province.close())

/** Each member has given its number; those that are named have submitted, and their appraisal has begun. */
async function appraised(numbers: Readonly<Record<string, string>>, submitted: readonly string[]) {
  const round = await openedRound(province, { members: Object.keys(numbers), edition: EDITION.id })
  for (const [slug, number] of Object.entries(numbers)) {
    const head = await province.as(`tt.${slug}`)
    await saveNumber(head, province.organisation(slug), SERVICES, number, { note: 'Đã rà soát.' })
    if (submitted.includes(slug))
      await head.call(submissions.submitSubmission, { submission: round.of(slug), version: 1 })
  }
  await round.endEntry(-1)
  await agency.call(submissions.moveSubmissions, { round: round.id, move: 'beginAppraisal' })
  return round
}

const place = (round: OpenedRound, slug: string) => ({ submission: round.of(slug), node: NODE })

async function pointsNow(round: OpenedRound, slug: string) {
  const { now } = await agency.call(submissions.showScorecards, { submission: round.of(slug) })
  return now.appraised!.nodes.find(({ code }) => code === NODE)!
}

/** The sealed cards as "stage points". */
async function sealed(round: OpenedRound, slug: string, caller = agency): Promise<string[]> {
  const { cards } = await caller.call(submissions.showScorecards, { submission: round.of(slug) })
  return cards.map(({ stage, nodes }) => `${stage} ${nodes.find(({ code }) => code === NODE)!.points}`)
}

async function board(round: OpenedRound): Promise<Record<string, string | undefined>> {
  const { rows, nodes } = await agency.call(boards.showBoard, { round: round.id, level: 'criterion' })
  const at = nodes.findIndex(({ code }) => code === NODE)
  return Object.fromEntries(rows.map(({ submission, appraised }) => [submission, appraised?.nodes[at]!.points]))
}

describe('numbers of the group (method §11.10)', () => {
  let round: OpenedRound

  beforeAll(async () => {
    round = await appraised({ [HEALTH]: '4', [CITY]: '12' }, [HEALTH, CITY])
  })

  test('are not fixed yet before a release, though everybody has submitted', async () => {
    const { status, missing } = await pointsNow(round, HEALTH)
    expect({ status, missing }).toMatchObject({ status: 'missing', missing: [{ letter: 'b', code: 'not-fixed-yet' }] })
    expect((await board(round))[round.of(HEALTH)]).toBe('0.00')
  })

  test('are fixed with a release, as the appraisers have them', async () => {
    await decide(appraiser, place(round, HEALTH), ACCEPT)
    await decide(appraiser, place(round, CITY), correct(province.organisation(CITY), SERVICES, '16'))
    await agency.call(submissions.moveSubmissions, { round: round.id, move: 'releaseFindings' })
    // (4 + 16) / 2 = 10: of that 4 are four tenths, and 16 reach it.
    expect(await sealed(round, HEALTH)).toEqual(['self 0.00', 'appraised 4.00'])
    expect(await sealed(round, CITY)).toEqual(['self 0.00', 'appraised 10.00'])
    const head = await province.as(`tt.${HEALTH}`)
    expect(await sealed(round, HEALTH, head)).toEqual(['self 0.00', 'appraised 4.00'])
    expect((await pointsNow(round, HEALTH)).points).toBe('4.00')
    expect(await board(round)).toEqual({ [round.of(HEALTH)]: '4.00', [round.of(CITY)]: '10.00' })
  })

  test('stay as they were fixed, whatever is given or found afterwards', async () => {
    const head = await province.as(`tt.${CITY}`)
    await saveNumber(head, province.organisation(CITY), SERVICES, '900', { note: 'Bổ sung.' })
    await agency.call(submissions.moveSubmissions, { round: round.id, move: 'beginSecondAppraisal' })
    await decide(appraiser, place(round, CITY), correct(province.organisation(CITY), SERVICES, '36'))
    expect((await pointsNow(round, HEALTH)).points).toBe('4.00')
    expect(await board(round)).toMatchObject({ [round.of(HEALTH)]: '4.00' })
  })

  test('are fixed anew on the way to the council, for those that go; what was sealed stands', async () => {
    const { version } = await agency.call(submissions.showSubmission, { submission: round.of(HEALTH) })
    await agency.call(submissions.sendToCouncil, { submission: round.of(HEALTH), version })
    // (4 + 36) / 2 = 20: of that 4 are a fifth.
    expect(await sealed(round, HEALTH)).toEqual(['self 0.00', 'appraised 4.00', 'appraised 2.00'])
    expect(await board(round)).toEqual({ [round.of(HEALTH)]: '2.00', [round.of(CITY)]: '10.00' })
  })

  test('and what was approved is what the council had before it', async () => {
    await agency.call(submissions.moveSubmissions, { round: round.id, move: 'sendToCouncil' })
    const decision = { decisionNumber: '12/QĐ-UBND', decisionDate: '2023-02-01', decidedBy: 'Chủ tịch UBND tỉnh' }
    expect(await council.call(submissions.approveRound, { round: round.id, ...decision })).toMatchObject({ moved: 2 })
    expect((await sealed(round, HEALTH)).at(-1)).toBe('final 2.00')
    expect((await sealed(round, CITY)).at(-1)).toBe('final 10.00')
  })
})

test('a member that has not submitted leaves its group without a number (method §7.2)', async () => {
  const round = await appraised({ [HEALTH]: '4', [DISTRICT]: '12' }, [HEALTH])
  await decide(appraiser, place(round, HEALTH), ACCEPT)
  await agency.call(submissions.moveSubmissions, { round: round.id, move: 'releaseFindings' })
  const { status, missing } = await pointsNow(round, HEALTH)
  expect({ status, missing }).toMatchObject({ status: 'missing', missing: [{ letter: 'b', code: 'no-value' }] })
})
