import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import { submissions } from '#contract/submissions.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import * as exact from '#domain/exact.ts'
import { acceptEverything, saveNumber, type OpenedRound } from '#test/support/round.ts'
import { ACCEPT, correct, decide, decisionOn, ratioLeaves, roundUnderAppraisal, seen } from '#test/support/appraisal.ts'
import { entered } from '#test/support/bearers.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'

const HEALTH = 'so-y-te'

let province: Province
let unit: string
let round: OpenedRound
let submission: string
/** A criterion by the rule RATIO(a, b)·max, with its two numbers; another one that reads one of them too. */
let ratio: OutlineNode
let part: string
let whole: string
let agency: Caller
let head: Caller
let one: Caller
let other: Caller

const WORDS = 'Đối chiếu sổ theo dõi: chỉ có mười ba.'

beforeAll(async () => {
  province = await openProvince()
  unit = province.organisation(HEALTH)
  head = await province.as(`tt.${HEALTH}`)
  agency = await province.as('thuong-truc')
  ratio = ratioLeaves(province).find((leaf) => readers(letter(leaf, 'b')).length > 1)!
  ;[part, whole] = [letter(ratio, 'a'), letter(ratio, 'b')]
  await saveNumber(head, unit, whole, '80', { note: 'Rà soát.' })
  await saveNumber(head, unit, part, '24', { note: 'Rà soát.' })
  round = await roundUnderAppraisal(province, { members: [HEALTH] })
  submission = round.of(HEALTH)
  one = await appraiserOf(ratio.code)
  other = await appraiserOf(ratio.code)
})
afterAll(() => province.close())

const letter = ({ leaf }: OutlineNode, name: string): string =>
  leaf!.letters.find((each) => each.name === name)!.item.id
const outline = () => province.content.outlines.get('hue-2020')!
const readers = (item: string): string[] =>
  outline()
    .leaves.filter(({ leaf }) => leaf!.letters.some((each) => each.item.id === item && each.variable.of === 'own'))
    .map(({ code }) => code)

async function appraiserOf(...nodes: string[]): Promise<Caller> {
  const grants = nodes.map((node_code) => ({ role: 'appraiser', edition_id: 'hue-2020', node_code }))
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  return province.with(cookie)
}

const place = (node = ratio.code) => ({ submission, node })
const appraised = async () => (await agency.call(submissions.showScorecards, { submission })).now.appraised!
const pointsOf = async (code: string) => (await appraised()).nodes.find((node) => node.code === code)!.exact.points

describe('a correction', () => {
  test('shows beforehand what it does to every criterion that reads the number, exactly, and writes nothing', async () => {
    const view = await seen(one, place())
    const input = decisionOn(place(), view, correct(unit, whole, '100'))
    const before = await appraised()
    const { submissions: effects, hidden } = await one.call(appraisal.previewFinding, input)
    expect(hidden).toBe(0)
    expect(effects.map((effect) => effect.submission)).toEqual([submission])
    expect(effects[0]!.criteria.map(({ code }) => code)).toEqual(readers(whole))
    const own = effects[0]!.criteria.find(({ code }) => code === ratio.code)!
    // The rule of the document: a part of a whole, times the maximum.
    expect(own.before.exact.points).toBe(ratioOf(24n, 80n))
    expect(own.after.exact.points).toBe(ratioOf(24n, 100n))
    expect(await appraised()).toEqual(before)
    expect((await seen(one, place())).findings).toEqual([])
    await decide(one, place(), correct(unit, whole, '100'))
    const after = await appraised()
    const difference = exact.subtract(
      exact.exactFromText(after.total.exact.points),
      exact.exactFromText(before.total.exact.points),
    )
    expect(exact.toDecimal(difference, 2)).toBe(effects[0]!.effect)
    expect(await pointsOf(ratio.code)).toBe(ratioOf(24n, 100n))
  })

  test('is what a later look at another criterion reads; the number of the unit stays', async () => {
    const { values } = await seen(other, place())
    const own = values.find(({ item }) => item === whole)!
    expect(own.pinned!.content).toMatchObject({ kind: 'number', number: '80' })
    expect(own.corrected).toMatchObject({ kind: 'number', number: '100' })
    const { now } = await agency.call(submissions.showScorecards, { submission })
    expect(now.self!.nodes.find(({ code }) => code === ratio.code)!.exact.points).toBe(ratioOf(24n, 80n))
  })

  test('is refused on a number that the criterion does not read, and points where the rule gives them', async () => {
    const foreign = outline().leaves.find(({ code }) => !readers(part).includes(code))!.leaf!.letters[0]!.item.id
    const wrong = await refusal(decide(one, place(), correct(unit, foreign, '1')))
    expect(wrong).toMatchObject({ code: 'finding-not-decided', details: { faults: [{ code: 'correction-not-read' }] } })
    const points = await refusal(decide(one, place(), { decision: 'points', points: '1', reason: 'Theo phiếu.' }))
    expect(points).toMatchObject({ details: { faults: [{ code: 'not-a-points-criterion' }] } })
    const silent = await refusal(decide(one, place(), { decision: 'refused' }))
    expect(silent).toMatchObject({ details: { faults: [{ code: 'reason-needed' }] } })
  })
})

