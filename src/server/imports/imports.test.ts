import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
import { imports, LARGEST_IMPORT, type AccountDryRun, type OrganisationDryRun } from '#contract/imports.ts'
import { organisations } from '#contract/organisations.ts'
import { sessions } from '#contract/sessions.ts'
import { lockedDocx, pdf } from '#test/support/evidence-files.ts'
import { sendFile, workbookOf } from '#test/support/import-files.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'

const FROM = '2026-01-01'
const HEAD = ['Tên đơn vị', 'Loại', 'Trực thuộc', 'Mã định danh', 'Nhóm xếp hạng', 'Thứ tự']

let province: Province
let admin: Caller
let provinceName: string
let communes: string

beforeAll(async () => {
  province = await openProvince()
  admin = await province.as('quan-tri.minh-hoa')
  const { organisations: rows, groups } = await admin.call(organisations.showTree, { on: FROM })
  provinceName = rows.find(({ kind }) => kind === 'province')!.name
  communes = groups.find(({ group }) => group === 'xa')!.name
})
afterAll(() => province.close())

async function tried(bytes: Buffer, from = FROM): Promise<OrganisationDryRun> {
  const input = { from }
  const { status, body } = await sendFile<typeof imports.tryOrganisationFile, OrganisationDryRun>(
    province,
    admin.cookie,
    imports.tryOrganisationFile,
    input,
    bytes,
  )
  expect(status).toBe(200)
  return body
}

function taken(bytes: Buffer, seen: string, from = FROM) {
  const input = { from, seen }
  return sendFile<typeof imports.importOrganisations, { created: number; changed: number }>(
    province,
    admin.cookie,
    imports.importOrganisations,
    input,
    bytes,
  )
}

const places = ({ faults }: OrganisationDryRun | AccountDryRun) =>
  faults.map(({ row, column = '', code }) => `${column}${row} ${code}`)

describe('a file of organisations', () => {
  test('is shown first, then taken whole; the same file again changes nothing', async () => {
    const file = await workbookOf([
      ['Danh sách đơn vị, theo Nghị quyết số 12'],
      HEAD,
      ['Xã Đồng Lúa', 'xã', provinceName, 'H53.901', communes, 901],
      ['Phường Đồng Khoai', 'Phường', 'tỉnh không có', '', '', ''],
    ])
    expect(places(await tried(file))).toEqual(['C4 organisation-not-found'])
    const right = await workbookOf([
      HEAD,
      ['Xã Đồng Lúa', 'xã', provinceName, 'h53.901 ', communes, 901],
      ['Trạm Y tế xã Đồng Lúa', 'Sở', 'Xã  đồng lúa', null, null, null],
    ])
    const seen = await tried(right)
    expect(seen).toMatchObject({ rows: 2, created: 2, changed: 0, unchanged: 0, faultCount: 0 })
    expect(seen.differences[0]!.changes).toContainEqual({ column: 'group', after: communes })
    const { body } = await taken(right, seen.seen)
    expect(body).toEqual({ created: 2, changed: 0 })
    const { organisations: found } = await admin.call(organisations.listOrganisations, { words: 'dong lua', on: FROM })
    const commune = found.find(({ level }) => level === 'commune')!
    expect(commune).toMatchObject({ name: 'Xã Đồng Lúa', identifier: 'H53.901', group: 'xa', isRanked: true })
    expect(found.find(({ parent }) => parent === commune.organisation)).toMatchObject({ name: 'Trạm Y tế xã Đồng Lúa' })
    expect(await tried(right)).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
    expect((await taken(right, seen.seen)).body.code).toBe('stale')
  })

  test('with one bad row is not taken at all, and each fault has its cell', async () => {
    const file = await workbookOf([
      HEAD,
      ['Xã Đồng Ngô', 'xã', provinceName, 'H53.902', communes, 902],
      ['', 'xã', provinceName, '', '', ''],
      ['Xã Đồng Đậu', 'làng', provinceName, '62', 'Nhóm lạ', 'hai'],
      ['Xã Đồng Ngô', 'xã', provinceName, 'H53.902', '', ''],
      ['Xã Đồng Vừng', '', provinceName, '', '', ''],
    ])
    const dryRun = await tried(file)
    expect(places(dryRun)).toEqual([
      'A3 cell-empty',
      'B4 word-unknown',
      'D4 identifier-unreadable',
      'F4 number-unreadable',
      'E4 group-not-found',
    ])
    expect((await taken(file, dryRun.seen)).body.code).toBe('not-imported')
    const { organisations: found } = await admin.call(organisations.listOrganisations, { words: 'dong ngo', on: FROM })
    expect(found).toEqual([])
  })

  test('may not make the register unsound: an identifier that another bears, a row that comes twice', async () => {
    const health = province.organisation('so-y-te')
    const { versions } = await admin.call(organisations.showOrganisation, { organisation: health })
    const { name, identifier } = versions.at(-1)!
    const file = await workbookOf([
      HEAD,
      ['Xã Đồng Kê', 'xã', provinceName, 'H53.903', '', ''],
      ['Xã Đồng Kê', 'xã', provinceName, 'H53.903', '', ''],
      ['Xã Đồng Mía', 'xã', 'Xã Đồng Mía', '', '', ''],
      ['Sở Không Loại', '', '', '', '', ''],
    ])
    expect(places(await tried(file))).toEqual(['A3 row-repeated', 'B5 cell-empty'])
    const ring = await workbookOf([HEAD, ['Xã Đồng Mía', 'xã', 'Xã Đồng Mía', '', '', '']])
    expect(places(await tried(ring))).toEqual(['C2 register'])
    // By its identifier it is that organisation: the row would give it another name.
    const renamed = await workbookOf([HEAD, ['Sở Sức khoẻ', '', '', identifier!, '', '']])
    const { differences } = await tried(renamed)
    expect(differences).toMatchObject([
      { kind: 'changed', changes: [{ column: 'name', before: name, after: 'Sở Sức khoẻ' }] },
    ])
  })

  test('comes as CSV, too, with semicolons and a byte order mark', async () => {
    const csv = Buffer.from('\ufeffTen don vi;LOẠI;Trực thuộc\r\nXã Đồng Sắn;xã;' + provinceName + '\r\n')
    expect(await tried(csv)).toMatchObject({ created: 1, faultCount: 0 })
  })
})

