import { expect, test } from 'vitest'
import { factsOfFileName, kindOfFile } from './file-name-facts.ts'

test.each([
  ['12-QD-SYT.pdf', { number: '12/QĐ-SYT' }],
  ['57-QĐ-SYT (05.11.2022).pdf', { number: '57/QĐ-SYT', issuedOn: '2022-11-05' }],
  ['222_KH-UBND_21-10-2020.PDF', { number: '222/KH-UBND', issuedOn: '2020-10-21' }],
  ['1234 BC-STTTT.docx', { number: '1234/BC-STTTT' }],
  ['3-TTr-SYT.pdf', { number: '3/TTr-SYT' }],
  // Letters that are put together from marks, as some systems send them.
  ['12-QĐ-SYT.pdf'.normalize('NFD'), { number: '12/QĐ-SYT' }],
  ['scan0001.pdf', {}],
  ['bao cao 31.02.2022.pdf', {}],
  ['IMG_20221105.jpg', {}],
  ['2022-XYZ.pdf', {}],
])('%s says %o', (name, facts) => {
  expect(factsOfFileName(name)).toEqual(facts)
})

test('a picture is a picture unless its name is a document’s; a table of figures is neither', () => {
  expect(kindOfFile('anh.png', 'image/png')).toBe('picture')
  expect(kindOfFile('12-QD-SYT.jpg', 'image/jpeg')).toBe('document')
  expect(kindOfFile('12-QD-SYT.pdf', 'application/pdf')).toBe('document')
  expect(kindOfFile('danh-sach.xlsx', '')).toBe('other')
})
