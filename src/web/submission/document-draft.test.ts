import { expect, test } from 'vitest'
import { FIELDS, paperOf, type DocumentDraft } from './document-draft.ts'

const file = new File(['%PDF'], '57-BC-SYT.pdf')
const draft: DocumentDraft = {
  ...{ number: ' 57/BC-SYT ', date: '20/12/2022', signer: 'Nguyễn  Văn An', signerTitle: 'Giám đốc' },
  file,
}
const faulty = (change: Partial<DocumentDraft>): string[] =>
  paperOf({ ...draft, ...change }, '2022-12-20').faults.map(({ field }) => field)

test('a paper of today is sent as it stands on the paper, without spaces that nobody meant', () => {
  const { paper, faults } = paperOf(draft, '2022-12-20')
  expect(faults).toEqual([])
  expect(paper).toEqual({
    ...{ number: '57/BC-SYT', date: '2022-12-20', signer: 'Nguyễn Văn An', signerTitle: 'Giám đốc' },
    file,
  })
})

test('each field that is empty is named', () => {
  const empty = { number: ' ', date: '', signer: '', signerTitle: '', file: undefined }
  expect(faulty(empty)).toEqual([FIELDS.number, FIELDS.date, FIELDS.signer, FIELDS.signerTitle, FIELDS.file])
})

test('a day that no calendar has, or after today, is none', () => {
  for (const date of ['31/02/2022', '2022-12-20', '20/12', '21/12/2022'])
    expect(faulty({ date }), date).toEqual([FIELDS.date])
  for (const date of ['20.12.2022', '1-2-2022', '20 / 12 / 2022']) expect(faulty({ date }), date).toEqual([])
})

test('a file of more than 5 MB is not sent in one piece', () => {
  expect(faulty({ file: new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'a.pdf') })).toEqual([FIELDS.file])
})

test('a name typed in parts is the same name', () => {
  expect(paperOf({ ...draft, signer: 'Nguyễn Văn An'.normalize('NFD') }, '2022-12-20').paper?.signer).toBe(
    'Nguyễn Văn An',
  )
})