describe('what is no table of reasonable size', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'no-file'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-a-table'],
    ['a broken archive', Buffer.from('504b0304deadbeef', 'hex'), 'damaged'],
    ['a workbook with a password', lockedDocx(), 'password-protected'],
    ['a workbook of before 2007', lockedDocx('Workbook'), 'old-format'],
    ['a PDF', pdf('Xã'), 'is-pdf'],
    ['more than 10 MB', Buffer.alloc(LARGEST_IMPORT + 1, 65), 'too-big'],
    ['a table of other things', Buffer.from('Họ tên;Lớp\nAn;1\n'), 'no-header'],
    ['a header alone', Buffer.from('Tên đơn vị;Loại\n'), 'no-rows'],
    ['too many rows', Buffer.from(`Tên đơn vị\n${'Xã A\n'.repeat(20_001)}`), 'too-many-rows'],
  ])('%s is told as such', async (_, bytes, code) => {
    expect(places(await tried(bytes))).toEqual([`0 ${code}`])
  })

  test('a small file that unpacks to 500 MB is refused before it is unpacked into memory', async () => {
    const bomb = archiveOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(500 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    const before = process.memoryUsage.rss()
    expect(places(await tried(bomb))).toEqual(['0 unpacks-too-big'])
    // The thread itself takes some 30 MB; what it was told to unpack would be 500.
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024)
  })

  test('one that asks for a merge of all cells there are is read without it', async () => {
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const rows = [
      ['Tên đơn vị', 'Loại', 'Trực thuộc'],
      ['Xã Đồng Bông', 'xã', provinceName],
    ]
    const data = rows.map((cells, at) => {
      const inRow = cells.map((text, place) => cell(`${'ABC'[place]}${at + 1}`, text)).join('')
      return `<row r="${at + 1}">${inRow}</row>`
    })
    const merged = '<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'
    const file = archiveOf({
      '[Content_Types].xml': `<Types xmlns="${TYPES}/content-types"/>`,
      '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
      'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${data.join('')}</sheetData>${merged}</worksheet>`,
    })
    expect(await tried(file)).toMatchObject({ created: 1, faultCount: 0 })
  })
})

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'http://schemas.openxmlformats.org/package/2006'
const relations = (type: string, target: string) =>
  `<Relationships xmlns="${TYPES}/relationships"><Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`

