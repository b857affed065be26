import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forms } from '#contract/forms.ts'
import { numbers } from '#contract/numbers.ts'
import { values } from '#contract/values.ts'
import { entered } from '#test/support/bearers.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { openedRound, explainEverything } from '#test/support/round.ts'

const HEALTH = 'so-y-te'
const DISTRICT = 'huyen-tan-khe'
const EDITION = 'hue-2020'
const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'

let province: Province
let officer: Caller
let agency: Caller
let unit: string

beforeAll(async () => {
  province = await openProvince()
  officer = await province.as(`cb.${HEALTH}`)
  agency = await province.as('thuong-truc')
  unit = province.organisation(HEALTH)
})
afterAll(() => province.close())

const seenBy = (caller: Caller, subject = unit, item = ITEM) => caller.call(numbers.showNumberValues, { item, subject })

test('anybody sees who asks for a number; one that nobody knows is not there', async () => {
  const view = await province.nobody.call(numbers.showNumber, { item: ITEM })
  const outline = province.content.outlines.get(EDITION)!
  const reading = outline.leaves.filter(({ leaf }) => leaf!.letters.some(({ item }) => item.id === ITEM))
  const own = view.editions.find(({ edition }) => edition === EDITION)!
  expect(own.criteria.map(({ code }) => code)).toEqual(reading.map(({ code }) => code))
  expect(await refusal(province.nobody.call(numbers.showNumber, { item: 'khong-co' }))).toMatchObject({
    code: 'not-found',
  })
})

describe('the values of a number over time', () => {
  test('are the newest version of every period, newest first, with the points of the entry form', async () => {
    for (const [version, number] of [
      [0, '3'],
      [1, '4'],
    ] as const)
      await officer.call(values.saveValue, {
        ...{ subject: unit, item: ITEM, period: '2031', version },
        content: { kind: 'number', number, typed: number },
      })
    const seen = await seenBy(officer)
    expect(seen.values[0]).toMatchObject({ period: '2031', version: 2, state: 'declared', content: { number: '4' } })
    const periods = seen.values.map(({ period }) => period)
    expect(periods).toEqual([...new Set(periods)].sort().reverse())
    expect(periods.length).toBeGreaterThan(2)
    for (const { edition, period, points, max } of seen.points) {
      const form = await officer.call(forms.showForm, { organisation: unit, edition, period })
      const codes = readers()
      const own = form.leaves.filter(({ code }) => codes.has(code))
      expect([period, hundredths(points)]).toEqual([period, sum(own.map((leaf) => leaf.points))])
      expect(hundredths(max)).toBe(sum(own.map((leaf) => leaf.max)))
    }
    expect(seen.points.map(({ leaves }) => leaves !== undefined)).toEqual(seen.points.map((_, at) => at === 0))
  })

  test('are open to whoever reads the unit, and to nobody else', async () => {
    expect((await seenBy(agency)).values.length).toBeGreaterThan(0)
    const officerOfOther = await province.as(`cb.${DISTRICT}`)
    expect(await refusal(seenBy(officerOfOther))).toMatchObject({ code: 'not-permitted' })
    expect(await refusal(seenBy(province.nobody))).toMatchObject({ code: 'not-signed-in' })
    const administrator = await bearer([{ role: 'administrator' }])
    expect(await refusal(seenBy(administrator))).toMatchObject({ code: 'not-permitted' })
  })

  test('show a verifier their item without the points, and no other item', async () => {
    const verifier = await bearer([{ role: 'verifier', item_id: ITEM }])
    const seen = await seenBy(verifier)
    expect(seen.values.length).toBeGreaterThan(0)
    expect(seen.points).toEqual([])
    const other = itemsRead().find((item) => item !== ITEM)!
    expect(await refusal(seenBy(verifier, unit, other))).toMatchObject({ code: 'not-permitted' })
  })

  test('show an appraiser what is judged: no period after the round’s, and only while it is judged', async () => {
    const node = [...readers()][0]!
    const appraiser = await bearer([{ role: 'appraiser', edition_id: EDITION, node_code: node }])
    expect(await refusal(seenBy(appraiser))).toMatchObject({ code: 'not-permitted' })
    await officer.call(values.saveValue, {
      ...{ subject: unit, item: ITEM, period: '2032', version: 0 },
      content: { kind: 'number', number: '5', typed: '5' },
    })
    await judge('2022')
    const { values: seen, points } = await seenBy(appraiser)
    expect(seen.map(({ period }) => period)).toContain('2022')
    expect(seen.every(({ period }) => period <= '2022')).toBe(true)
    expect(points).toEqual([])
  })

  test('of a unit that gave none are none', async () => {
    const unread = [...province.content.items.keys()].find((item) => !itemsRead().includes(item))!
    expect(await seenBy(officer, unit, unread)).toMatchObject({ values: [], points: [] })
  })
})

describe('the units that gave a number', () => {
  test('are those that the caller reads', async () => {
    const own = await officer.call(numbers.listNumberUnits, { item: ITEM })
    expect(own).toMatchObject({ units: [{ id: unit }], more: false })
    const all = await agency.call(numbers.listNumberUnits, { item: ITEM })
    expect(all.units.length).toBeGreaterThan(5)
    const supervisor = await (await province.as('giam-sat')).call(numbers.listNumberUnits, { item: ITEM })
    const supervised = supervisor.units.map(({ id }) => id)
    expect(supervised.length).toBeGreaterThan(0)
    for (const id of supervised) expect(all.units.map((one) => one.id)).toContain(id)
  })

  test('are found by parts of their names, with or without marks', async () => {
    const found = await agency.call(numbers.listNumberUnits, { item: ITEM, words: 'y te' })
    expect(found.units).toMatchObject([{ id: unit }])
  })
})

function itemsRead(): string[] {
  const { leaves } = province.content.outlines.get(EDITION)!
  return leaves.flatMap(({ leaf }) => leaf!.letters.map(({ item }) => item.id))
}

/** The criteria that read the number as the unit's own. */
function readers(): Set<string> {
  const { leaves } = province.content.outlines.get(EDITION)!
  const own = leaves.filter(({ leaf }) =>
    leaf!.letters.some((one) => one.item.id === ITEM && one.variable.of === 'own'),
  )
  return new Set(own.map(({ code }) => code))
}

async function judge(period: string): Promise<void> {
  const round = await openedRound(province, { members: [HEALTH], period })
  await explainEverything(await province.as(`tt.${HEALTH}`), unit)
  await province.database.db
    .updateTable('submission')
    .set({ state: 'appraisal' })
    .where('id', '=', round.of(HEALTH))
    .execute()
}

async function bearer(grants: Parameters<typeof entered>[1]['grants']): Promise<Caller> {
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  return province.with(cookie)
}

function hundredths(printed: string): bigint {
  return BigInt(printed.replace('.', ''))
}

function sum(printed: readonly string[]): bigint {
  return printed.reduce((all, one) => all + hundredths(one), 0n)
}
