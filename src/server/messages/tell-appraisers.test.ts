import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import { submissions } from '#contract/submissions.ts'
import { DAY, HOUR } from '#domain/round/moment.ts'
import { ACCEPT, correct, decide, ratioLeaves } from '#test/support/appraisal.ts'
import { entered } from '#test/support/bearers.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'
import { acceptEverything, explainEverything, openedRound, saveNumber, type OpenedRound } from '#test/support/round.ts'
import { tellAppraisers } from './tell-appraisers.ts'

const HEALTH = 'so-y-te'
const CITY = 'thanh-pho-minh-giang'
const NAMES = { [HEALTH]: 'Sở Y tế', [CITY]: 'Thành phố Minh Giang' }
const EDITION = 'hue-2020'

type Appraiser = Caller & { readonly account: string }

let province: Province
let agency: Caller
let heads: Record<string, Caller>

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  heads = Object.fromEntries(
    await Promise.all([HEALTH, CITY].map(async (slug) => [slug, await province.as(`tt.${slug}`)] as const)),
  )
  for (const [slug, head] of Object.entries(heads)) await explainEverything(head, province.organisation(slug))
})
afterAll(() => province.close())
beforeEach(() => province.database.db.deleteFrom('notice').execute())

async function appraiserOf(nodes: readonly string[], unit?: string): Promise<Appraiser> {
  const grants = [
    ...nodes.map((node_code) => ({ role: 'appraiser', edition_id: EDITION, node_code })),
    ...(unit === undefined ? [] : [{ role: 'unit-officer', organisation_id: province.organisation(unit) }]),
  ]
  const { cookie, account } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  return { ...province.with(cookie), account }
}

/** Tells so long from now; the morning of whatever happens now is within a day and an hour. */
const tellIn = (ms: number): Promise<number> => {
  const { db } = province.database
  return tellAppraisers(db, province.content.outlines, () => Promise.resolve(new Date(Date.now() + ms)))
}

/** What one account was told of a round: kinds with the units in each. */
async function toldTo({ account }: Appraiser, round: OpenedRound): Promise<string[]> {
  const rows = await province.database.db
    .selectFrom('notice')
    .select(['kind', 'params', 'path'])
    .where('account_id', '=', account)
    .execute()
  const ofRound = rows.filter(({ path }) => path?.startsWith(`/tham-dinh?round=${round.id}`))
  return ofRound.map(
    ({ kind, params }) => `${kind} ${(params as { organisations: string[] }).organisations.join(', ')}`,
  )
}

const versionOf = async (submission: string) => (await agency.call(submissions.showSubmission, { submission })).version

async function submit(round: OpenedRound, slug: string): Promise<void> {
  const submission = round.of(slug)
  await heads[slug]!.call(submissions.submitSubmission, { submission, version: await versionOf(submission) })
}

describe('submissions that were received', () => {
  test('are told in one list a day, to whoever is charged with something of the unit and does not work for it', async () => {
    const round = await openedRound(province, { members: [HEALTH, CITY] })
    const everything = await appraiserOf(['1', '2', '3', '4', '5', '6', '7'])
    const colleague = await appraiserOf(['1'], HEALTH)
    const none = await appraiserOf([])
    for (const slug of [HEALTH, CITY]) await submit(round, slug)
    const recalled = await openedRound(province, { members: [HEALTH] })
    await submit(recalled, HEALTH)
    const submission = recalled.of(HEALTH)
    await heads[HEALTH]!.call(submissions.recallSubmission, { submission, version: await versionOf(submission) })
    expect(await tellIn(0)).toBe(0)
    const counts = await Promise.all([tellIn(DAY + HOUR), tellIn(DAY + HOUR)])
    expect(counts[0] + counts[1]).toBeGreaterThan(1)
    expect(await tellIn(DAY + 2 * HOUR)).toBe(0)
    expect(await toldTo(everything, round)).toEqual([`submission-received ${NAMES[HEALTH]}, ${NAMES[CITY]}`])
    expect(await toldTo(everything, recalled)).toEqual([])
    expect(await toldTo(colleague, round)).toEqual([`submission-received ${NAMES[CITY]}`])
    expect(await toldTo(none, round)).toEqual([])
  })
})

