import { Buffer } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { urlOf } from '#contract/client.ts'
import { evidence } from '#contract/evidence.ts'
import { API_ROOT, type OutputOf } from '#contract/operation.ts'
import { lockedPdf, pdf, png } from '#test/support/evidence-files.ts'
import {
  CONFERENCES,
  DEPUTY_MEETINGS,
  enter,
  eventually,
  MEETINGS,
  OFFICER,
  onlyFormOf,
  openedForm,
  visitOf,
} from './entry-form.ts'
import { expectFitForAll, expectReadableForAll } from './fit-for-all.ts'
import { focused, tabTo } from './keys.ts'
import { openSite, signedIn, SIZES, visitWith, type Site, type Size, type Visit } from './site.ts'

const MB = 1024 * 1024
/** As many files are taken at a time (src/web/evidence/upload-queue.ts). */
const MOST_FILES = 20
const PAPERS = 'so-van-ban-dieu-hanh-chuyen-doi-so-do-thu-truong-ky'
const COMPUTERS = 'so-may-tinh-de-ban-cua-cqnn-cap-tinh'

/** What of the form's panel is about evidence; the form beside it is looked at elsewhere. */
const PART = '[aria-labelledby=minh-chung-cua-so]'

let site: Site
let form: string
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laban-chosen-'))
  site = await openSite()
  form = await onlyFormOf(site, OFFICER)
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The form with one number's details beside it. */
async function detailsOf(item: string, size: Size = 'desk'): Promise<Visit> {
  const visitor = await openedForm(site, OFFICER, `${form}&so-lieu=${item}`, size)
  await visitor.page.getByRole('heading', { name: 'Thêm minh chứng' }).waitFor()
  return visitor
}

const hung = (page: Page) => page.getByRole('list', { name: 'Minh chứng của số liệu này' }).getByRole('listitem')
const queue = (page: Page) => page.getByRole('list', { name: 'Tệp đang gửi' }).getByRole('listitem')
const chooser = (page: Page) => page.locator('input[type=file]:not([capture])')
const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer })
const film = (name: string) => file(name, 'video/mp4', Buffer.from('00000018667479706d703432', 'hex'))
const paper = (name: string, buffer = pdf(name)) => file(name, 'application/pdf', buffer)

/** A file that the browser reads from the disk: handed over by the debugger, a large one takes longer than sending it. */
function onDisk(name: string, filling: number): string {
  const path = join(folder, name)
  writeFileSync(path, pdf(name, { filling }))
  return path
}

test('several files are hung at once, one is described from its name, looked at, taken off and hung again', async () => {
  const { page, close } = await detailsOf(CONFERENCES)
  await enter(page, CONFERENCES, '3')
  await page.getByText('Tiêu chí 1.1.1 còn thiếu minh chứng.').waitFor()
  // Sections are built one after the other.
  const lacking = await lackingByServer(page)
  await eventually(() => lackingOnPage(page)).toEqual(lacking)
  expect(lacking['1.1']).toBe('thiếu 1 minh chứng')
  const picture = file('anh.png', 'image/png', await png())
  await chooser(page).setInputFiles([paper('57-QD-SYT 05.11.2022.pdf', pdf('57', { pages: 3 })), picture])
  await eventually(() => hung(page).count()).toBe(2)
  await page.getByText('Tiêu chí 1.1.1 còn thiếu minh chứng.').waitFor({ state: 'detached' })
  const { '1.1': _, ...others } = lacking
  await eventually(() => lackingOnPage(page)).toEqual(others)
  const description = page.getByRole('form', { name: /^Thông tin của 57/ })
  expect(await description.getByLabel('Số, ký hiệu').inputValue()).toBe('57/QĐ-SYT')
  expect(await description.getByLabel('Ngày ban hành').inputValue()).toBe('05/11/2022')
  await description.getByLabel('Ngày ban hành').fill('31/02/2022')
  await description.getByRole('button', { name: 'Lưu thông tin' }).click()
  await description.getByText('Ghi ngày dạng ngày/tháng/năm').waitFor()
  await description.getByLabel('Ngày ban hành').fill('5.11.2022')
  await description.getByLabel('Trích yếu').fill('Cử cán bộ dự hội nghị chuyển đổi số')
  await description.getByRole('button', { name: 'Lưu thông tin' }).click()
  await page.getByText('văn bản · ngày 05/11/2022').waitFor()
  await page.getByRole('button', { name: 'Xem 57/QĐ-SYT' }).click()
  await page.getByLabel('Trang', { exact: true }).fill('3')
  await page.getByRole('button', { name: 'Mở trang' }).click()
  await eventually(() => isDrawn(page, '57/QĐ-SYT, trang 3')).toBe(true)
  await expectReadableForAll(page, PART)
  await page.getByRole('button', { name: 'Gỡ 57/QĐ-SYT khỏi số liệu này' }).click()
  await eventually(() => hung(page).count()).toBe(1)
  await eventually(() => focused(page)).toBe('Gắn lại')
  await page.keyboard.press('Enter')
  await eventually(() => hung(page).count()).toBe(2)
  await close()
})

