import { describe, expect, test } from 'vitest'
import { content, since2020 as unit } from '../../../test/support/organisation-versions.ts'
import { change, difference, type Changed } from './change.ts'

const SO = { kind: 'department', level: 'province', parent: 'province' } as const
const STTTT = content('Sở Thông tin và Truyền thông', SO)
const SKHCN = content('Sở Khoa học và Công nghệ', SO)
const BEFORE = [
  unit('province', { kind: 'province', level: 'province', identifier: 'H62' }),
  unit('so', STTTT),
  unit('other', { kind: 'department', parent: 'so' }),
  unit('gone', { to: '2022-01-01' }),
]

function lifeAfter(done: Changed): object[] {
  return done.kind === 'changed' ? done.versions.filter((one) => one.organisation === 'so') : []
}

function faultsOf(done: Changed): object[] {
  return done.kind === 'refused' ? [...done.faults] : []
}

describe('a dated change', () => {
  test('closes the running version on the day and opens the next', () => {
    const done = change(BEFORE, { organisation: 'so', on: '2025-03-01', content: SKHCN })
    expect(lifeAfter(done)).toEqual([
      { ...STTTT, organisation: 'so', from: '2020-01-01', to: '2025-03-01' },
      { ...SKHCN, organisation: 'so', from: '2025-03-01' },
    ])
  })

  test('on the day of the last change corrects it in its place', () => {
    const once = change(BEFORE, { organisation: 'so', on: '2025-03-01', content: { ...SKHCN, name: 'Sở Khoa hoc' } })
    const twice = change(once.kind === 'changed' ? once.versions : [], {
      organisation: 'so',
      on: '2025-03-01',
      content: SKHCN,
    })
    expect(lifeAfter(twice)).toEqual(
      lifeAfter(change(BEFORE, { organisation: 'so', on: '2025-03-01', content: SKHCN })),
    )
  })

  test('of one whose end is known already leaves the end where it is', () => {
    const ending = [unit('so', { ...STTTT, parent: undefined, to: '2025-07-01' })]
    const done = change(ending, { organisation: 'so', on: '2025-03-01', content: { ...SKHCN, parent: undefined } })
    expect(lifeAfter(done)).toMatchObject([
      { from: '2020-01-01', to: '2025-03-01' },
      { from: '2025-03-01', to: '2025-07-01' },
    ])
  })

  test('writes only the two versions of that organisation', () => {
    const done = change(BEFORE, { organisation: 'so', on: '2025-03-01', content: SKHCN })
    const { written, dropped } = difference(BEFORE, done.kind === 'changed' ? done.versions : [])
    expect(written).toEqual(lifeAfter(done))
    expect(dropped).toEqual([])
  })

  test('leaves the versions that it was given as they were', () => {
    const copy = structuredClone(BEFORE)
    change(BEFORE, { organisation: 'so', on: '2025-03-01', content: SKHCN })
    expect(BEFORE).toEqual(copy)
  })

  test.each([
    ['nobody', '2025-03-01', SKHCN, { code: 'organisation-unknown', day: '2025-03-01' }],
    ['gone', '2025-03-01', SKHCN, { code: 'organisation-ended', day: '2022-01-01' }],
    ['so', '2019-12-31', SKHCN, { code: 'before-last-version', day: '2020-01-01' }],
    ['so', '2025-03-01', STTTT, { code: 'nothing-changed', day: '2025-03-01' }],
    [
      'so',
      '2025-03-01',
      { ...SKHCN, parent: 'gone' },
      { code: 'parent-not-in-force', day: '2025-03-01', other: 'gone' },
    ],
    ['so', '2025-03-01', { ...SKHCN, parent: 'other' }, { code: 'parent-ring', day: '2025-03-01', other: 'other' }],
    [
      'so',
      '2025-03-01',
      { ...SKHCN, identifier: 'H62' },
      { code: 'identifier-shared', day: '2025-03-01', other: 'province' },
    ],
  ])('of %s on %s is refused with the reason and the day in the way', (organisation, on, wanted, fault) => {
    expect(faultsOf(change(BEFORE, { organisation, on, content: wanted }))).toEqual([{ organisation, ...fault }])
  })

  test('is not refused for what was wrong with others before', () => {
    const broken = [...BEFORE, unit('lost', { parent: 'nobody' })]
    expect(change(broken, { organisation: 'so', on: '2025-03-01', content: SKHCN }).kind).toBe('changed')
  })
})
