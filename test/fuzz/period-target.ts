import { periodFrom, previousPeriod, yearStart } from '#domain/period/period.ts'
import type { Draws } from './draws.ts'
import { ensure, type FuzzTarget } from './fuzz-target.ts'

/** A period's text is read exactly or not at all, and the period before it ends where it begins. */
export const periodTarget: FuzzTarget<string> = {
  name: 'period',
  share: 5,
  make: periodText,
  judge: (text) => {
    const period = periodFrom(text)
    if (!period) return ensure(!/^[12]\d{3}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/.test(text), 'a period that was not read')
    ensure(period.key === text, `${text} became ${period.key}`)
    ensure(period.to - period.from === { year: 12, half: 6, quarter: 3, month: 1 }[period.kind], 'a wrong length')
    ensure(yearStart(period) <= period.from && yearStart(period) % 12 === 0, 'a year that begins elsewhere')
    const before = previousPeriod(period)
    ensure(before.to === period.from && before.kind === period.kind, 'a gap before it')
    ensure(before.from < 0 || periodFrom(before.key)?.from === before.from, `no way back from ${before.key}`)
  },
}

function periodText(draws: Draws): string {
  const year = draws.pick(['2026', '2025', '1999', '0000', '0001', '9999', draws.digits(4), draws.digits(3)])
  const part = draws.pick([
    '',
    '-H1',
    '-H2',
    '-H3',
    '-Q1',
    '-Q4',
    '-Q0',
    '-01',
    '-12',
    '-13',
    '-00',
    '-1',
    '-h1',
    '/06',
    '-06-30',
    ' ',
    '\n',
  ])
  return draws.is(0.3) ? draws.damaged(year + part, [...'0123456789-HQ/ .', '\n', '２']) : year + part
}
