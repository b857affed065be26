import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forms } from '#contract/forms.ts'
import { rounds } from '#contract/rounds.ts'
import { plannedRound } from '#test/support/planned-round.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'

let province: Province
let agency: Caller
let round: string

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  round = await plannedRound(agency, { period: '2021' })
})
afterAll(() => province.close())

/** "Điểm = tỷ lệ × điểm tối đa", 2 points, where the ratio is the procedures issued of those to be issued. */
const CRITERION = '2.3.2'

describe('a dry run over the values of two years', () => {
  test('has the points that the rule gives by hand', async () => {
    const members = [province.organisation('huyen-tan-khe'), province.organisation('thanh-pho-minh-giang')]
    const found: string[] = []
    for (const organisation of members) {
      const { detail } = await agency.call(rounds.dryRunRound, { round, period: '2020', organisation })
      const [before, after] = [await byHand(organisation, '2020'), await byHand(organisation, '2021')]
      found.push(before, after)
      const told = detail.find(({ code }) => code === CRITERION)
      if (before === after) expect(told).toBeUndefined()
      else expect(told).toEqual({ code: CRITERION, before, after })
    }
    // The two members and years are not all alike, or nothing would have been looked at.
    expect(new Set(found).size).toBeGreaterThan(2)
  })

  test('has the totals of each member’s form, and says who gains and who loses', async () => {
    const { members, compared, criteria } = await agency.call(rounds.dryRunRound, { round, period: '2020' })
    expect(members.length).toBeGreaterThan(5)
    for (const { organisation, before, after, direction } of members.slice(0, 3)) {
      const [had, has] = [await formPoints(organisation, '2020'), await formPoints(organisation, '2021')]
      expect(Math.abs(Number(before.points) - had)).toBeLessThan(0.0051)
      expect(Math.abs(Number(after.points) - has)).toBeLessThan(0.0051)
      const figure = compared === 'points' ? 'points' : 'index'
      const [one, other] = [Number(before[figure]), Number(after[figure])]
      expect(direction).toBe(other > one ? 'gains' : other < one ? 'loses' : 'same')
    }
    const changed = members.reduce((sum, one) => sum + one.changed, 0)
    expect(criteria.reduce((sum, { gains, loses }) => sum + gains + loses, 0)).toBe(changed)
  })

  test('against the same edition and period nobody gains or loses', async () => {
    const { members, criteria } = await agency.call(rounds.dryRunRound, { round })
    expect(new Set(members.map(({ direction }) => direction))).toEqual(new Set(['same']))
    expect(criteria).toEqual([])
  })

  test('against another edition it compares what both can tell', async () => {
    const { before, after, members } = await agency.call(rounds.dryRunRound, {
      round,
      edition: 'quoc-gia-2020',
      on: '2020',
    })
    expect([before, after]).toEqual([
      { edition: 'quoc-gia-2020', period: '2020' },
      { edition: 'hue-2020', period: '2020' },
    ])
    expect(members.length).toBeGreaterThan(5)
    const unknown = agency.call(rounds.dryRunRound, { round, edition: 'khong-co' })
    expect(await refusal(unknown)).toMatchObject({ code: 'not-found' })
  })

  test('writes nothing', async () => {
    const count = async () => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from event`.execute(province.database.db)
      return rows[0]!.n
    }
    const before = await count()
    await agency.call(rounds.dryRunRound, { round, period: '2020' })
    expect(await count()).toBe(before)
  })
})

/** MIN(1, part/whole) × 2 of the stored numbers, in lowest terms. */
async function byHand(organisation: string, period: string): Promise<string> {
  const leaf = province.content.outlines.get('hue-2020')!.byCode.get(CRITERION)!.leaf!
  const [part, whole] = await Promise.all(
    ['a', 'b'].map(async (letter) => {
      const { item } = leaf.letters.find(({ name }) => name === letter)!
      const row = await province.database.db
        .selectFrom('value')
        .select('number')
        .where('subject_id', '=', organisation)
        .where('item_id', '=', item.id)
        .where('period', '=', period)
        .orderBy('version', 'desc')
        .executeTakeFirst()
      return typeof row?.number === 'string' ? BigInt(row.number) : undefined
    }),
  )
  if (part === undefined || whole === undefined || whole === 0n) return '0'
  const [numerator, denominator] = part >= whole ? [2n, 1n] : [part * 2n, whole]
  let [a, b] = [numerator, denominator]
  while (b > 0n) [a, b] = [b, a % b]
  return denominator / a === 1n ? String(numerator / a) : `${numerator / a}/${denominator / a}`
}

async function formPoints(organisation: string, period: string): Promise<number> {
  const form = await agency.call(forms.showForm, { organisation, edition: 'hue-2020', period })
  return form.leaves.reduce((sum, { exact }) => {
    const [numerator, denominator = '1'] = exact.points.split('/')
    return sum + Number(numerator) / Number(denominator)
  }, 0)
}
