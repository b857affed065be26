import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEdition } from '#content/library.ts'
import { annexes, type AnnexCheck } from '#contract/annexes.ts'
import { CallError } from '#contract/client.ts'
import { editionDrafts } from '#contract/edition-drafts.ts'
import { API_ROOT } from '#contract/operation.ts'
import { outlineOf } from '#domain/edition/outline.ts'
import { annexFileFaultText } from '#text/annex-faults.ts'
import { annexDocument, paragraph, table, wordDocument } from '#test/support/annex-documents.ts'
import { BROKEN_ANNEXES } from '#test/support/broken-annexes.ts'
import { zip } from '#test/support/evidence-files.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'
import { Refusal } from '../refusal.ts'
import { annexReader } from './annex-thread.ts'

let province: Province
let agency: Caller
const hue = readEdition('hue-2020')
const annex4 = annexDocument(hue)

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
})
afterAll(() => province.close())

async function sent(path: string, query: Record<string, string>, bytes: Uint8Array) {
  const answer = await province.app.inject({
    method: 'POST',
    url: `${API_ROOT}${path}?${new URLSearchParams(query).toString()}`,
    headers: { 'content-type': 'application/octet-stream', cookie: agency.cookie },
    payload: Buffer.from(bytes),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

const checked = (bytes: Uint8Array) => sent('/annexes/check', { fileName: 'phu-luc.docx' }, bytes)
const begun = (edition: string, accepted: string, bytes: Uint8Array) =>
  sent('/annexes/drafts', { edition, title: 'Bộ chỉ số 2027', fileName: 'phu-luc-4.docx', accepted }, bytes)

describe('annex 4 as a Word file', () => {
  test('is shown as a tree with what is proposed and doubted, and nothing is written', async () => {
    const { status, body } = await checked(annex4)
    expect(status).toBe(200)
    const { kind, rows, doubts } = body as AnnexCheck
    const of = (certainty?: string) => rows.filter((row) => row.certainty === certainty).length
    expect(kind).toBe('word')
    // The 161 printed rows; two of them share a score with the row above.
    expect([rows.length, of('certain') + of('likely') + of('open')]).toEqual([159, 109])
    expect(doubts).toContainEqual({
      code: 'sum-differs',
      place: { table: 2, row: 24 },
      node: '2.2',
      params: { printed: '6', sum: '4' },
    })
    const { drafts } = await agency.call(editionDrafts.listEditionDrafts, {})
    expect(drafts).toEqual([])
  })

  test('becomes a draft with its 109 criteria, none with a rule: each of them keeps it from being issued', async () => {
    const { accepted } = (await checked(annex4)).body as AnnexCheck
    expect(await begun('hue-2027', accepted, annex4)).toEqual({
      status: 200,
      body: { edition: 'hue-2027', version: 1 },
    })
    const { definition, annex, findings } = await agency.call(editionDrafts.showEditionDraft, { edition: 'hue-2027' })
    expect(annex).toBe('phu-luc-4.docx')
    const { outline } = outlineOf(definition, new Map())
    const printed = outlineOf(hue, new Map()).outline
    const words = ({ nodes }: typeof outline) =>
      nodes.map(({ code, level, row }) => [
        code,
        row.also.map((also) => also.code),
        level,
        row.title.text,
        row.max ?? row.printedMax,
        row.rule?.text,
      ])
    expect(words(outline)).toEqual(words(printed))
    expect(outline.leaves).toHaveLength(109)
    expect(outline.leaves.filter(({ row }) => row.formula !== undefined)).toEqual([])
    expect(findings.filter(({ code }) => code === 'leaf-incomplete')).toHaveLength(109)
    const issued = agency.call(editionDrafts.issueEdition, { edition: 'hue-2027', version: 1 })
    await expect(issued).rejects.toMatchObject({ code: 'edition-not-issued' })
  })

  test('is kept beside the draft as it was read, and the history tells the file', async () => {
    const { digest, nodes, fileName } = await agency.call(annexes.showDraftAnnex, { edition: 'hue-2027' })
    expect([fileName, nodes.length]).toEqual(['phu-luc-4.docx', 159])
    const first = nodes.find(({ draftCode }) => draftCode === '1.1.1')!
    expect(first.proposal).toMatchObject({ certainty: 'certain', formula: 'MIN(max, n)' })
    const { rows } = await province.database.pool.query<{ kind: string; body: unknown }>(
      "select kind, body from event where stream = 'edition:hue-2027'",
    )
    expect(rows).toMatchObject([
      {
        kind: 'edition.draft-begun',
        body: { annex: { fileName: 'phu-luc-4.docx', digest, rows: 159, criteria: 109 } },
      },
    ])
  })

  test('is not begun from another file than the one that was seen, nor under an id that is taken', async () => {
    const { accepted } = (await checked(annex4)).body as AnnexCheck
    const other = wordDocument(table([{ cells: [{ text: 'STT' }, { text: 'Tiêu chí' }, { text: 'Điểm' }] }]))
    expect((await begun('khac', accepted, other)).status).toBe(422)
    expect((await begun('khac', accepted, annexDocument(hue, { damaged: true }))).body).toMatchObject({
      code: 'bad-input',
    })
    expect((await begun('hue-2027', accepted, annex4)).body).toMatchObject({ code: 'name-taken' })
  })

  test('of a draft that was begun otherwise there is none', async () => {
    await agency.call(editionDrafts.beginEditionDraft, { edition: 'tu-dau' })
    const shown = agency.call(annexes.showDraftAnnex, { edition: 'tu-dau' })
    await expect(shown).rejects.toBeInstanceOf(CallError)
    await expect(shown).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a file that cannot be read is refused with what is wrong and what to do', () => {
  test.for(BROKEN_ANNEXES)('%s', async ([, bytes, code]) => {
    const { status, body } = await checked(await bytes())
    expect([status, body['code'], body['details']]).toMatchObject([422, 'annex-not-read', { code }])
    const fault = body['details'] as Parameters<typeof annexFileFaultText>[0]
    // A sentence that says what is wrong, and one that says what to do.
    expect(annexFileFaultText(fault, 'vi')).toMatch(/^\p{Lu}.+\. Hãy .+\.$/u)
    expect(annexFileFaultText(fault, 'en')).toMatch(/^\p{Lu}.+\. \p{Lu}.+\.$/u)
  })

  test('tables without an index set', async () => {
    const invoice = wordDocument(table([{ cells: [{ text: 'Tên hàng' }, { text: 'Giá' }] }]) + paragraph('Cộng'))
    expect((await checked(invoice)).body['details']).toMatchObject({ code: 'no-index-table' })
  })
})

describe('what a file costs is bounded', () => {
  test('one that takes too long is ended with its thread, and the next one is read', async () => {
    const limits = { withinMs: 1, mostMemoryMb: 512, atOnce: 1, mostWaiting: 1 }
    const hurried = annexReader(limits)
    await expect(hurried(annex4)).rejects.toMatchObject({ details: { code: 'too-costly' } })
    await expect(annexReader({ ...limits, withinMs: 60_000 })(annex4)).resolves.toMatchObject({ kind: 'word' })
  })

  test('one that wants too much memory is ended, too; for whom there is no place to wait it is said so', async () => {
    const small = annexReader({ withinMs: 60_000, mostMemoryMb: 4, atOnce: 1, mostWaiting: 1 })
    const answers = await Promise.allSettled([small(annex4), small(annex4), small(annex4)])
    const codes = answers.map((answer) => {
      const refusal = answer.status === 'rejected' && answer.reason instanceof Refusal ? answer.reason : undefined
      return refusal?.code === 'annex-not-read' ? (refusal.details as { code: string }).code : refusal?.code
    })
    expect(codes).toEqual(['too-costly', 'too-costly', 'unavailable'])
  })

  test('others are answered while one is read', async () => {
    let isRead = false
    const reading = checked(annex4).then(() => (isRead = true))
    for (let at = 0; at < 3; at += 1) await agency.call(editionDrafts.listEditionDrafts, {})
    expect(isRead).toBe(false)
    await reading
  })

  test('500 KB that unpack to 500 MB take less than 50 MB', { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'laban-bomb-'))
    try {
      const file = join(folder, 'bom.docx')
      writeFileSync(file, zip([{ name: 'word/document.xml', bytes: Buffer.alloc(500 * 1024 * 1024, ' ') }]))
      const told = JSON.parse(
        execFileSync(process.execPath, ['test/support/annex-bomb-memory.ts', file], { encoding: 'utf8' }),
      ) as { refused: string; megabytes: number; packed: number }
      process.stdout.write(`${JSON.stringify(told)}\n`)
      expect(told.packed).toBeLessThan(520 * 1024)
      expect(told.refused).toBe('file-unpacks-too-big')
      expect(told.megabytes).toBeLessThan(50)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