describe('two appraisers on one number', () => {
  test('at once: one decides, the other is told that the number has changed; neither is lost in silence', async () => {
    const views = [await seen(one, place()), await seen(other, place())]
    const wishes = [correct(unit, part, '14'), correct(unit, part, '15')]
    const answers = await Promise.all(
      [one, other].map((caller, at) =>
        refusal(caller.call(appraisal.decideFinding, decisionOn(place(), views[at]!, wishes[at]!))),
      ),
    )
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1)
    expect(answers.find((answer) => answer !== undefined)).toMatchObject({
      code: 'stale',
      details: { current: { decision: 'corrected' } },
    })
    const { findings } = await seen(one, place())
    expect(findings).toHaveLength(1)
    expect(['14', '15']).toContain((findings[0]!.corrections[0]!.content as { number: string }).number)
  })

  test('at once on two criteria: the second is refused, or its finding goes to review', async () => {
    const pair = outline().leaves.flatMap(({ leaf, code }) =>
      leaf!.letters
        .filter(({ item, variable }) => variable.of === 'own' && item.kind === 'count' && readers(item.id).length > 1)
        .map(({ item }) => ({ item: item.id, nodes: [code, readers(item.id).find((each) => each !== code)!] })),
    )[0]!
    const callers = [await appraiserOf(...pair.nodes), await appraiserOf(...pair.nodes)]
    const places = pair.nodes.map((node) => place(node))
    const views = await Promise.all(callers.map((caller, at) => seen(caller, places[at]!)))
    const answers = await Promise.all(
      callers.map((caller, at) => {
        const wish = at === 0 ? correct(unit, pair.item, '3') : ACCEPT
        return refusal(caller.call(appraisal.decideFinding, decisionOn(places[at]!, views[at]!, wish)))
      }),
    )
    expect(answers[0]).toBeUndefined()
    const second = (await seen(callers[1]!, places[1]!)).findings
    if (answers[1]) expect([answers[1].code, second]).toEqual(['stale', []])
    else expect(second).toMatchObject([{ decision: 'accepted', state: 'to-review' }])
    // Looked at again, it is decided on the number as it counts.
    await decide(callers[1]!, places[1]!, ACCEPT)
    const { values, findings } = await seen(callers[1]!, places[1]!)
    expect(values.find(({ item }) => item === pair.item)!.corrected).toMatchObject({ number: '3' })
    expect(findings).toMatchObject([{ decision: 'accepted', state: 'decided' }])
    // Taken back, the number is as the unit gave it, and the other's finding is to be reviewed.
    const { version } = (await seen(callers[0]!, places[0]!)).findings[0]!
    const withdrawal = { ...places[0]!, pass: 'first', version } as const
    expect(await callers[0]!.call(appraisal.withdrawFinding, withdrawal)).toMatchObject({ toReview: 1 })
    const again = await seen(callers[1]!, places[1]!)
    expect(again.values.find(({ item }) => item === pair.item)!.corrected).toBeUndefined()
    expect(again.findings).toMatchObject([{ state: 'to-review' }])
    const { rows, counts } = await callers[1]!.call(appraisal.listAppraisalQueue, { submission, state: 'to-review' })
    expect(rows.map(({ node }) => node)).toEqual([pair.nodes[1]])
    expect(counts).toEqual({ undecided: 1, decided: 0, toReview: 1, explained: 0, news: 1 })
  })
})

describe('who', () => {
  test('nobody appraises their own unit', async () => {
    const grants = [
      { role: 'appraiser', edition_id: 'hue-2020', node_code: ratio.code },
      { role: 'verifier', organisation_id: unit, item_id: part },
    ]
    const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
    const own = province.with(cookie)
    const { basis, pass } = await seen(one, place())
    const input = { ...place(), pass: pass!, version: 0, basis: basis!, decision: 'accepted' } as const
    expect(await refusal(own.call(appraisal.decideFinding, input))).toMatchObject({ code: 'own-unit' })
    expect((await own.call(appraisal.listAppraisalQueue, {})).rows).toEqual([])
    expect(JSON.stringify(await seen(own, place()))).not.toContain('corrected')
  })

  test('an appraiser decides only what they are charged with', async () => {
    const foreign = await appraiserOf('1')
    expect(await refusal(seen(foreign, place()))).toMatchObject({ code: 'not-permitted' })
  })

  test('a unit is told nothing before the release, by no door; afterwards what was released', async () => {
    const before = await told()
    for (const text of before) {
      expect(text).not.toContain(WORDS)
      expect(text).not.toMatch(/"number":"1[345]"/)
    }
    await decide(one, place(), { ...correct(unit, part, '13'), reason: WORDS })
    for (const text of await told()) {
      expect(text).not.toContain(WORDS)
      expect(text).not.toContain('"number":"13"')
    }
    const early = await refusal(head.call(appraisal.showExplanationDraft, { submission }))
    expect(early).toMatchObject({ code: 'findings-not-released' })
    await acceptEverything(province, submission)
    const { version } = await agency.call(submissions.showSubmission, { submission })
    await agency.call(submissions.releaseFindings, { submission, version })
    const released = await seen(head, place())
    expect(released.findings).toMatchObject([{ decision: 'corrected', reason: WORDS, corrections: [{ item: part }] }])
    expect(released.appraised!.exact.points).toBe(ratioOf(13n, 80n))
  })
})

/** Everything that the unit can read of its submission, as text. */
async function told(): Promise<string[]> {
  const { cards } = await head.call(submissions.showScorecards, { submission })
  return [
    await head.call(submissions.showSubmission, { submission }),
    await head.call(submissions.showScorecards, { submission }),
    await head.call(submissions.compareSubmission, { submission, from: cards[0]!.card }),
    await seen(head, place()),
    await head.call(appraisal.showExplanation, place()),
  ].map((answer) => JSON.stringify(answer))
}

/** By hand: RATIO(a, b)·max, where the part is smaller than the whole. */
function ratioOf(a: bigint, b: bigint): string {
  return exact.toFraction(exact.multiply(exact.fraction(a, b), ratio.leaf!.max))
}
