import { expect, test } from 'vitest'
import { readEdition, readItems } from '#content/library.ts'
import { askedItems, sharedItems } from './asked-items.ts'
import { outlineOf } from './outline.ts'

const { outline } = outlineOf(readEdition('vinh-phuc-327'), readItems())

test('a province is asked for what others read of their province, and shares none of it', () => {
  const asked = askedItems(outline, 'province').map(({ id }) => id)
  // PL1.13: a and b are numbers of the whole province.
  expect(asked).toContain('so-doanh-nghiep-cntt-vien-thong-cong-nghe-so')
  expect(asked).toContain('so-doanh-nghiep-tren-dia-ban-tinh')
  expect(sharedItems(outline, 'province')).toEqual([])
})

test('a department is asked for none of it: it reads its province’s', () => {
  expect(askedItems(outline, 'department')).toEqual([])
  const shared = sharedItems(outline, 'department')
  expect(new Set(shared.map(({ of }) => of))).toEqual(new Set(['province']))
  expect(shared.map(({ item }) => item.id).sort()).toEqual(
    askedItems(outline, 'province')
      .map(({ id }) => id)
      .sort(),
  )
})