test('files come by drop and by paste, cells of a spreadsheet are none; what is not taken says why in its own words', async () => {
  const { page, troubles, close } = await detailsOf(MEETINGS)
  const bytes = [...(await png())]
  const bring = (kind: 'paste' | 'drop', words: string | undefined) =>
    page.evaluate(
      ([how, text, content]) => {
        const data = new DataTransfer()
        data.items.add(new File([new Uint8Array(content)], 'image.png', { type: 'image/png' }))
        if (text !== undefined) data.setData('text/plain', text)
        const of = { bubbles: true, cancelable: true }
        document.body.dispatchEvent(
          how === 'drop'
            ? new DragEvent('drop', { ...of, dataTransfer: data })
            : new ClipboardEvent('paste', { ...of, clipboardData: data }),
        )
      },
      [kind, words, bytes] as const,
    )
  await bring('paste', '12\t13')
  await bring('paste', undefined)
  await eventually(() => hung(page).count()).toBe(1)
  expect(await hung(page).textContent()).toMatch(/Ảnh chụp màn hình \d\d-\d\d-\d{4} \d\d\.\d\d\.png/)
  await bring('drop', undefined)
  await eventually(() => hung(page).count()).toBe(2)
  await chooser(page).setInputFiles([
    film('phim.mp4'),
    file('rong.pdf', 'application/pdf', Buffer.alloc(0)),
    paper('khoa.pdf', lockedPdf()),
  ])
  const says = (name: string, why: RegExp) => queue(page).filter({ hasText: name }).getByText(why).waitFor()
  await says('phim.mp4', /Nhận: PDF, PNG, JPG, DOCX/)
  await says('rong.pdf', /không có nội dung/)
  await says('khoa.pdf', /đặt mật khẩu/)
  await expectReadableForAll(page, PART)
  for (const name of ['phim.mp4', 'rong.pdf', 'khoa.pdf'])
    await page.getByRole('button', { name: `Bỏ ${name}` }).click()
  await eventually(() => queue(page).count()).toBe(0)
  const changing = onDisk('con-dau.pdf', 0)
  await page.route('**/evidence/files?**', (route) => route.abort())
  await chooser(page).setInputFiles(changing)
  await says('con-dau.pdf', /mất kết nối/)
  rmSync(changing)
  await says('con-dau.pdf', /đã bị sửa, đổi tên hoặc xoá/)
  await page.getByRole('button', { name: 'Bỏ con-dau.pdf' }).click()
  await chooser(page).setInputFiles(Array.from({ length: MOST_FILES + 1 }, (_, at) => film(`phim-${at}.mp4`)))
  await page.getByText(/^Mỗi lần gửi tối đa 20 tệp/).waitFor()
  expect(await queue(page).count()).toBe(MOST_FILES)
  expect(troubles.filter((one) => one.startsWith('error'))).toEqual([])
  await close()
})

