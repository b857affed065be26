import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EvidenceDemand } from '../edition/definition.ts'
import { outlineOf } from '../edition/outline.ts'
import { Edition } from '../edition/definition.ts'
import { DataItem } from '../item/data-item.ts'
import { EvidenceState, evidenceState, FileState, whyDead } from './evidence.ts'
import { missingEvidence, type EvidenceQuestion, type Support } from './missing-evidence.ts'

const ITEMS = ['a', 'b', 'c'].map((id) =>
  DataItem.parse({ id, name: id, kind: 'count', overTime: 'stock', unit: 'đơn vị' }),
)

const leaf = (code: string, items: readonly string[], more: object = {}) => ({
  code,
  title: code,
  max: '5',
  formula: items.map((item) => item).join(' + '),
  variables: Object.fromEntries(items.map((item) => [item, { item }])),
  ...more,
})

const { outline } = outlineOf(
  Edition.parse({
    id: 'e',
    indexSet: 'e',
    title: { vi: 'e', en: 'e' },
    source: 'e',
    number: '1',
    issuedBy: 'e',
    issuedOn: '2022-01-01',
    article: 'e',
    nodes: [
      {
        code: '1',
        title: '1',
        children: [
          leaf('1.1', ['a']),
          leaf('1.2', ['a', 'b']),
          leaf('1.3', ['c'], { evidence: [EvidenceDemand.parse({ kind: 'document' })] }),
          leaf('1.4', ['b'], { appliesTo: ['commune'] }),
          leaf('1.5', ['b'], { variables: { b: { item: 'b', of: 'province' } } }),
          leaf('1.6', ['b'], { variables: { b: { item: 'b', period: 'previous' } } }),
        ],
      },
    ],
  }),
  new Map(ITEMS.map((item) => [item.id, item])),
)

const QUESTION: EvidenceQuestion = { kind: 'department', periodFrom: '2022-01-01', values: [], supports: [] }
const support = (item: string, more: Partial<Support> = {}): Support => ({
  evidence: `của ${item}`,
  item,
  kind: 'document',
  state: 'in-force',
  ...more,
})
const nodes = (question: Partial<EvidenceQuestion>): string[] =>
  missingEvidence(outline, { ...QUESTION, ...question }).map(({ node }) => node)

const ALL = [{ item: 'a' }, { item: 'b' }, { item: 'c' }]

describe('method §12.5: a criterion lacks evidence', () => {
  test('when it rests on a value of the unit’s own, given in this period', () => {
    expect(nodes({ values: ALL })).toEqual(['1.1', '1.2', '1.3'])
    expect(nodes({ values: [] })).toEqual([])
    expect(nodes({ values: ALL, kind: 'commune' })).toEqual(['1.1', '1.2', '1.3', '1.4'])
  })

  test('not when one document hangs on one of its values', () => {
    expect(nodes({ values: ALL, supports: [support('b')] })).toEqual(['1.1', '1.3'])
    expect(nodes({ values: ALL, supports: [support('a')] })).toEqual(['1.3'])
  })

  test('not when each of its values has a written explanation', () => {
    expect(nodes({ values: [{ item: 'a', note: 'Không có văn bản.' }, { item: 'b' }] })).toEqual(['1.2'])
    expect(nodes({ values: [{ item: 'a', note: ' ' }] })).toEqual(['1.1', '1.2'])
  })

  test('not when it does not apply', () => {
    expect(nodes({ values: ALL, notApplicable: ['1.1', '1.3'] })).toEqual(['1.2'])
  })

  test('also with a document of another kind than the edition names', () => {
    const question = { ...QUESTION, values: [{ item: 'c' }], supports: [support('c', { kind: 'picture' })] }
    expect(missingEvidence(outline, question)).toEqual([{ node: '1.3', lacks: ['document'], dead: [] }])
    expect(nodes({ values: [{ item: 'c' }], supports: [support('c')] })).toEqual([])
  })

  test.each([
    ['withdrawn', { state: 'withdrawn' }],
    ['quarantined', { state: 'quarantined' }],
    ['expired', { validTo: '2021-12-31' }],
  ] as const)('also with a document that is %s, and says so', (reason, more) => {
    const question = { ...QUESTION, values: [{ item: 'a' }], supports: [support('a', more)] }
    const dead = [{ evidence: 'của a', item: 'a', reason }]
    expect(missingEvidence(outline, question)[0]).toEqual({ node: '1.1', lacks: [], dead })
  })

  test('a further living document or note never makes more of them', () => {
    const item = fc.constantFrom<string>('a', 'b', 'c')
    const supports = fc.array(
      fc.record({
        item,
        kind: fc.constantFrom('document' as const, 'picture' as const),
        state: fc.constantFrom(...EvidenceState.options),
        validTo: fc.option(fc.constantFrom('2021-12-31', '2022-01-01'), { nil: undefined }),
      }),
    )
    fc.assert(
      fc.property(supports, item, fc.uniqueArray(item), (some, more, noted) => {
        const known = some.map((one, at) => ({ ...one, evidence: String(at) }))
        const before = nodes({ values: ALL, supports: known })
        const values = ALL.map((value) => (noted.includes(value.item) ? { ...value, note: 'Vì thế.' } : value))
        const after = nodes({ values, supports: [...known, support(more)] })
        expect(before).toEqual(expect.arrayContaining(after))
      }),
    )
  })
})

test('method §12.3: quarantine outlasts everything, a withdrawal all but that', () => {
  const table = FileState.options.map((file) => [evidenceState(file, false), evidenceState(file, true)])
  expect(Object.fromEntries(FileState.options.map((file, at) => [file, table[at]]))).toEqual({
    waiting: ['waiting', 'withdrawn'],
    clean: ['in-force', 'withdrawn'],
    quarantined: ['quarantined', 'quarantined'],
    unscanned: ['in-force', 'withdrawn'],
  })
  expect([evidenceState(undefined, false), evidenceState(undefined, true)]).toEqual(['in-force', 'withdrawn'])
})

test('method §12.4: on its last day a document still holds', () => {
  const until = (validTo: string) => whyDead({ state: 'in-force', validTo }, '2022-01-01')
  expect([until('2021-12-31'), until('2022-01-01')]).toEqual(['expired', undefined])
})
