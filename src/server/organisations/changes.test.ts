import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API_ROOT } from '#contract/operation.ts'
import { organisations } from '#contract/organisations.ts'
import type { Visitor } from '#test/support/people.ts'
import {
  created,
  faultsOf,
  openRegisterHouse,
  outlineOn,
  seenOf,
  type RegisterHouse,
  type SuccessionSent,
} from '#test/support/register-house.ts'

let house: RegisterHouse
let agency: Visitor
let nation: string
let province: string

beforeAll(async () => {
  house = await openRegisterHouse()
  agency = await house.as('standing-agency')
  nation = await created(agency, 'Việt Nam', { kind: 'nation', level: 'central' })
  province = await created(agency, 'Tỉnh Vĩnh Phúc', { kind: 'province', level: 'province', parent: nation })
})
afterAll(() => house.close())

const decision = { number: '12/NQ', date: '2025-01-01', issuedBy: 'Hội đồng nhân dân tỉnh' }
const commune = (name: string, more: object = {}) =>
  ({ name, kind: 'commune', level: 'commune', parent: province, ordinal: 1, ...more }) as const

async function change(id: string, on: string, content: object, seen?: string) {
  const last = seen ?? (await seenOf(agency, id))[id]!
  return agency.call(organisations.changeOrganisation, { organisation: id, on, seen: last, content: content as never })
}

