import { expect, test } from 'vitest'
import { periodFrom } from '#domain/period/period.ts'
import type { Organisation } from '#domain/organisation/organisation.ts'
import { editionOf, itemsOf, soundOutline } from '#test/support/small-edition.ts'
import type { Member } from './members.ts'
import { othersRead } from './others-read.ts'

const place = (id: string, kind: Organisation['kind'], parent?: string): Organisation => ({
  id,
  name: id,
  kind,
  group: '',
  ranked: true,
  ...(parent !== undefined && { parent }),
})
const tree = [
  place('nước', 'nation'),
  place('tỉnh', 'province', 'nước'),
  place('sở', 'department', 'tỉnh'),
  place('huyện', 'district', 'tỉnh'),
  place('xã', 'commune', 'huyện'),
]
const byId = new Map(tree.map((one) => [one.id, one]))
const above = (id: string): string[] => {
  const parent = byId.get(id)?.parent
  return parent === undefined ? [] : [parent, ...above(parent)]
}
const standing = {
  register: { organisations: tree, byId, above },
  flows: {
    flowParts: () => undefined,
    predecessors: (subjects: readonly string[]) => (subjects.includes('xã') ? ['xã cũ'] : []),
  },
}

function readBy(members: string[], variable: Record<string, unknown>): string[] {
  const node = { code: '1', max: 1, formula: 'a', variables: { a: { item: 'a', ...variable } } }
  const outline = soundOutline(editionOf([node]), itemsOf({ a: 'count' }))
  const asked = members.map((id): Member => {
    const { name, kind, parent } = byId.get(id)!
    return { id, name, kind: kind!, group: 'g', isRanked: true, parent }
  })
  return othersRead(outline, periodFrom('2025')!, asked, standing).flatMap(({ subjects }) => [...subjects])
}

test.each<[string, string[], Record<string, unknown>, string[]]>([
  ['its own number is nobody else’s', ['xã', 'sở'], {}, []],
  ['its group’s numbers are fixed at each release', ['xã'], { of: 'group', combine: 'mean' }, []],
  ['a parent’s', ['xã', 'sở'], { of: 'parent' }, ['huyện', 'tỉnh']],
  ['the province’s, above at any depth', ['xã', 'sở'], { of: 'province' }, ['tỉnh']],
  ['the province’s, read by the province itself', ['tỉnh'], { of: 'province' }, []],
  ['the nation’s', ['huyện'], { of: 'nation' }, ['nước']],
  ['those directly below the province', ['sở'], { of: 'province', combine: 'sum' }, ['sở', 'huyện']],
  ['those directly below itself, with whom they succeeded', ['huyện'], { combine: 'sum' }, ['xã', 'xã cũ']],
])('a member reads of others: %s', (_, members, variable, subjects) => {
  expect(readBy(members, variable)).toEqual(subjects)
})
