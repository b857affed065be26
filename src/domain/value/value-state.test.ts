import { describe, expect, test } from 'vitest'
import { counts, ValueState, valueState, type StatedVersion, type ValueSource, type Verdict } from './value-state.ts'

function version(
  source: ValueSource,
  content: StatedVersion['content'] = { kind: 'number', number: '5' },
): StatedVersion {
  return { id: 'v2', source, content }
}

const said = (verdict: Verdict, about = 'v2') => ({ version: about, verdict })
const CANNOT = { kind: 'cannot-provide', reason: 'Chưa thống kê' } as const

describe('how the latest version stands', () => {
  test.each<[string, StatedVersion, string[], { version: string; verdict: Verdict }[], string]>([
    ['typed, nothing said', version('typed'), [], [], 'declared'],
    ['copied, not confirmed', version('copied'), [], [], 'to-be-confirmed'],
    ['copied, an earlier copy confirmed', version('copied'), ['v1'], [], 'to-be-confirmed'],
    ['copied and confirmed', version('copied'), ['v2'], [], 'declared'],
    ['verified', version('typed'), [], [said('verified')], 'verified'],
    ['disputed, then verified', version('typed'), [], [said('disputed'), said('verified')], 'verified'],
    ['verified, then disputed', version('imported'), [], [said('verified'), said('disputed')], 'disputed'],
    ['an earlier version disputed', version('typed'), [], [said('disputed', 'v1')], 'declared'],
    ['a copy that a verifier saw before its unit', version('copied'), [], [said('verified')], 'to-be-confirmed'],
    ['cannot be provided', version('typed', CANNOT), [], [], 'cannot-provide'],
    ['taken back', version('typed', { kind: 'withdrawn' }), [], [said('verified')], 'withdrawn'],
    ['cannot be provided, disputed', version('typed', CANNOT), [], [said('disputed')], 'cannot-provide'],
  ])('%s', (_, latest, confirmed, verdicts, expected) => {
    const confirmations = confirmed.map((id) => ({ version: id }))
    expect(valueState(latest, confirmations, verdicts)).toBe(expected)
  })

  test('only what was given and confirmed counts; a dispute does not take a number away', () => {
    expect(ValueState.options.filter(counts)).toEqual(['declared', 'verified', 'disputed'])
  })
})
