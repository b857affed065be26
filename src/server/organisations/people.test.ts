import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { events } from '#contract/events.ts'
import type { InputOf } from '#contract/operation.ts'
import { organisations } from '#contract/organisations.ts'
import type { Visitor } from '#test/support/people.ts'
import { created, faultsOf, openRegisterHouse, seenOf, type RegisterHouse } from '#test/support/register-house.ts'

let house: RegisterHouse
let agency: Visitor
let commune: string
let company: string

beforeAll(async () => {
  house = await openRegisterHouse()
  agency = await house.as('standing-agency')
  commune = await created(agency, 'Xã Hướng Đạo')
  company = await created(agency, 'Công ty Viễn thông', { kind: 'company', level: 'none' })
})
afterAll(() => house.close())

type Position = InputOf<typeof organisations.setPosition>
const set = (written: Partial<Position> & Pick<Position, 'person' | 'kind'>) =>
  agency.call(organisations.setPosition, { organisation: commune, title: 'Chức vụ', from: '2021-01-01', ...written })
const positions = async (by = agency, organisation = commune) =>
  (await by.call(organisations.showOrganisation, { organisation })).positions

describe('positions', () => {
  test('a head, then a deputy; a second head only after the first', async () => {
    const person = { name: 'Lê Văn Tám', email: 'tam@example.vn', phone: '0912 345 678' }
    const head = await set({ person, kind: 'head', title: 'Chủ tịch UBND xã' })
    await set({ person: { name: 'Vũ Thị Sen' }, kind: 'deputy', title: 'Phó Chủ tịch UBND xã' })
    const second = { person: { name: 'Đỗ Văn Mười' }, kind: 'head', from: '2023-01-01' } as const
    await expect(set(second)).rejects.toMatchObject({
      code: 'register-not-changed',
      details: { faults: [{ code: 'two-heads', params: { organisation: 'Xã Hướng Đạo', person: 'Đỗ Văn Mười' } }] },
    })
    await agency.call(organisations.endPosition, { organisation: commune, position: head.position, to: '2023-01-01' })
    await set(second)
    expect((await positions()).map(({ person, kind, to }) => [person.name, kind, to])).toEqual([
      ['Lê Văn Tám', 'head', '2023-01-01'],
      ['Đỗ Văn Mười', 'head', undefined],
      ['Vũ Thị Sen', 'deputy', undefined],
    ])
  })

  test('how people can be reached is told to who keeps the register and to their own unit, to nobody else', async () => {
    const other = await created(agency, 'Xã Khác')
    const readers = {
      administrator: house.admin,
      'standing agency': agency,
      'own unit': await house.as('unit-officer', { organisation: commune }),
      'other unit': await house.as('unit-officer', { organisation: other }),
      leader: await house.as('leader'),
      auditor: await house.as('auditor'),
    }
    const told: string[] = []
    for (const [who, reader] of Object.entries(readers)) {
      const text = JSON.stringify(await positions(reader))
      if (text.includes('tam@example.vn') && text.includes('0912 345 678')) told.push(who)
      else expect(text).not.toMatch(/example\.vn|0912/)
    }
    expect(told).toEqual(['administrator', 'standing agency', 'own unit'])
  })

  test('how people can be reached does not go into the history', async () => {
    const { entries } = await agency.call(events.showOrganisationTimeline, { organisation: commune, limit: 200 })
    expect(JSON.stringify(entries)).toContain('Lê Văn Tám')
    expect(JSON.stringify(entries)).not.toMatch(/example\.vn|0912/)
  })

  test('need a day on which the organisation is there, and somebody who is known', async () => {
    expect(await faultsOf(set({ person: { name: 'A' }, kind: 'staff', from: '2019-01-01' }))).toEqual(['not-in-force'])
    expect(await faultsOf(set({ person: { person: uuidv7() }, kind: 'staff' }))).toEqual(['person-unknown'])
    const empty = { person: { name: 'A' }, kind: 'staff', from: '2021-02-01', to: '2021-02-01' } as const
    expect(await faultsOf(set(empty))).toEqual(['position-empty'])
  })

  test('an end comes forward, is not put off, and one that never held is taken back', async () => {
    const { position, person } = await set({ person: { name: 'Ngô Thị Hai' }, kind: 'focal-officer', to: '2024-01-01' })
    const end = (to: string) => agency.call(organisations.endPosition, { organisation: commune, position, to })
    expect(await faultsOf(end('2024-06-01'))).toEqual(['wrong-state'])
    await end('2023-01-01')
    await end('2021-01-01')
    expect((await positions()).filter((one) => one.person.person === person)).toEqual([])
    expect(await faultsOf(end('2020-06-01'))).toEqual(['not-found'])
  })
})

