import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemPart } from '#scripts/system-parts.ts'
import { docx, docxWithPictureOf, xlsx } from '#test/support/evidence-files.ts'
import { openEvidenceHouse, type EvidenceHouse } from '#test/support/evidence-house.ts'

let house: EvidenceHouse
beforeAll(async () => {
  house = await openEvidenceHouse({ office: systemPart('writer') })
})
afterAll(() => house.province.close())

/** The share of pixels of a page that are not white. */
async function inkOf(response: Response): Promise<number> {
  const { data } = await sharp(Buffer.from(await response.arrayBuffer()))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return data.filter((pixel) => pixel < 128).length / data.length
}

test('a Word and an Excel document are drawn page by page, as their own program would print them', async () => {
  const word = await house.added(docx(), { fileName: 'a.docx' })
  const sheet = await house.added(await xlsx(), { fileName: 'b.xlsx' })
  for (const { evidence: id } of [word, sheet]) {
    const page = await house.get(`/evidence/${id}/preview`)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(await inkOf(page)).toBeGreaterThan(0.0002)
    expect((await house.get(`/evidence/${id}/preview?page=2`)).status).toBe(404)
  }
})

test('asked for at the same time it is drawn once, and both get it', async () => {
  const { evidence: id } = await house.added(docx([{ name: 'word/a.txt', bytes: Buffer.from('1') }]), {
    fileName: 'c.docx',
  })
  const pages = await Promise.all([1, 1, 1].map((page) => house.get(`/evidence/${id}/preview?page=${page}`)))
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(pages.map(({ headers }) => headers.get('etag'))).size).toBe(1)
})

test('nothing that a document points at is fetched', async () => {
  const asked: string[] = []
  const elsewhere = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const { port } = elsewhere.address() as AddressInfo
  const { evidence: id } = await house.added(docxWithPictureOf(`http://127.0.0.1:${port}/anh.png`), {
    fileName: 'd.docx',
  })
  expect((await house.get(`/evidence/${id}/preview`)).status).toBe(200)
  expect(asked).toEqual([])
  elsewhere.close()
})

test('what LibreOffice cannot read has no picture and can be saved; nothing is left behind', async () => {
  const broken = docx([], undefined, '<w:p><w:r>')
  const { evidence: id } = await house.added(broken, { fileName: 'e.docx' })
  const answer = await house.get(`/evidence/${id}/preview`)
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, 'no-preview'])
  expect((await house.get(`/evidence/${id}/file`)).status).toBe(200)
  expect((await house.stored()).filter((name) => name.includes('drawing-'))).toEqual([])
})
