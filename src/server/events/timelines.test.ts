import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { events } from '#contract/events.ts'
import { values } from '#contract/values.ts'
import { DataItem } from '#domain/item/data-item.ts'
import { Role } from '#domain/permission/role.ts'
import { refusalOf, type Visitor } from '#test/support/people.ts'
import { created, openRegisterHouse, type RegisterHouse } from '#test/support/register-house.ts'

const item = DataItem.parse({ id: 'so-ho-so', name: 'Số hồ sơ', kind: 'count', overTime: 'flow' })
const SECRET = '987654321'

let house: RegisterHouse
let unit: string
let other: string
let province: string
let officer: Visitor & { readonly account: string }

beforeAll(async () => {
  house = await openRegisterHouse(new Map([[item.id, item]]))
  province = await created(house.admin, 'Tỉnh', { kind: 'province', level: 'province' })
  unit = await created(house.admin, 'Xã Lúa', { parent: province })
  other = await created(house.admin, 'Xã Mía', { parent: province })
  await house.database.db
    .insertInto('data_item')
    .values({
      id: item.id,
      position: 1,
      name: item.name,
      kind: 'count',
      over_time: 'flow',
      over_units: 'sum',
      providers: [],
    })
    .execute()
  officer = await house.as('unit-officer', { organisation: unit })
  const content = { kind: 'number', number: SECRET } as const
  await officer.call(values.saveValue, { subject: unit, item: item.id, period: '2024', version: 0, content })
})
afterAll(() => house.close())

const ofUnit = (by: Visitor, more: object = {}) =>
  by.call(events.showOrganisationTimeline, { organisation: unit, ...more })
const ofValue = (by: Visitor) => by.call(events.showValueTimeline, { subject: unit, item: item.id, period: '2024' })

describe('the history of an organisation', () => {
  test('is newest first, by name, a page after the other', async () => {
    const first = await ofUnit(officer, { limit: 1 })
    expect(first.entries).toMatchObject([{ kind: 'value.saved', by: { id: officer.account, name: 'Trần Thị Lan' } }])
    const second = await ofUnit(officer, { limit: 1, before: first.next! })
    expect(second).toMatchObject({ entries: [{ kind: 'organisation.created' }], next: null })
  })

  test('tells the administrator that a value was given, not which', async () => {
    const { entries } = await ofUnit(house.admin)
    expect(entries.map(({ kind }) => kind)).toEqual(['value.saved', 'organisation.created'])
    expect(entries[0]!.body).toEqual({ item: item.id, period: '2024', part: null, version: 1 })
    expect(JSON.stringify(entries)).not.toContain(SECRET)
    expect(JSON.stringify(await ofUnit(officer))).toContain(SECRET)
  })

  test('of nobody is not found', async () => {
    const nowhere = { organisation: '01980000-0000-7000-8000-0000000000ff' }
    expect(await refusalOf(house.admin.call(events.showOrganisationTimeline, nowhere))).toBe('not-found')
  })
})

describe('who reads', () => {
  /** Everybody who is let at it, with the number in it where it says the number. */
  async function readers(look: (by: Visitor) => Promise<{ entries: unknown[] }>): Promise<string[]> {
    const scopes = { 'data-provider': { item: item.id }, verifier: { item: item.id } } as const
    const found: string[] = []
    for (const role of Role.options) {
      if (role === 'appraiser' || role === 'service-account') continue
      const isOfUnit = role === 'unit-officer' || role === 'unit-head'
      for (const organisation of role === 'supervisor' ? [province, other] : isOfUnit ? [unit, other] : [undefined]) {
        const scope = scopes[role as 'verifier'] ?? (organisation === undefined ? {} : { organisation })
        const visitor = await house.as(role, scope)
        const where =
          organisation === undefined ? '' : ` ${{ [unit]: 'own', [other]: 'other', [province]: 'above' }[organisation]}`
        const answer = await look(visitor).catch(({ code }: { code: string }) => code)
        if (typeof answer === 'string') expect(answer).toBe('not-permitted')
        else found.push(`${role}${where}${JSON.stringify(answer).includes(SECRET) ? '' : ' without numbers'}`)
      }
    }
    return found
  }

  test('the history of an organisation: its own people, who supervises it, and who sees all', async () => {
    expect(await readers(ofUnit)).toEqual([
      'administrator without numbers',
      'standing-agency',
      'supervisor above',
      'council-secretary',
      'leader',
      'unit-officer own',
      'unit-head own',
      'auditor',
    ])
  })

  test('the history of a value: who reads the value', async () => {
    expect(await readers(ofValue)).toEqual([
      'standing-agency',
      'verifier',
      'supervisor above',
      'council-secretary',
      'leader',
      'unit-officer own',
      'unit-head own',
      'data-provider',
      'auditor',
    ])
  })

  test('the history of an account: administrators and auditors; one’s own, everybody', async () => {
    const account = { account: officer.account }
    const auditor = await house.as('auditor')
    expect(await refusalOf(officer.call(events.showAccountTimeline, account))).toBe('not-permitted')
    const kinds = (await auditor.call(events.showAccountTimeline, account)).entries.map(({ kind }) => kind)
    expect(kinds).toContain('account.opened')
    expect((await officer.call(events.showOwnTimeline, {})).entries.map(({ kind }) => kind)).toEqual(kinds)
  })

  test('where a call came from: administrators and auditors only', async () => {
    const [auditor, leader] = [await house.as('auditor'), await house.as('leader')]
    for (const reader of [house.admin, auditor])
      expect((await ofUnit(reader)).entries[0]!.origin).toMatchObject({ address: '10.0.0.1' })
    for (const reader of [leader, officer])
      expect((await ofUnit(reader)).entries.filter(({ origin }) => origin !== undefined)).toEqual([])
    const own = await officer.call(events.showOwnTimeline, {})
    expect(own.entries.filter(({ origin }) => origin !== undefined)).toEqual([])
  })
})
