import { expect, test } from 'vitest'
import { askedItems, sharedItems } from '#domain/edition/asked-items.ts'
import { hueOutline } from '#test/support/hue.ts'
import { formLayout } from '../../src/web/entry/form-layout.ts'

const parts = formLayout(hueOutline, 'department')
const sections = parts.flatMap(({ sections }) => sections)
const letters = sections.flatMap(({ criteria }) => criteria.flatMap(({ letters }) => letters))

test('each item that a unit is asked for is typed at exactly one place', () => {
  const typed = letters.filter(({ place }) => place.kind === 'here').map(({ letter }) => letter.item.id)
  expect([...typed].sort()).toEqual(
    askedItems(hueOutline, 'department')
      .map(({ id }) => id)
      .sort(),
  )
})

test('where it is shown again, the criterion at which it is typed is named', () => {
  for (const { letter, place } of letters) {
    if (place.kind !== 'above') continue
    const criterion = sections.flatMap(({ criteria }) => criteria).find(({ node }) => node.code === place.code)
    expect(criterion?.letters.some((one) => one.place.kind === 'here' && one.letter.item === letter.item)).toBe(true)
  }
})

test('numbers of others are there to be seen, not to be typed', () => {
  const shared = letters.filter(({ place }) => place.kind === 'shared').map(({ letter }) => letter.item.id)
  expect(new Set(shared)).toEqual(new Set(sharedItems(hueOutline, 'department').map(({ item }) => item.id)))
})

test('the parts are the main indices, the sections their components, in printed order', () => {
  expect(parts.map(({ node }) => node.code)).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  expect(parts[0]!.sections.map(({ node }) => node.code)).toEqual(['1.1', '1.2', '1.3', '1.4'])
  const places = sections.map(({ node }) => node.index)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})
