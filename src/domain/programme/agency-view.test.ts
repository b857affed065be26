import { expect, test } from 'vitest'
import { Organisation } from '../organisation/organisation.ts'
import { agencyView, reached } from './agency-view.ts'
import { ProgrammeDocument } from './document.ts'
import { Party } from './document-row.ts'

const tax = Organisation.parse({ id: 'cuc-thue', name: 'Cục Thuế', kind: 'central-agency', group: 'nganh-doc' })
const district = Organisation.parse({ id: 'huyen-a', name: 'Huyện A', kind: 'district', group: 'huyen' })
const committee = Organisation.parse({ id: 'tinh-uy', name: 'Tỉnh ủy', kind: 'department' })
const province = {
  id: 'tinh-x',
  title: { vi: 'Tỉnh X', en: 'Province X' },
  groups: [{ id: 'huyen', name: 'Các huyện' }],
  organisations: [tax, district, committee],
}
const row = { part: 'phu-luc-1', line: 3, text: 'Việc' }
const document = ProgrammeDocument.parse({
  id: 'ke-hoach',
  kind: 'plan',
  title: { vi: 'Kế hoạch', en: 'Plan' },
  number: '1/KH',
  issuedBy: 'UBND',
  issuedOn: '2021-12-31',
  province: 'tinh-x',
  source: 'nguon',
  parts: [
    {
      id: 'phu-luc-1',
      code: 'Phụ lục 1',
      title: 'CỦA CỤC THUẾ',
      line: 1,
      kind: 'annex',
      owner: { text: 'CỤC THUẾ', organisations: ['cuc-thue'] },
    },
  ],
  tasks: [
    { ...row, id: 'mot', coordinators: { text: 'Các huyện', kinds: ['district'] } },
    { ...row, id: 'hai', lead: { text: 'UBND huyện A', organisations: ['huyen-a'] } },
  ],
})

test('a task without a lead falls to the owner of its annex, one with a lead does not', () => {
  const view = agencyView(province, tax, [document], [])
  expect(view.leads.map(({ row, through }) => [row.id, through])).toEqual([['mot', 'owner']])
})

test('a district leads what names it and helps where districts are asked', () => {
  const view = agencyView(province, district, [document], [])
  expect(view.leads.map(({ row, through }) => [row.id, through])).toEqual([['hai', 'name']])
  expect(view.helps.map(({ row, through }) => [row.id, through])).toEqual([['mot', 'kind']])
  expect(view.group).toBe('Các huyện')
})

test('another province’s documents ask nothing', () => {
  expect(agencyView({ ...province, id: 'tinh-y' }, tax, [document], []).leads).toEqual([])
})

test('“các sở, ban, ngành” does not reach a committee of the party, its name does', () => {
  expect(reached(Party.parse({ text: 'Các sở, ban, ngành', kinds: ['department'] }), committee)).toBe(undefined)
  expect(reached(Party.parse({ text: 'Tỉnh ủy', organisations: ['tinh-uy'] }), committee)).toBe('name')
})
