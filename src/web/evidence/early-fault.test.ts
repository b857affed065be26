import { expect, test } from 'vitest'
import { lockedPdf, pdf, png } from '#test/support/evidence-files.ts'
import { earlyFault, HEAD } from './early-fault.ts'

test('what the server would look at is sent, also what it refuses for a reason of its own', async () => {
  for (const bytes of [
    pdf('a'),
    lockedPdf(),
    await png(),
    Buffer.from('504b0304', 'hex'),
    Buffer.from('d0cf11e0a1b1', 'hex'),
  ])
    expect(earlyFault(bytes.subarray(0, HEAD))).toBeUndefined()
})

test('an empty file and a film are told at once', () => {
  expect(earlyFault(new Uint8Array())).toBe('empty')
  expect(earlyFault(Buffer.from('0000001866747970', 'hex'))).toBe('wrong-type')
})
