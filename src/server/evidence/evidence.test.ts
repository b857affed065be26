import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evidence, LARGEST_AT_ONCE } from '#contract/evidence.ts'
import { values } from '#contract/values.ts'
import { docx, jpeg, lockedPdf, pdf, png } from '#test/support/evidence-files.ts'
import { openEvidenceHouse, type EvidenceHouse } from '#test/support/evidence-house.ts'
import { refusal } from '#test/support/province.ts'

const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'
const OTHER_ITEM = 'so-hoi-thao-hoi-nghi-tuyen-truyen-chuyen-doi-so-cap-tinh-da-tham-du'

let house: EvidenceHouse

beforeAll(async () => {
  house = await openEvidenceHouse()
})
afterAll(() => house.province.close())

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('a file in one piece', () => {
  test('is stored under the hash of its bytes, and once however often it is sent', async () => {
    const bytes = pdf('Quyet dinh 1')
    const first = await house.upload(bytes)
    const again = await house.upload(bytes, { fileName: 'ban-sao.pdf' })
    expect(first.body).toMatchObject({ bytes: bytes.length, mediaType: 'application/pdf', state: 'unscanned' })
    expect(again.body.upload).not.toBe(first.body.upload)
    expect(await house.stored()).toEqual([sha256(bytes)])
  })

  test.each([
    ['empty', () => Buffer.alloc(0)],
    ['wrong-type', () => Buffer.from('<script>alert(1)</script>')],
    ['password-protected', () => lockedPdf()],
    ['too-big', () => pdf('Dai', { filling: LARGEST_AT_ONCE })],
  ])('is refused as %s, and leaves nothing', async (fault, make) => {
    const before = await house.stored()
    const { status, body } = await house.upload(make())
    expect([status, body.code, body.details]).toEqual([
      422,
      'file-not-taken',
      { fault, params: expect.anything() as object },
    ])
    expect(await house.stored()).toEqual(before)
  })

  test('that breaks off half-way leaves nothing', async () => {
    const before = await house.stored()
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(house.origin).port) })
    const path = `/api/v1/evidence/files?organisation=${house.unit}&fileName=a.pdf`
    const head = [`POST ${path} HTTP/1.1`, 'host: a', `cookie: ${house.officer.cookie}`, 'content-length: 100000']
    socket.write(`${head.join('\r\n')}\r\ncontent-type: application/octet-stream\r\n\r\n`)
    socket.write(pdf('Nua'))
    const during = await eventually(async () => (await house.stored()).length > before.length)
    socket.destroy()
    const after = await eventually(async () => (await house.stored()).length === before.length)
    expect([during, after]).toEqual([true, true])
  })

  test('is taken from nobody who may not enter for the organisation', async () => {
    const { status, body } = await house.upload(pdf('La'), { caller: house.stranger })
    expect([status, body.code]).toEqual([403, 'not-permitted'])
    expect((await house.upload(pdf('La'), { caller: house.province.nobody })).status).toBe(401)
  })

  test('does not become the evidence of somebody who did not bring it', async () => {
    const { body } = await house.upload(pdf('Rieng'))
    const of = { organisation: house.unit, evidence: uuidv7(), upload: body.upload, kind: 'document' } as const
    const no = await refusal(house.standing.call(evidence.createEvidence, of))
    expect(no?.code).toBe('not-found')
  })
})

