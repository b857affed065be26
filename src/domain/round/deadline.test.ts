import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterOutages, endOfEntry, isInTime, type Outage } from './deadline.ts'
import { HOUR, MINUTE } from './moment.ts'

const at = (text: string): number => Date.parse(`2026-09-${text}+07:00`)
const END = at('27T23:59:59')
const outage = (from: string, to: string): Outage => ({ from: at(from), to: at(to) })

describe('whether a moment is in time (method §11.3)', () => {
  test('the last second counts to its end, and nothing after it', () => {
    expect(
      [at('27T23:59:59.000'), at('27T23:59:59.999'), at('28T00:00:00.000')].map((one) => isInTime(one, END)),
    ).toEqual([true, true, false])
  })
})

describe('an end of entry after outages (method §11.4)', () => {
  test.each<[string, Outage[], string]>([
    ['none', [], '27T23:59:59'],
    ['29 minutes', [outage('27T20:00:00', '27T20:29:00')], '27T23:59:59'],
    ['half an hour', [outage('27T20:00:00', '27T20:30:00')], '28T00:29:59'],
    ['an hour of the day before the last one', [outage('26T20:00:00', '26T21:00:00')], '27T23:59:59'],
    ['one that reaches into the last day counts from there', [outage('26T20:00:00', '27T02:59:59')], '28T02:59:59'],
    ['two of them', [outage('27T08:00:00', '27T09:00:00'), outage('27T12:00:00', '27T12:40:00')], '28T01:39:59'],
    ['half an hour that ends with the end: two hours after it', [outage('27T23:29:59', '27T23:59:59')], '28T01:59:59'],
    ['over the end: what was lost, and two hours at least', [outage('27T23:00:00', '28T06:00:00')], '28T08:00:00'],
    ['five hours over the end', [outage('27T19:00:00', '28T01:00:00')], '28T05:59:59'],
    ['one after the end', [outage('28T00:30:00', '28T06:00:00')], '27T23:59:59'],
    [
      'one in the time that another had put off',
      [outage('27T22:00:00', '27T22:40:00'), outage('28T00:10:00', '28T01:10:00')],
      '28T03:10:00',
    ],
  ])('%s', (_, outages, until) => {
    expect(new Date(afterOutages(END, outages).until).toISOString()).toBe(new Date(at(until)).toISOString())
  })

  const minutes = fc.integer({ min: -3000, max: 600 })
  const outages = fc.array(
    fc.tuple(minutes, fc.integer({ min: 1, max: 400 })).map(([from, length]) => ({
      from: END + from * MINUTE,
      to: END + (from + length) * MINUTE,
    })),
    { maxLength: 6 },
  )

  test('leaves everybody the 24 hours that they would have had, minute by minute', () => {
    fc.assert(
      fc.property(outages, (given) => {
        const { until, outages: counted } = afterOutages(END, given)
        let open = 0
        for (let minute = END - 24 * HOUR; minute < until; minute += MINUTE)
          if (!counted.some(({ from, to }) => from <= minute && minute < to)) open += 1
        expect(open).toBeGreaterThanOrEqual(24 * 60)
        expect(until).toBeGreaterThanOrEqual(END)
      }),
    )
  })

  test('gives no more than was lost, but for the two hours after a late one', () => {
    fc.assert(
      fc.property(outages, (given) => {
        const { until, outages: counted } = afterOutages(END, given)
        const lost = counted.reduce((sum, { from, to }) => sum + (to - Math.max(from, END - 24 * HOUR)), 0)
        const late = Math.max(0, ...counted.map(({ to }) => to + 2 * HOUR))
        expect(until <= END + lost || until <= late + lost).toBe(true)
        if (counted.every(({ to }) => to <= END - HOUR)) expect(until).toBe(END + lost)
      }),
    )
  })

  test('is the same in whatever order they are told, and never sooner for one more', () => {
    fc.assert(
      fc.property(outages, outages, (one, other) => {
        const { until } = afterOutages(END, [...one, ...other])
        expect(afterOutages(END, [...other, ...one]).until).toBe(until)
        expect(until).toBeGreaterThanOrEqual(afterOutages(END, one).until)
      }),
    )
  })
})

test('a submission’s own end wins, and is put off alike', () => {
  const own = at('30T12:00:00')
  expect(endOfEntry({ round: END, own }, [])).toEqual({ until: own, outages: [], isOwn: true })
  const lost = outage('30T08:00:00', '30T09:00:00')
  expect(endOfEntry({ round: END, own }, [lost])).toEqual({ until: own + HOUR, outages: [lost], isOwn: true })
  expect(endOfEntry({ round: END, own: undefined }, [lost])).toEqual({ until: END, outages: [], isOwn: false })
})
