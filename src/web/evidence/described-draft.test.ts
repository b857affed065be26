import { expect, test } from 'vitest'
import type { EvidenceView } from '#contract/evidence-views.ts'
import { descriptionOf, draftOf } from './described-draft.ts'

const DOCUMENT: EvidenceView = {
  evidence: '01980000-0000-7000-8000-000000000201',
  organisation: '01890a5d-ac96-774b-bcce-b302099a8057',
  kind: 'document',
  file: { name: '12-QD-SYT 15.3.2022.pdf', bytes: 10, mediaType: 'application/pdf' },
  state: 'in-force',
  version: 1,
  by: 'Lương Thị Kim Hà',
  at: '2022-03-16T00:00:00Z',
}

test('what nobody has said yet is taken from the name of the file, for a person to confirm', () => {
  const { draft, isFromName } = draftOf(DOCUMENT)
  expect([draft.number, draft.issuedOn, isFromName]).toEqual(['12/QĐ-SYT', '15/03/2022', true])
})

test('what somebody said stands against the name of the file', () => {
  const { draft, isFromName } = draftOf({ ...DOCUMENT, number: '13/QĐ-SYT' })
  expect([draft.number, draft.issuedOn, isFromName]).toEqual(['13/QĐ-SYT', '', false])
})

test('nothing has to be filled in, and words are sent as one line in NFC', () => {
  const { draft } = draftOf({ ...DOCUMENT, file: undefined, address: 'https://vanban.example.vn/12' })
  expect(descriptionOf(draft)).toEqual({ description: { kind: 'document' }, faults: [] })
  const typed = { ...draft, subjectLine: ' Quyết\n định '.normalize('NFD'), signerRole: 'head' } as const
  expect(descriptionOf(typed).description).toEqual({ kind: 'document', subjectLine: 'Quyết định', signerRole: 'head' })
})

test('a day that is none, and an end before its beginning, are told at their fields', () => {
  const { draft } = draftOf(DOCUMENT)
  const fields = (part: object) => descriptionOf({ ...draft, ...part }).faults.map(({ field }) => field)
  expect(fields({ issuedOn: '31/02/2022' })).toEqual(['issuedOn'])
  expect(fields({ validFrom: '02/01/2022', validTo: '01/01/2022' })).toEqual(['validTo'])
  expect(fields({ validFrom: '01/01/2022', validTo: '01/01/2022' })).toEqual([])
})