describe('evidence', () => {
  const said = {
    number: '12/QĐ-SYT',
    issuedOn: '2022-03-15',
    issuer: 'Sở Y tế',
    subjectLine: 'Thành lập Ban Chỉ đạo chuyển đổi số',
    signer: 'Nguyễn Văn An',
    signerTitle: 'Giám đốc',
    signerRole: 'head',
    validFrom: '2022-03-15',
    validTo: '2023-12-31',
  } as const

  test('is described, changed as it was seen, found by words without marks, and taken back', async () => {
    const { officer, unit } = house
    const made = await house.added(pdf('Quyet dinh 12'), said)
    expect(made).toMatchObject({ ...said, state: 'in-force', version: 1, organisation: unit })
    const changed = { ...said, number: '13/QĐ-SYT', evidence: made.evidence, kind: 'document' } as const
    const next = await officer.call(evidence.changeEvidence, { ...changed, version: 1 })
    expect(next).toMatchObject({ number: '13/QĐ-SYT', version: 2 })
    const stale = await refusal(officer.call(evidence.changeEvidence, { ...changed, version: 1 }))
    expect(stale).toMatchObject({ code: 'stale', details: { current: { version: 2 } } })
    const found = await officer.call(evidence.listEvidence, {
      organisation: unit,
      words: '13/qd ban chi dao',
      limit: 5,
    })
    expect(found.evidence.map((one) => one.evidence)).toEqual([made.evidence])
    const reason = 'Đã có quyết định thay thế.'
    const gone = await officer.call(evidence.withdrawEvidence, { evidence: made.evidence, version: 2, reason })
    expect(gone).toMatchObject({ state: 'withdrawn', version: 3 })
    const again = await refusal(officer.call(evidence.changeEvidence, { ...changed, version: 3 }))
    expect(again?.code).toBe('wrong-state')
    const kinds = await kindsOf(made.evidence)
    expect(kinds).toEqual(['evidence.added', 'evidence.changed', 'evidence.withdrawn'])
  })

  test('sent twice under one id is there once', async () => {
    const of = {
      organisation: house.unit,
      evidence: uuidv7(),
      kind: 'document',
      address: 'https://example.com/a',
    } as const
    const first = await house.officer.call(evidence.createEvidence, of)
    expect(await house.officer.call(evidence.createEvidence, of)).toEqual(first)
    expect(await kindsOf(of.evidence)).toEqual(['evidence.added'])
  })

  test.each([
    ['neither file nor address', {}],
    ['an address that no browser should follow', { address: 'javascript:alert(1)' }],
    ['an end before its beginning', { address: 'https://a.vn', validFrom: '2022-02-01', validTo: '2022-01-31' }],
  ])('with %s is bad input', async (_, more) => {
    const of = { organisation: house.unit, evidence: uuidv7(), kind: 'document', ...more } as const
    expect((await refusal(house.officer.call(evidence.createEvidence, of)))?.code).toBe('bad-input')
  })

  test('supports many numbers of many periods, each once, until it is taken off', async () => {
    const { officer, unit } = house
    const { evidence: id } = await house.added(pdf('Dung nhieu lan'), said)
    const link = (item: string, period: string) =>
      officer.call(evidence.linkEvidence, { evidence: id, subject: unit, item, period })
    const first = await link(ITEM, '2051')
    expect(await link(ITEM, '2051')).toEqual(first)
    await link(OTHER_ITEM, '2051')
    const later = await link(ITEM, '2022')
    expect([first.dead, later.dead]).toEqual(['expired', undefined])
    const shown = await officer.call(evidence.showEvidence, { evidence: id })
    expect(shown.links.map(({ item, period }) => `${period} ${item}`).sort()).toEqual(
      [`2022 ${ITEM}`, `2051 ${OTHER_ITEM}`, `2051 ${ITEM}`].sort(),
    )
    await officer.call(evidence.unlinkEvidence, { evidence: id, link: first.link })
    const { links } = await officer.call(evidence.showPeriodEvidence, { organisation: unit, period: '2051' })
    expect(links.map(({ item }) => item)).toEqual([OTHER_ITEM])
  })

  test('hangs on no number that its owner may not enter', async () => {
    const { evidence: id } = await house.added(pdf('Cua so khac'))
    const subject = house.province.organisation('so-tu-phap')
    const no = await refusal(
      house.officer.call(evidence.linkEvidence, { evidence: id, subject, item: ITEM, period: '2051' }),
    )
    expect(no?.code).toBe('not-permitted')
  })

  test('is listed by year of issue and by validity, with the number of values that it supports', async () => {
    const { officer, unit } = house
    const subjectLine = 'Van ban de loc kho'
    const older = await house.added(pdf('loc 1'), { subjectLine, issuedOn: '2019-12-31', validTo: '2020-12-31' })
    const newer = await house.added(pdf('loc 2'), { subjectLine, issuedOn: '2020-01-01', validTo: '2199-12-31' })
    const plain = await house.added(pdf('loc 3'), { subjectLine })
    for (const period of ['2051', '2052'])
      await officer.call(evidence.linkEvidence, { evidence: newer.evidence, subject: unit, item: ITEM, period })
    const listed = async (filter: object) => {
      const asked = { organisation: unit, words: 'de loc kho', ...filter }
      const page = await officer.call(evidence.listEvidence, asked)
      return page.evidence.map((one) => [one.evidence, one.uses])
    }
    expect(await listed({ year: 2020 })).toEqual([[newer.evidence, 2]])
    expect(await listed({ validity: 'expired' })).toEqual([[older.evidence, 0]])
    expect(await listed({ validity: 'valid' })).toEqual([
      [plain.evidence, 0],
      [newer.evidence, 2],
    ])
    const { links } = await officer.call(evidence.showEvidence, { evidence: newer.evidence })
    const { name } = house.province.content.items.get(ITEM)!
    expect(links.map(({ itemName }) => itemName)).toEqual([name, name])
  })

  test('is listed page by page, newest first, each once', async () => {
    const whole: string[] = []
    for (let after: string | undefined; ;) {
      const page = await house.officer.call(evidence.listEvidence, {
        organisation: house.unit,
        limit: 2,
        ...(after && { after }),
      })
      whole.push(...page.evidence.map((one) => one.evidence))
      if (page.next === null) break
      after = page.next
    }
    const all = await house.officer.call(evidence.listEvidence, { organisation: house.unit, limit: 200 })
    expect(whole).toEqual(all.evidence.map((one) => one.evidence))
    expect(whole.length).toBeGreaterThan(3)
  })
})

async function kindsOf(id: string): Promise<string[]> {
  const rows = await house.province.database.db
    .selectFrom('event')
    .select(['kind', 'body'])
    .where('stream', '=', `organisation:${house.unit}`)
    .orderBy('sequence')
    .execute()
  return rows.filter(({ body }) => (body as { evidence?: string }).evidence === id).map(({ kind }) => kind)
}

