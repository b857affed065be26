import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEDIA_TYPES, nameFor } from '#domain/evidence/file-fault.ts'
import {
  docm,
  docx,
  guardedPdf,
  jpeg,
  lockedDocx,
  lockedPdf,
  odt,
  pdf,
  png,
  xlsx,
  zip,
  STORED,
} from '#test/support/evidence-files.ts'
import { examineFile } from './examine-file.ts'
import { fileStore, type FileStore } from './file-store.ts'

let folder: string
let store: FileStore

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laban-examined-'))
  store = fileStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The media type, or the code of the refusal. */
async function examined(bytes: Buffer): Promise<string> {
  const incoming = await store.receive(Readable.from([bytes]), 1e9)
  try {
    return await examineFile(incoming)
  } catch (error) {
    return (error as { details: { fault: string } }).details.fault
  }
}

const types = Object.fromEntries(Object.entries(MEDIA_TYPES).map(([type, ending]) => [ending, type]))

test.each([
  ['a PDF', () => pdf('Quyet dinh 12'), 'pdf'],
  ['a PDF that only asks not to be changed', () => guardedPdf(), 'pdf'],
  ['a PNG', () => png(), 'png'],
  ['a JPEG', () => jpeg(), 'jpg'],
  ['a Word document', () => docx(), 'docx'],
  ['a workbook', () => xlsx(), 'xlsx'],
  ['an OpenDocument text', () => odt(), 'odt'],
])('%s is taken for what it is', async (_, make, ending) => {
  expect(await examined(await make())).toBe(types[ending])
})

const SPACES = Buffer.alloc(40 * 1024 * 1024, ' ')

test.each([
  ['nothing', () => Buffer.alloc(0), 'empty'],
  ['a text', () => Buffer.from('Quyết định'), 'wrong-type'],
  ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'wrong-type'],
  ['a drawing that can hold scripts', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'wrong-type'],
  ['a program', () => Buffer.from(`MZ${'\0'.repeat(200)}`), 'wrong-type'],
  ['a plain archive', () => zip([{ name: 'a.txt', bytes: Buffer.from('a') }]), 'wrong-type'],
  ['an old Word document', () => lockedDocx('WordDocument'), 'wrong-type'],
  ['a PDF with a password', () => lockedPdf(), 'password-protected'],
  ['a Word document with a password', () => lockedDocx(), 'password-protected'],
  ['an OpenDocument with a password', () => odt('<manifest:encryption-data/>'), 'password-protected'],
  ['an archive with a password', () => docx([{ name: 'a', bytes: Buffer.from('a'), flags: 1 }]), 'password-protected'],
  ['a Word document with macros', () => docm(), 'with-macros'],
  [
    'macros under a harmless name',
    () => docx([{ name: 'word/vbaProject.bin', bytes: Buffer.from('a') }]),
    'with-macros',
  ],
  ['an OpenDocument with macros', () => odt('', [{ name: 'Basic/a.xml', bytes: Buffer.from('a') }]), 'with-macros'],
  ['what swells a thousandfold', () => docx([{ name: 'word/a.xml', bytes: SPACES }]), 'unpacks-too-big'],
  ['what lies about its size', () => docx([{ name: 'word/a.xml', bytes: SPACES, says: 10 }]), 'damaged'],
  ['an archive cut off', () => docx().subarray(0, -30), 'damaged'],
  ['half a picture head', async () => (await png()).subarray(0, 20), 'damaged'],
] as const)('%s is refused', async (_, make, fault) => {
  expect(await examined(await make())).toBe(fault)
})

test('a picture that unpacks into more than memory holds is refused by its head', async () => {
  const bytes = await png(4, 4)
  bytes.writeUInt32BE(20_000, 16)
  bytes.writeUInt32BE(20_000, 20)
  expect(await examined(bytes)).toBe('picture-too-big')
})

test.each([
  ['12-QD.pdf', 'application/pdf', '12-QD.pdf'],
  ['anh.pdf.exe', 'image/png', 'anh.png'],
  ['ANH.JPEG', 'image/jpeg', 'ANH.JPEG'],
  ['Quyết định số 12', 'application/pdf', 'Quyết định số 12.pdf'],
  ['.docx', 'application/pdf', 'minh-chung.pdf'],
] as const)('%s of type %s is handed out as %s', (name, type, expected) => {
  expect(nameFor(name, type)).toBe(expected)
})

test('a stored part needs no unpacking', async () => {
  expect(await examined(docx([{ name: 'a.bin', bytes: Buffer.from('abc'), flags: STORED }]))).toBe(types['docx'])
})