test('a file of 12 MB whose connection is cut half-way goes on from there, and one that is taken back leaves nothing', async () => {
  const { page, close } = await detailsOf(DEPUTY_MEETINGS)
  const context = page.context()
  const offsets: number[] = []
  let isCut = false
  await page.route('**/api/v1/uploads/*', async (route) => {
    const offset = Number(route.request().headers()['upload-offset'])
    const isPiece = route.request().method() === 'PATCH'
    if (isPiece) offsets.push(offset)
    if (!isPiece || offset < 6 * MB || isCut) return route.continue()
    isCut = true
    await context.setOffline(true)
    return route.abort('connectionreset')
  })
  await chooser(page).setInputFiles(onDisk('bao-cao.pdf', 12 * MB))
  await queue(page)
    .getByText(/mất kết nối, đã gửi \d+%/)
    .waitFor()
  expect(await hung(page).count()).toBe(0)
  await context.setOffline(false)
  await eventually(() => hung(page).count()).toBe(1)
  // Nothing was sent twice but the piece that was cut.
  expect(offsets.filter((offset) => offset === 0)).toEqual([0])
  expect([...offsets].sort((a, b) => a - b)).toEqual(offsets)
  expect(await hung(page).textContent()).toContain('bao-cao.pdf')
  await page.unroute('**/api/v1/uploads/*')
  await page.route('**/api/v1/uploads/*', (route) =>
    route.request().method() === 'PATCH' ? undefined : route.continue(),
  )
  await chooser(page).setInputFiles(onDisk('nham.pdf', 2 * MB))
  const given = page.waitForResponse((answer) => answer.request().method() === 'DELETE')
  await queue(page)
    .getByText(/^đã gửi \d+% của/)
    .waitFor()
  await page.getByRole('button', { name: 'Huỷ gửi nham.pdf' }).click()
  expect((await given).status()).toBe(204)
  expect([await queue(page).count(), await hung(page).count()]).toEqual([0, 1])
  await close()
})

test('a document of the library is found without marks and hung by the keyboard alone; one in quarantine says so', async () => {
  await kept('88/KH-SYT', 'Kế hoạch chuyển đổi số ngành y tế')
  await quarantine(await kept('66/BC-SYT', 'Báo cáo có mã độc', COMPUTERS))
  const { page, close } = await detailsOf(COMPUTERS)
  await page.getByRole('heading', { level: 2, name: /^Số máy tính để bàn/ }).focus()
  await tabTo(page, 'Chọn từ kho')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Tìm số, trích yếu, tên tệp')
  await page.keyboard.type('ke hoach chuyen doi so nganh y te')
  await page.getByRole('button', { name: 'Gắn 88/KH-SYT' }).waitFor()
  await eventually(() => page.getByRole('button', { name: /^Gắn / }).count()).toBe(1)
  await tabTo(page, 'Gắn 88/KH-SYT')
  await page.keyboard.press('Enter')
  await eventually(() => hung(page).count()).toBe(2)
  expect(await page.getByText('đã gắn', { exact: true }).count()).toBe(1)
  expect(await focused(page)).toBe('88/KH-SYT')
  await page.getByRole('button', { name: 'Xem 66/BC-SYT' }).click()
  const row = hung(page).filter({ hasText: '66/BC-SYT' })
  await row.getByText('bị cách ly', { exact: true }).waitFor()
  await row.getByText(/không xem và tải được/).waitFor()
  expect(await row.getByRole('link').count()).toBe(0)
  await close()
})