describe('what an edition’s criteria lack', () => {
  test('is told by criterion, with why a document does not count', async () => {
    const { officer, unit } = house
    const content = { kind: 'number', number: '3', typed: '3' } as const
    const given = { subject: unit, item: OTHER_ITEM, period: '2052', content }
    await officer.call(values.saveValue, { ...given, version: 0 })
    const key = { organisation: unit, period: '2052', edition: 'hue-2020' }
    const before = (await officer.call(evidence.showPeriodEvidence, key)).missing!
    const node = (missing: typeof before) => missing.find((one) => one.node === '1.1.1')
    expect(before).toEqual([{ node: '1.1.1', lacks: [], dead: [] }])
    const old = await house.added(pdf('Het han'), { validTo: '2051-12-31' })
    const link = { subject: unit, item: OTHER_ITEM, period: '2052' }
    await officer.call(evidence.linkEvidence, { ...link, evidence: old.evidence })
    const expired = (await officer.call(evidence.showPeriodEvidence, key)).missing!
    expect(node(expired)?.dead).toEqual([{ evidence: old.evidence, item: OTHER_ITEM, reason: 'expired' }])
    const living = await house.added(pdf('Con han'), { validTo: '2052-01-01' })
    await officer.call(evidence.linkEvidence, { ...link, evidence: living.evidence })
    expect((await officer.call(evidence.showPeriodEvidence, key)).missing).toEqual([])
    await officer.call(evidence.withdrawEvidence, { evidence: living.evidence, version: 1, reason: 'Nhầm.' })
    const gone = (await officer.call(evidence.showPeriodEvidence, key)).missing!
    expect(
      node(gone)
        ?.dead.map(({ reason }) => reason)
        .sort(),
    ).toEqual(['expired', 'withdrawn'])
    await officer.call(values.saveValue, { ...given, version: 1, note: 'Không có văn bản riêng.', reason: 'Bổ sung.' })
    expect((await officer.call(evidence.showPeriodEvidence, key)).missing).toEqual([])
  })
})

describe('the file of evidence', () => {
  test('is handed out whole, to be saved, under its name and as what it is', async () => {
    const bytes = pdf('Tai ve')
    const { evidence: id } = await house.added(bytes, { fileName: 'Quyết định "12".exe' })
    const response = await house.get(`/evidence/${id}/file`)
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="Quyet dinh _12_.pdf"; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20%2212%22.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-cache',
    })
    const tag = response.headers.get('etag')!
    expect((await house.get(`/evidence/${id}/file`, house.officer, { 'if-none-match': tag })).status).toBe(304)
  })

  test('is handed to nobody who may not read it', async () => {
    const { evidence: id } = await house.added(pdf('Kin'))
    for (const path of [`/evidence/${id}/file`, `/evidence/${id}/preview`, `/evidence/${id}`]) {
      expect((await house.get(path, house.stranger)).status).toBe(403)
      expect((await house.get(path, house.province.nobody)).status).toBe(401)
    }
    expect((await house.get(`/evidence/${id}/file`, house.standing)).status).toBe(200)
  })

  test('has a picture of each page, made of a PDF in a thread of its own', async () => {
    const { evidence: id } = await house.added(pdf('Trang', { pages: 3 }))
    const response = await house.get(`/evidence/${id}/preview?page=3`)
    const { width, height, format } = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
    expect([format, width, height]).toEqual(['png', 1600, 1067])
    expect(response.headers.get('content-disposition')).toMatch(/^inline/)
    expect((await house.get(`/evidence/${id}/preview?page=4`)).status).toBe(404)
  })

  test('has a smaller picture of a picture, without what the camera wrote into it', async () => {
    const photo = await jpeg(2000, 500)
    expect((await sharp(photo).metadata()).exif).toBeDefined()
    const { evidence: id } = await house.added(photo, { kind: 'picture', fileName: 'anh.jpg' })
    const response = await house.get(`/evidence/${id}/preview`)
    const { width, height, exif } = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
    expect([width, height, exif]).toEqual([1600, 400, undefined])
    const small = await house.added(await png(40, 20), { kind: 'picture', fileName: 'anh.png' })
    const preview = await (await house.get(`/evidence/${small.evidence}/preview`)).arrayBuffer()
    expect((await sharp(Buffer.from(preview)).metadata()).width).toBe(40)
  })

  test('of an office document where there is no LibreOffice, or broken inside, has no picture and can be saved', async () => {
    const word = await house.added(docx(), { fileName: 'a.docx' })
    const broken = await house.added(Buffer.from('%PDF-1.4\nnothing that a reader could read\n%%EOF'))
    for (const { evidence: id } of [word, broken]) {
      const answer = await house.get(`/evidence/${id}/preview`)
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, 'no-preview'])
      expect((await house.get(`/evidence/${id}/file`)).status).toBe(200)
    }
  })
})

async function eventually(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return true
    await new Promise((wait) => setTimeout(wait, 50))
  }
  return false
}
