import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedGroups, type AskedGroup } from './groups.ts'

const HUE = [
  { group: 'so-ban-nganh', name: 'Sở, ban, ngành' },
  { group: 'huyen', name: 'UBND cấp huyện' },
]
const nobody = () => false

test('groups are put in order, renamed and added; a new one is called by its name', () => {
  const asked = [{ group: 'huyen', name: 'Huyện, thành phố' }, { name: 'Xã, phường' }, HUE[0]!]
  expect(changedGroups(asked, { groups: HUE, isUsed: () => true })).toEqual({
    groups: [{ group: 'huyen', name: 'Huyện, thành phố' }, { group: 'xa-phuong', name: 'Xã, phường' }, HUE[0]],
    faults: [],
  })
})

test.each<[string, AskedGroup[], string[]]>([
  ['goes where somebody is in it', [HUE[0]!], ['group-in-use UBND cấp huyện']],
  ['is there twice by name', [...HUE, { name: 'ubnd Cấp Huyện' }], ['group-name-repeated ubnd Cấp Huyện']],
  ['was never there', [...HUE, { group: 'khong-co', name: 'Không có' }], ['group-unknown khong-co']],
])('refused: one that %s', (_, asked, faults) => {
  const isUsed = (group: string) => group === 'huyen'
  const told = changedGroups(asked, { groups: HUE, isUsed }).faults
  expect(told.map(({ code, written }) => `${code} ${written}`)).toEqual(faults)
})

test('no two groups ever share an id, and one that stays keeps its own', () => {
  const name = fc.constantFrom('Xã', 'xã', 'Xa', 'Phường', '!', 'Sở', 'Huyện', 'xa 2')
  const steps = fc.array(fc.array(name, { maxLength: 6 }), { maxLength: 4 })
  fc.assert(
    fc.property(steps, (wanted) => {
      let groups: readonly { group: string; name: string }[] = []
      for (const names of wanted) {
        const kept = groups.slice(1)
        const result = changedGroups([...kept, ...names.map((one) => ({ name: one }))], { groups, isUsed: nobody })
        expect(new Set(result.groups.map(({ group }) => group)).size).toBe(result.groups.length)
        expect(result.groups.slice(0, kept.length)).toEqual(kept)
        groups = result.groups
      }
    }),
  )
})