describe('an explanation', () => {
  test('is told to those who decided on its criteria, once it is given and once it is ended', async () => {
    const [first, second, third] = ratioLeaves(province)
    const nodes = [first!.code, second!.code]
    const round = await openedRound(province, { members: [HEALTH] })
    const submission = round.of(HEALTH)
    await submit(round, HEALTH)
    await round.endEntry(-1)
    await agency.call(submissions.beginAppraisal, { submission, version: await versionOf(submission) })
    const decider = await appraiserOf(nodes)
    const other = await appraiserOf([third!.code])
    for (const node of nodes) await decide(decider, { submission, node }, ACCEPT)
    await decide(other, { submission, node: third!.code }, ACCEPT)
    await acceptEverything(province, submission)
    await agency.call(submissions.releaseFindings, { submission, version: await versionOf(submission) })
    const until = `${new Date(Date.now() + HOUR).toISOString().slice(0, 19)}Z`
    await agency.call(appraisal.openExplanation, { submission, nodes, reason: 'Nêu nguồn số liệu.', until })
    await decider.call(appraisal.sayExplanation, { submission, node: nodes[0]!, words: 'Cần văn bản.' })
    await tellIn(DAY + HOUR)
    expect((await toldTo(decider, round)).filter((one) => one.startsWith('explanation'))).toEqual([])

    const say = (node: string, words: string) =>
      heads[HEALTH]!.call(appraisal.sayExplanation, { submission, node, words })
    for (const node of nodes) for (const words of ['Theo báo cáo.', 'Gửi kèm quyết định.']) await say(node, words)
    await tellIn(DAY + HOUR)
    const given = `explanation-given ${NAMES[HEALTH]}`
    const explanations = async (who: Appraiser) =>
      (await toldTo(who, round)).filter((one) => one.startsWith('explanation'))
    expect(await explanations(decider)).toEqual([given])
    expect(await explanations(other)).toEqual([])

    await heads[HEALTH]!.call(submissions.endExplanation, { submission, version: await versionOf(submission) })
    await tellIn(DAY + HOUR)
    expect(await explanations(decider)).toEqual([given, `explanation-ended ${NAMES[HEALTH]}`])
    expect(await explanations(other)).toEqual([])
  })
})

describe('a finding that is to be reviewed', () => {
  let round: OpenedRound
  beforeEach(async () => {
    round = await openedRound(province, { members: [HEALTH, CITY] })
    for (const slug of [HEALTH, CITY]) await submit(round, slug)
  })

  test('is told to whoever decided it, of all units in one notice, and not to who changed the number', async () => {
    const NATIONS = 'so-giao-dich-chia-se-du-lieu-trung-binh-mot-tinh'
    const node = province.content.outlines
      .get(EDITION)!
      .leaves.find(({ leaf }) => leaf!.letters.some(({ item }) => item.id === NATIONS))!.code
    const { organisation_id: nation } = await province.database.db
      .selectFrom('organisation_version')
      .select('organisation_id')
      .where('kind', '=', 'nation')
      .executeTakeFirstOrThrow()
    await round.endEntry(-1)
    await round.fixCommon([nation])
    await agency.call(submissions.moveSubmissions, { round: round.id, move: 'beginAppraisal' })
    const [one, other] = [await appraiserOf([node]), await appraiserOf([node])]
    const [ofHealth, ofCity] = [HEALTH, CITY].map((slug) => ({ submission: round.of(slug), node })) as [never, never]
    await decide(other, ofCity, ACCEPT)
    await decide(one, ofHealth, correct(nation, NATIONS, '1000'))
    expect(await toldTo(other, round)).toEqual([`finding-to-review ${NAMES[CITY]}`])
    expect(await toldTo(one, round)).toEqual([])
    // Decided anew, and changed again: told again.
    await decide(other, ofCity, ACCEPT)
    await decide(one, ofHealth, correct(nation, NATIONS, '2000'))
    expect(await toldTo(other, round)).toHaveLength(2)
  })

  test('because the unit submitted other numbers of reopened criteria, is told too', async () => {
    const leaf = ratioLeaves(province)[0]!
    const submission = round.of(HEALTH)
    const decider = await appraiserOf([leaf.code])
    await round.endEntry(-1)
    await agency.call(submissions.beginAppraisal, { submission, version: await versionOf(submission) })
    await decide(decider, { submission, node: leaf.code }, ACCEPT)
    const until = `${new Date(Date.now() + HOUR).toISOString().slice(0, 19)}Z`
    const wish = { nodes: [leaf.code], reason: 'Nhập nhầm.', until }
    await agency.call(submissions.reopenCriteria, { submission, version: await versionOf(submission), ...wish })
    await saveNumber(heads[HEALTH]!, province.organisation(HEALTH), leaf.leaf!.letters[0]!.item.id, '7', {
      note: 'Nhập lại cho đúng kỳ.',
    })
    await explainEverything(heads[HEALTH]!, province.organisation(HEALTH))
    await heads[HEALTH]!.call(submissions.endReopening, { submission, version: await versionOf(submission) })
    expect(await toldTo(decider, round)).toEqual([`finding-to-review ${NAMES[HEALTH]}`])
  })
})