test('a phone takes a picture of a document, hangs it, shows it, and keeps nothing of it', async () => {
  const context = await site.browser.newContext({
    ...{ viewport: SIZES.phone, isMobile: true, hasTouch: true, locale: 'vi-VN' },
  })
  const visitor = await visitWith(site, context)
  await signedIn(visitor, OFFICER)
  await visitor.go(`${form}&so-lieu=${PAPERS}`)
  const { page } = visitor
  const camera = page.getByRole('button', { name: 'Chụp văn bản' })
  expect((await camera.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  const asked = page.waitForEvent('filechooser')
  await camera.tap()
  const chosen = await asked
  expect(chosen.isMultiple()).toBe(false)
  expect(await chosen.element().getAttribute('capture')).toBe('environment')
  await chosen.setFiles([file('image.png', 'image/png', await png())])
  const photo = hung(page).filter({ hasText: /Ảnh chụp \d\d-\d\d-\d{4}/ })
  await photo.getByRole('button', { name: /^Xem / }).tap()
  await eventually(() => isDrawn(page, /^Ảnh chụp/)).toBe(true)
  await expectReadableForAll(page, PART)
  const kept = await everythingKept(page)
  expect(kept.includes('/assets/') && kept.includes('/forms/')).toBe(true)
  expect(/\/evidence[\s/"]|\/uploads|Ảnh chụp/.exec(kept)?.[0]).toBeUndefined()
  await context.close()
})

test.each<Size>(['desk', 'phone'])(
  'the library and a document of it are fit for all on a %s, and it can be withdrawn',
  async (size) => {
    const number = `7/TB-${size}`
    await kept(number, 'Thông báo kết luận')
    const visitor = await visitOf(site, OFFICER, size)
    await expectFitForAll(visitor, '/kho-minh-chung')
    const { page } = visitor
    expect(await isDropLeft(page)).toBe(false)
    await page.getByRole('link', { name: number }).click()
    await page.getByRole('heading', { name: 'Đang gắn với' }).waitFor()
    await eventually(() => isDrawn(page, `${number}, trang 1`)).toBe(true)
    await page.getByRole('button', { name: 'Rút tài liệu' }).click()
    await page.getByLabel(/^Vì sao rút/).fill('Gửi nhầm tệp.')
    await expectReadableForAll(page)
    await page.getByRole('group').getByRole('button', { name: 'Rút tài liệu' }).click()
    await page.getByRole('complementary', { name: number }).getByText('đã rút', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await eventually(() => focused(page)).toBe(number)
    await page.getByRole('row').filter({ hasText: number }).getByText('đã rút', { exact: true }).waitFor()
    await visitor.close()
  },
)

/** A described document of the unit's library, hung on a number where one is named. */
async function kept(number: string, subjectLine: string, item?: string): Promise<string> {
  const { page, close } = await visitOf(site, OFFICER)
  const { organisation, period } = whose()
  const sent = await page.request.post(
    site.url + urlOf(evidence.uploadFile, { organisation, fileName: 'van-ban.pdf' }),
    { headers: { 'content-type': evidence.uploadFile.bytes }, data: pdf(number) },
  )
  const { upload } = (await sent.json()) as { upload: string }
  const id = uuidv7()
  const data = { organisation, evidence: id, upload, kind: 'document', number, subjectLine }
  const made = await page.request.post(`${site.url}${API_ROOT}/evidence`, { data })
  expect(made.ok()).toBe(true)
  if (item !== undefined) {
    const link = { subject: organisation, item, period }
    expect((await page.request.post(`${site.url}${API_ROOT}/evidence/${id}/links`, { data: link })).ok()).toBe(true)
  }
  await close()
  return id
}

function whose(): { organisation: string; period: string } {
  const search = new URLSearchParams(form.split('?')[1])
  return { organisation: search.get('don-vi')!, period: search.get('ky')! }
}

/** As the scanner does with a file in which it finds something. */
async function quarantine(id: string): Promise<void> {
  const { db } = site.database
  const ofDocument = db.selectFrom('evidence').select('file_hash').where('id', '=', id)
  await db.updateTable('stored_file').set({ state: 'quarantined' }).where('hash', '=', ofDocument).execute()
}

/** The sections that lack evidence, as the server counts them from what is in the database. */
async function lackingByServer(page: Page): Promise<Record<string, string>> {
  const url = site.url + urlOf(evidence.showPeriodEvidence, { ...whose(), edition: 'hue-2020' })
  const { missing } = (await (await page.request.get(url)).json()) as OutputOf<typeof evidence.showPeriodEvidence>
  const bySection = Map.groupBy(missing!, ({ node }) => node.split('.').slice(0, 2).join('.'))
  return Object.fromEntries([...bySection].map(([code, nodes]) => [code, `thiếu ${nodes.length} minh chứng`]))
}

/** The same, as the form says it at the heads of its sections. */
function lackingOnPage(page: Page): Promise<Record<string, string>> {
  return page.locator('main section[aria-labelledby^="muc-"]').evaluateAll((sections) =>
    Object.fromEntries(
      sections.flatMap((section) => {
        const said = /thiếu \d+ minh chứng/.exec(section.querySelector('h3')?.parentElement?.textContent ?? '')
        return said ? [[section.getAttribute('aria-labelledby')!.replace('muc-', ''), said[0]]] : []
      }),
    ),
  )
}

/** Every address in the caches and every record of every database of the page's own, as text. */
function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    await navigator.serviceWorker.ready
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }]
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname)
    const done = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error('not read')))
      })
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!))
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store)
        kept.push(await done(objects.getAllKeys()), await done(objects.getAll()))
      }
      database.close()
    }
    return JSON.stringify(kept)
  })
}

/** Whether a file that is dropped on the page would be opened instead of it. */
function isDropLeft(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['a'], 'a.pdf', { type: 'application/pdf' }))
    return document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
  })
}

async function isDrawn(page: Page, name: string | RegExp): Promise<boolean> {
  const picture = page.getByRole('img', { name })
  if ((await picture.count()) === 0) return false
  return picture.evaluate((img) => (img as HTMLImageElement).naturalWidth > 0)
}