describe('authorities', () => {
  test('KT. is a deputy’s; TUQ. needs a document and an end; both end with the position', async () => {
    const deputy = await set({ person: { name: 'Hà Văn Ba' }, kind: 'deputy' })
    const staff = await set({ person: { name: 'Hà Thị Bốn' }, kind: 'staff' })
    const authority = (position: string, form: 'KT' | 'TL' | 'TUQ', more: object = {}) =>
      agency.call(organisations.setAuthority, { organisation: commune, position, form, from: '2022-01-01', ...more })
    expect(await faultsOf(authority(staff.position, 'KT'))).toEqual(['kt-without-deputy'])
    expect(await faultsOf(authority(staff.position, 'TUQ'))).toEqual(['tuq-without-end', 'tuq-without-document'])
    await authority(staff.position, 'TUQ', { to: '2022-07-01', document: '05/GUQ-UBND' })
    await authority(deputy.position, 'KT')
    const late = await authority(deputy.position, 'TL', { to: '2025-01-01', document: 'Quy chế làm việc' })
    await agency.call(organisations.endPosition, { organisation: commune, position: deputy.position, to: '2024-01-01' })
    const own = (await positions()).find((one) => one.position === deputy.position)!
    expect(own.authorities.map(({ form, to }) => [form, to])).toEqual([
      ['KT', undefined],
      ['TL', '2024-01-01'],
    ])
    const { authority: id } = late
    await agency.call(organisations.endAuthority, { organisation: commune, authority: id, to: '2022-01-01' })
    expect((await positions()).find((one) => one.position === deputy.position)!.authorities).toHaveLength(1)
  })
})

describe('supporters', () => {
  test('a company and a member of the committee, told on both sides', async () => {
    const agencyUnit = await created(agency, 'Văn phòng UBND tỉnh', { kind: 'department', level: 'province' })
    const member = await set({ organisation: agencyUnit, person: { name: 'Bùi Văn Năm' }, kind: 'committee-member' })
    const add = (by: object, more: object = {}) =>
      agency.call(organisations.addSupporter, { organisation: commune, by: by as never, from: '2022-01-01', ...more })
    const { supporter } = await add({ kind: 'organisation', organisation: company }, { document: '55/KH-UBND' })
    await add({ kind: 'committee-member', person: member.person })
    expect(await faultsOf(add({ kind: 'organisation', organisation: company }, { from: '2023-01-01' }))).toEqual([
      'supporter-twice',
    ])
    expect(await faultsOf(add({ kind: 'organisation', organisation: commune }))).toEqual(['supports-itself'])
    expect(await faultsOf(add({ kind: 'committee-member', person: uuidv7() }))).toEqual(['not-a-committee-member'])
    expect(await faultsOf(add({ kind: 'organisation', organisation: uuidv7() }))).toEqual(['supporter-not-in-force'])
    const view = await agency.call(organisations.showOrganisation, { organisation: commune })
    expect(view.supporters.map(({ by, document }) => [by.name, document])).toEqual([
      ['Công ty Viễn thông', '55/KH-UBND'],
      ['Bùi Văn Năm', undefined],
    ])
    const supports = async () => (await agency.call(organisations.showOrganisation, { organisation: company })).supports
    expect(await supports()).toEqual([
      { supporter, organisation: commune, name: 'Xã Hướng Đạo', document: '55/KH-UBND', from: '2022-01-01' },
    ])
    await agency.call(organisations.endSupporter, { organisation: commune, supporter, to: '2024-01-01' })
    expect(await supports()).toMatchObject([{ to: '2024-01-01' }])
    const { entries } = await agency.call(events.showOrganisationTimeline, { organisation: company })
    expect(entries.filter(({ kind }) => kind === 'organisation.supporter-changed')).toHaveLength(2)
  })

  test('only a commune is supported', async () => {
    const by = { kind: 'organisation', organisation: commune } as const
    const call = agency.call(organisations.addSupporter, { organisation: company, by, from: '2022-01-01' })
    expect(await faultsOf(call)).toEqual(['not-a-commune'])
  })
})

