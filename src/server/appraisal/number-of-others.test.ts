import { afterAll, beforeAll, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import type { OpenedRound } from '#test/support/round.ts'
import { ACCEPT, correct, decide, decisionOn, roundUnderAppraisal, seen } from '#test/support/appraisal.ts'
import { entered } from '#test/support/bearers.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'

const HEALTH = 'so-y-te'
const CITY = 'thanh-pho-minh-giang'
const NATIONS = 'so-giao-dich-chia-se-du-lieu-trung-binh-mot-tinh'

let province: Province
let round: OpenedRound
let nation: string
/** The criterion that reads a number of the nation, in every submission. */
let node: string
let one: Caller
let other: Caller

beforeAll(async () => {
  province = await openProvince()
  const { db } = province.database
  const found = await db
    .selectFrom('organisation_version')
    .select('organisation_id as id')
    .where('kind', '=', 'nation')
    .executeTakeFirstOrThrow()
  nation = found.id
  node = province.content.outlines
    .get('hue-2020')!
    .leaves.find(({ leaf }) => leaf!.letters.some(({ item }) => item.id === NATIONS))!.code
  round = await roundUnderAppraisal(province, { members: [HEALTH, CITY] })
  one = await appraiser()
  other = await appraiser()
})
afterAll(() => province.close())

async function appraiser(): Promise<Caller> {
  const grants = [{ role: 'appraiser', edition_id: 'hue-2020', node_code: node }]
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  return province.with(cookie)
}

const place = (slug: string) => ({ submission: round.of(slug), node })

test('a number of others is corrected once the round has fixed it', async () => {
  const early = await refusal(decide(one, place(HEALTH), correct(nation, NATIONS, '1000')))
  expect(early).toMatchObject({ code: 'common-values-not-fixed' })
  await round.fixCommon([nation])
})

test('a finding on a shared number reaches every submission that reads it, and sends others’ findings back', async () => {
  await decide(other, place(CITY), ACCEPT)
  const view = await seen(one, place(HEALTH))
  const wish = correct(nation, NATIONS, '1000')
  const preview = await one.call(appraisal.previewFinding, decisionOn(place(HEALTH), view, wish))
  expect(preview.submissions.map(({ submission }) => submission).sort()).toEqual([HEALTH, CITY].map(round.of).sort())
  expect(preview.submissions.every(({ criteria }) => criteria.some(({ code }) => code === node))).toBe(true)
  expect(preview.toReview).toBe(1)
  expect(await decide(one, place(HEALTH), wish)).toMatchObject({ toReview: 1 })
  const reviewed = await seen(other, place(CITY))
  expect(reviewed.findings).toMatchObject([{ decision: 'accepted', state: 'to-review' }])
  expect(reviewed.values.find(({ item }) => item === NATIONS)!.corrected).toMatchObject({ number: '1000' })
  const last = await province.database.db
    .selectFrom('event')
    .select('kind')
    .where('stream', '=', `submission:${round.of(CITY)}`)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  expect(last).toEqual({ kind: 'finding.returned' })
  // Whose number it is, a unit is not told.
  const head = await province.as(`tt.${CITY}`)
  expect(JSON.stringify(await seen(head, place(CITY)))).not.toContain('"number":"1000"')
})

test('what is before the council is not changed under it', async () => {
  const { db } = province.database
  await db.updateTable('submission').set({ state: 'council' }).where('id', '=', round.of(CITY)).execute()
  const late = await refusal(decide(one, place(HEALTH), correct(nation, NATIONS, '2000')))
  expect(late).toMatchObject({ code: 'before-the-council', details: { count: '1' } })
  const { findings } = await seen(one, place(HEALTH))
  expect(findings[0]!.corrections[0]!.content).toMatchObject({ number: '1000' })
})