describe('a file of accounts', () => {
  const ACCOUNTS = ['Họ và tên', 'Tên đăng nhập', 'Thư điện tử', 'Vai trò', 'Đơn vị', 'Từ ngày', 'Đến hết ngày']

  async function triedAccounts(bytes: Buffer): Promise<AccountDryRun> {
    const answer = await sendFile<typeof imports.tryAccountFile, AccountDryRun>(
      province,
      admin.cookie,
      imports.tryAccountFile,
      {},
      bytes,
    )
    return answer.body
  }

  test('makes accounts with roles and links that open them, once', async () => {
    const file = await workbookOf([
      ACCOUNTS,
      ['Nguyễn Văn An', 'an.so-y-te', 'an@tinh.gov.vn', 'Cán bộ đầu mối', 'Sở Y tế', '01/02/2026', '31/12/2099'],
      ['Nguyễn Văn An', 'an.so-y-te', '', 'Lãnh đạo', '', '', ''],
      ['Lê Thị Bình', 'binh.lanh-dao', '', 'lanh dao', '', '', ''],
    ])
    const dryRun = await triedAccounts(file)
    expect(dryRun).toMatchObject({ accounts: 2, grants: 3, faultCount: 0 })
    const { body } = await sendFile<typeof imports.importAccounts, { accounts: { link: { token: string } }[] }>(
      province,
      admin.cookie,
      imports.importAccounts,
      { seen: dryRun.seen },
      file,
    )
    expect(body.accounts).toHaveLength(2)
    const { userName } = await province.nobody.call(sessions.lookAtLink, { token: body.accounts[0]!.link.token })
    expect(userName).toBe('an.so-y-te')
    const listed = await admin.call(accounts.listAccounts, { organisation: province.organisation('so-y-te') })
    expect(listed.accounts.find((one) => one.userName === 'an.so-y-te')).toMatchObject({
      displayName: 'Nguyễn Văn An',
      organisations: [{ name: 'Sở Y tế' }],
    })
    const view = await admin.call(accounts.showAccount, { account: listed.accounts[0]!.id })
    expect(view.grants.find(({ organisation }) => organisation)).toMatchObject({
      validFrom: '2026-02-01',
      validTo: '2100-01-01',
    })
    expect(await triedAccounts(file)).toMatchObject({ accounts: 0, grants: 0, unchanged: 3 })
  })

  test('tells what does not fit, with its cell', async () => {
    const file = await workbookOf([
      ACCOUNTS,
      ['Ai Đó', 'Ai Đó', 'không phải thư', 'Trưởng thôn', 'Sở Trên Trời', '31/02/2026', ''],
      ['Trần Văn Khác', 'an.so-y-te', '', 'Lãnh đạo', '', '01/01/2026', '31/12/2025'],
      ['Vũ Thị Cúc', 'cuc.so-y-te', '', 'Cán bộ đầu mối', '', '', ''],
    ])
    expect(places(await triedAccounts(file)).sort()).toEqual([
      'B2 user-name-unreadable',
      'C2 email-unreadable',
      'D2 word-unknown',
      'E2 organisation-not-found',
      'F2 day-unreadable',
    ])
    const later = await workbookOf([
      ACCOUNTS,
      ['Trần Văn Khác', 'an.so-y-te', '', 'Lãnh đạo', '', '01/01/2026', '31/12/2025'],
      ['Vũ Thị Cúc', 'cuc.so-y-te', '', 'Cán bộ đầu mối', '', '', ''],
    ])
    expect(places(await triedAccounts(later)).sort()).toEqual([
      'A2 name-differs',
      'D3 role-unfit',
      'G2 ends-before-it-begins',
    ])
  })

  test('is for administrators alone', async () => {
    const agency = await province.as('thuong-truc')
    const input = {}
    const answer = await sendFile(province, agency.cookie, imports.tryAccountFile, input, await workbookOf([ACCOUNTS]))
    expect(answer.body).toMatchObject({ code: 'not-permitted' })
  })
})

/** A ZIP of deflated entries, written byte by byte. */
function archiveOf(entries: Readonly<Record<string, string | Buffer>>): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes, { level: 9 })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    locals.push(local)
    centrals.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, rest, Buffer.from(name)]))
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(centrals.length, 8)
  end.writeUInt16LE(centrals.length, 10)
  end.writeUInt32LE(Buffer.concat(centrals).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...centrals, end])
}