describe('groups', () => {
  test('are listed in order, renamed, added, and refused to go where somebody is in them', async () => {
    const groups = async () => (await agency.call(organisations.showTree, {})).groups
    const before = await groups()
    const given = [{ name: 'Hội, đoàn thể' }, ...before.toReversed()]
    const { groups: first } = await agency.call(organisations.setGroups, { groups: given, seen: before })
    expect(first).toEqual([{ group: 'hoi-doan-the', name: 'Hội, đoàn thể' }, ...before.toReversed()])
    expect(await groups()).toEqual(first)
    expect(await faultsOf(agency.call(organisations.setGroups, { groups: [], seen: before }))).toEqual(['stale'])
    const put = { organisation: commune, from: '2019-01-01', group: 'hoi-doan-the', seen: null }
    await agency.call(organisations.setGroup, put)
    await agency.call(organisations.setGroup, { ...put, from: '2019-02-01', group: null, seen: 'hoi-doan-the' })
    const without = agency.call(organisations.setGroups, { groups: first.slice(1), seen: first })
    expect(await faultsOf(without)).toEqual(['group-in-use'])
    const twice = [...first, { name: 'hội đoàn thể' }]
    expect(await faultsOf(agency.call(organisations.setGroups, { groups: twice, seen: first }))).toEqual([
      'group-name-repeated',
    ])
    expect(await faultsOf(agency.call(organisations.setGroups, { groups: first, seen: first }))).toEqual([
      'groups-as-before',
    ])
    const renamed = first.map((one) => ({ ...one, name: `${one.name} của tỉnh` }))
    await agency.call(organisations.setGroups, { groups: renamed, seen: first })
    expect(await groups()).toEqual(renamed)
  })

  test('one at a time, dated, corrected on its own day, refused to who saw another', async () => {
    const groups = [
      { id: 'xa', name: 'Xã, phường', position: 1 },
      { id: 'so', name: 'Sở, ban, ngành', position: 2 },
    ]
    await house.database.db.insertInto('organisation_group').values(groups).execute()
    const put = (from: string, group: string | null, seen: string | null, isRanked = true) =>
      agency.call(organisations.setGroup, { organisation: commune, from, group, seen, isRanked })
    const held = async () =>
      (await agency.call(organisations.showOrganisation, { organisation: commune })).groups.map(
        ({ group, isRanked, from, to }) => [group, isRanked, from, to],
      )
    await put('2021-01-01', 'xa', null)
    expect(await faultsOf(put('2023-01-01', 'so', null))).toEqual(['stale'])
    await put('2023-01-01', 'so', 'xa')
    await put('2023-01-01', 'so', 'so', false)
    expect(await held()).toEqual([
      ['xa', true, '2021-01-01', '2023-01-01'],
      ['so', false, '2023-01-01', undefined],
    ])
    expect(await faultsOf(put('2022-01-01', null, 'xa'))).toEqual(['before-last-group'])
    expect(await faultsOf(put('2024-01-01', 'khong-co', 'so'))).toEqual(['group-unknown'])
    expect(await faultsOf(put('2024-01-01', 'so', 'so', false))).toEqual(['nothing-changed'])
    await put('2025-01-01', null, 'so')
    const list = (on: string) => agency.call(organisations.listOrganisations, { on, group: 'so' })
    expect((await list('2024-12-31')).organisations.map(({ name, isRanked }) => [name, isRanked])).toEqual([
      ['Xã Hướng Đạo', false],
    ])
    expect((await list('2025-01-01')).organisations).toEqual([])
  })
})

test('what was done shows to the permission of the next call', async () => {
  const parent = await created(agency, 'Tỉnh Mới', { kind: 'province', level: 'province' })
  const id = await created(agency, 'Xã Con')
  const supervisor = await house.as('supervisor', { organisation: parent })
  const look = () => supervisor.call(events.showOrganisationTimeline, { organisation: id })
  await expect(look()).rejects.toMatchObject({ code: 'not-permitted' })
  const { [id]: seen } = await seenOf(agency, id)
  const content = { name: 'Xã Con', kind: 'commune', level: 'commune', ordinal: 1, parent } as const
  await agency.call(organisations.changeOrganisation, { organisation: id, on: '2021-01-01', seen: seen!, content })
  expect((await look()).entries).toHaveLength(2)
})