describe('a change', () => {
  test('begins a version on its day; on that day again it is corrected', async () => {
    const id = await created(agency, 'Xã Lúa', { parent: province })
    await change(id, '2024-05-01', commune('Phường Lúa'))
    await change(id, '2024-05-01', commune('Phường Lúa Vàng', { abbreviation: 'PLV' }))
    const { versions } = await agency.call(organisations.showOrganisation, { organisation: id })
    expect(versions.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['Xã Lúa', '2020-01-01', '2024-05-01'],
      ['Phường Lúa Vàng', '2024-05-01', undefined],
    ])
  })

  test('by an old sight is refused with what is there now', async () => {
    const id = await created(agency, 'Xã Ngô', { parent: province })
    const { [id]: seen } = await seenOf(agency, id)
    const { version } = await change(id, '2024-01-01', commune('Xã Ngô Đồng'), seen)
    await expect(change(id, '2024-01-01', commune('Xã Ngô Sông'), seen)).rejects.toMatchObject({
      code: 'stale',
      details: { organisation: id, current: { version, name: 'Xã Ngô Đồng', from: '2024-01-01' } },
    })
  })

  test.each([
    ['before the last version', '2019-06-01', { name: 'Xã Mới' }, 'before-last-version'],
    ['of nothing', '2024-01-01', {}, 'nothing-changed'],
    ['to an unknown parent', '2024-01-01', { parent: uuidv7() }, 'parent-not-in-force'],
    ['to an unreadable identifier', '2024-01-01', { identifier: '62' }, 'identifier-first-level'],
  ])('%s is refused with its fault', async (_, on, more, code) => {
    const id = await created(agency, 'Xã Mẫu', { parent: province })
    expect(await faultsOf(change(id, on, commune('Xã Mẫu', more)))).toEqual([code])
  })

  test('names in its faults who stands in the way', async () => {
    await created(agency, 'Xã Một', { parent: province, identifier: 'H62.71' })
    const id = await created(agency, 'Xã Hai', { parent: province })
    await expect(change(id, '2024-01-01', commune('Xã Hai', { identifier: 'h62.71' }))).rejects.toMatchObject({
      code: 'register-not-changed',
      details: {
        faults: [{ code: 'identifier-shared', params: { organisation: 'Xã Hai', other: 'Xã Một', day: '2024-01-01' } }],
      },
    })
  })

  test.each([
    ['a year that PostgreSQL does not know', { on: '0000-01-01' }],
    ['an ordinal beyond an integer', { content: commune('Xã', { ordinal: 3_000_000_000 }) }],
    ['a NUL in the name', { content: commune('Xã\u0000') }],
    ['a name of blanks', { content: commune('  ') }],
    ['no day', { on: '2023-02-29' }],
  ])('with %s is bad input, not a failure', async (_, wrong) => {
    const input = { organisation: province, on: '2024-01-01', seen: uuidv7(), content: commune('Xã'), ...wrong }
    const call = agency.call(organisations.changeOrganisation, input)
    await expect(call).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('at once', () => {
  const ALL = 8

  test('of several changes by the same sight one is made, the others are told', async () => {
    const id = await created(agency, 'Xã Sen', { parent: province })
    const { [id]: seen } = await seenOf(agency, id)
    const tries = Array.from({ length: ALL }, (_, at) =>
      faultsOf(change(id, '2024-01-01', commune(`Xã Sen ${at}`), seen)),
    )
    const codes = (await Promise.all(tries)).flat()
    expect(codes).toEqual(Array.from({ length: ALL - 1 }, () => 'stale'))
  })

  test('of several organisations with one identifier one begins', async () => {
    const tries = Array.from({ length: ALL }, (_, at) =>
      faultsOf(created(agency, `Sở ${at}`, { parent: province, kind: 'department', identifier: 'H62.99' })),
    )
    expect((await Promise.all(tries)).flat()).toEqual(Array.from({ length: ALL - 1 }, () => 'identifier-shared'))
  })

  test('two that would stand under each other do not', async () => {
    const [a, b] = [
      await created(agency, 'Xã A', { parent: province }),
      await created(agency, 'Xã B', { parent: province }),
    ]
    const codes = await Promise.all([
      faultsOf(change(a, '2024-01-01', commune('Xã A', { parent: b }))),
      faultsOf(change(b, '2024-01-01', commune('Xã B', { parent: a }))),
    ])
    expect(new Set(codes.flat())).toEqual(new Set(['parent-ring']))
    expect(codes.filter((list) => list.length === 0)).toHaveLength(1)
  })

  test('a merge and a change of one of the merged: the later is told', async () => {
    const ids = [
      await created(agency, 'Xã Đông', { parent: province }),
      await created(agency, 'Xã Tây', { parent: province }),
    ]
    const seen = await seenOf(agency, ...ids)
    const merge = agency.call(organisations.recordSuccession, {
      successions: [
        {
          kind: 'merge',
          decision,
          effectiveOn: '2025-01-01',
          predecessors: ids,
          successors: [{ kind: 'new', organisation: uuidv7(), content: commune('Xã Đông Tây') }],
        },
      ],
      seen,
    })
    const codes = await Promise.all([
      faultsOf(merge),
      faultsOf(change(ids[0]!, '2025-01-01', commune('Xã Đông Mới'), seen[ids[0]!])),
    ])
    // Once the merge is made, the change is stopped either by what it saw or by the end of the organisation.
    expect([['stale'], ['wrong-state']]).toContainEqual(codes.flat())
  })
})

describe('a creation', () => {
  test('sent twice begins once', async () => {
    const input = {
      organisation: uuidv7(),
      from: '2020-01-01',
      content: commune('Công ty Một', { kind: 'company', level: 'none' }),
    }
    await agency.call(organisations.createOrganisation, input)
    expect(await faultsOf(agency.call(organisations.createOrganisation, input))).toEqual(['organisation-known'])
  })
})

describe('a succession', () => {
  test('that does not fit is refused whole: nothing of the others is done either', async () => {
    const ids = [
      await created(agency, 'Xã Ba', { parent: province }),
      await created(agency, 'Xã Bốn', { parent: province }),
    ]
    const before = await outlineOn(agency, '2026-01-01')
    const common = { decision, effectiveOn: '2025-03-01' }
    const merge: SuccessionSent = {
      ...common,
      kind: 'merge',
      predecessors: ids,
      successors: [{ kind: 'new', organisation: uuidv7(), content: commune('Xã Ba Bốn') }],
    }
    const abolish: SuccessionSent = { ...common, kind: 'abolish', predecessors: [province], successors: [] }
    const seen = await seenOf(agency, ...ids, province)
    const call = agency.call(organisations.recordSuccession, { successions: [merge, abolish], seen })
    const codes = await faultsOf(call)
    expect(new Set(codes)).toEqual(new Set(['parent-not-in-force']))
    expect(await outlineOn(agency, '2026-01-01')).toEqual(before)
  })

  test('splits with shares, which must be whole', async () => {
    const id = await created(agency, 'Xã Rộng', { parent: province })
    const [north, south] = [uuidv7(), uuidv7()]
    const split = (shares: Record<string, string>) => ({
      kind: 'split' as const,
      decision,
      effectiveOn: '2025-04-01',
      predecessors: [id],
      successors: [north, south].map((organisation, at) => ({
        kind: 'new' as const,
        organisation,
        content: commune(`Xã Rộng ${['Bắc', 'Nam'][at]}`),
      })),
      shares,
    })
    const send = async (shares: Record<string, string>) =>
      agency.call(organisations.recordSuccession, { successions: [split(shares)], seen: await seenOf(agency, id) })
    expect(await faultsOf(send({ [north]: '1/3', [south]: '0.66' }))).toEqual(['shares-not-one'])
    await send({ [north]: '1/3', [south]: '2/3' })
    const { successions } = await agency.call(organisations.showOrganisation, { organisation: id })
    expect(successions[0]!.successors).toEqual([
      { organisation: north, name: 'Xã Rộng Bắc', share: '1/3' },
      { organisation: south, name: 'Xã Rộng Nam', share: '2/3' },
    ])
  })

  test('renames an organisation, which stays itself', async () => {
    const id = await created(agency, 'Xã Cũ', { parent: province, identifier: 'H62.55' })
    const content = commune('Phường Mới', { identifier: 'H62.55' })
    await agency.call(organisations.recordSuccession, {
      successions: [
        {
          kind: 'rename',
          decision,
          effectiveOn: '2025-05-01',
          predecessors: [id],
          successors: [{ kind: 'existing', organisation: id, content }],
        },
      ],
      seen: await seenOf(agency, id),
    })
    const { versions } = await agency.call(organisations.showOrganisation, { organisation: id })
    expect(versions.map(({ name, to }) => [name, to])).toEqual([
      ['Xã Cũ', '2025-05-01'],
      ['Phường Mới', undefined],
    ])
  })
})

test('a permission to read is no permission to change', async () => {
  const leader = await house.as('leader')
  const answer = await house.app.inject({
    method: 'POST',
    url: `${API_ROOT}/organisations`,
    headers: { cookie: leader.cookie()!, 'sec-fetch-site': 'same-origin' },
    payload: { organisation: uuidv7(), from: '2020-01-01', content: commune('Xã') },
  })
  expect(answer.statusCode).toBe(403)
})
