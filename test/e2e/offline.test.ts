import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WEB } from '#scripts/build-web.ts'
import { WORKER_FILE } from '#scripts/web-shell.ts'
import {
  CONFERENCES,
  DEPUTY_MEETINGS,
  enter,
  eventually,
  field,
  MEETINGS,
  OFFICER,
  onlyFormOf,
  openedForm,
  row,
  SAVED,
  stands,
} from './entry-form.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { HANGS_AFTER_MS, openSite, PASSWORD, signedIn, SIZES, visitWith, type Site, type Visit } from './site.ts'

/** Of the same unit: the server would take from either what the other typed. */
const HEAD = 'tt.so-y-te'
const MATERIALS = 'so-tai-lieu-tuyen-truyen-chuyen-doi-so'
const PAPERS = 'so-van-ban-dieu-hanh-chuyen-doi-so-do-thu-truong-ky'
const INSPECTIONS = 'so-hoat-dong-kiem-tra'
const REPORTS = 'so-bao-cao-dinh-ky-len-chinh-phu'

let web: string
let site: Site
let form: string

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'laban-web-'))
  // Some is rewritten below, and what was compressed before it would be sent instead.
  cpSync(WEB, web, { recursive: true, filter: (from) => !from.endsWith('.gz') })
  site = await openSite({}, { web })
  form = await onlyFormOf(site, OFFICER)
})
afterAll(async () => {
  await site.close()
  rmSync(web, { recursive: true, force: true })
})

/** A browser as people have it: what is kept in it stays while its pages come and go. */
async function browserOf(): Promise<BrowserContext> {
  const context = await site.browser.newContext({ viewport: SIZES.desk, locale: 'vi-VN' })
  context.setDefaultTimeout(HANGS_AFTER_MS)
  return context
}

async function opened(context: BrowserContext, userName = OFFICER, path = form): Promise<Visit> {
  const visitor = await visitWith(site, context)
  await signedIn(visitor, userName)
  await openForm(visitor.page, path)
  await visitor.page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 20))
  })
  return visitor
}

async function openForm(page: Page, path = form): Promise<void> {
  await page.goto(site.url + path)
  await page.locator('[data-row]').first().waitFor()
}

async function versionsOf(item: string): Promise<{ number: string | null; by: string }[]> {
  const rows = await site.database.db
    .selectFrom('value')
    .innerJoin('account', 'account.id', 'value.entered_by')
    .select(['value.number', 'account.user_name as by'])
    .where('subject_id', '=', new URLSearchParams(form.split('?')[1]).get('don-vi')!)
    .where('period', '=', '2022')
    .where('item_id', '=', item)
    .orderBy('value.version')
    .execute()
  return rows.map(({ number, by }) => ({ number: number === null ? null : String(Number(number)), by }))
}

const offlineStrip = (page: Page) => page.getByText('Số đã gõ được giữ trên máy này và tự gửi khi có mạng.')

/** Nothing would be lost if the page were left. */
const isKept = (page: Page) => page.evaluate<boolean>("dispatchEvent(new Event('beforeunload', { cancelable: true }))")

test('a form that was opened before opens without a connection with what was typed, which is sent once when it is back', async () => {
  const context = await browserOf()
  const { page } = await opened(context)
  await context.setOffline(true)
  await field(page, PAPERS).fill('7')
  await field(page, CONFERENCES).fill('4')
  await page.getByText('Ngoại tuyến · 2 số liệu chưa gửi').waitFor()
  // Whoever leaves before the disk has it is asked; here nobody answers.
  await eventually(() => isKept(page)).toBe(true)
  await page.reload()
  await page.locator('[data-row]').first().waitFor()
  expect(await page.locator('h1').textContent()).toMatch(/^Số liệu của Sở Y tế/)
  expect(await field(page, PAPERS).inputValue()).toBe('7')
  await offlineStrip(page).waitFor()
  await page.getByText(/chưa kiểm tra biểu, xem lịch sử/).waitFor()
  await page.getByText(/Biểu hiện như lần tải gần nhất/).waitFor()
  await expectReadableForAll(page)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'PUT') sent.push(request.url().split('/').at(-1)!)
  })
  await context.setOffline(false)
  await stands(page, PAPERS, SAVED)
  await stands(page, CONFERENCES, SAVED)
  await offlineStrip(page).waitFor({ state: 'detached' })
  // In the order in which they were typed, which is not the form's.
  expect(sent.slice(-2)).toEqual([PAPERS, CONFERENCES])
  expect((await versionsOf(PAPERS)).filter(({ number }) => number === '7').length).toBe(1)
  expect((await versionsOf(CONFERENCES)).filter(({ number }) => number === '4').length).toBe(1)
  await context.close()
})

test('what was typed outlives the crash of its page', async () => {
  const context = await browserOf()
  const first = await opened(context)
  await first.page.route('**/api/v1/values/**', (route) => route.abort())
  await field(first.page, MEETINGS).fill('3')
  await stands(first.page, MEETINGS, /mất kết nối/)
  const crashed = first.page.waitForEvent('crash')
  first.page.goto('chrome://crash').catch(() => {})
  await crashed
  const { page } = await opened(context)
  await eventually(() => field(page, MEETINGS).inputValue()).toBe('3')
  await stands(page, MEETINGS, SAVED)
  expect((await versionsOf(MEETINGS)).at(-1)).toEqual({ number: '3', by: OFFICER })
  await context.close()
})

test('of two pages with the same form one sends what was typed, and neither asks', async () => {
  const context = await browserOf()
  const one = await opened(context)
  const before = (await versionsOf(DEPUTY_MEETINGS)).length
  await context.setOffline(true)
  await field(one.page, DEPUTY_MEETINGS).fill('8')
  await stands(one.page, DEPUTY_MEETINGS, /mất kết nối/)
  const other = await visitWith(site, context)
  await openForm(other.page)
  // The page that typed it is still there.
  expect(await field(other.page, DEPUTY_MEETINGS).inputValue()).not.toBe('8')
  await context.setOffline(false)
  await stands(one.page, DEPUTY_MEETINGS, SAVED)
  await other.page.reload()
  await eventually(() => field(other.page, DEPUTY_MEETINGS).inputValue()).toBe('8')
  expect((await versionsOf(DEPUTY_MEETINGS)).length).toBe(before + 1)
  expect(await row(other.page, DEPUTY_MEETINGS).getByText('người khác đã sửa').count()).toBe(0)
  await context.close()
})

test('whoever signs in after somebody on the same machine neither sees nor sends what they typed', async () => {
  const context = await browserOf()
  const first = await opened(context)
  await context.setOffline(true)
  await field(first.page, MATERIALS).fill('61')
  await stands(first.page, MATERIALS, /mất kết nối/)
  await first.page.close({ runBeforeUnload: false })
  await context.clearCookies()
  await context.setOffline(false)
  const second = await opened(context, HEAD)
  expect(await field(second.page, MATERIALS).inputValue()).not.toBe('61')
  await enter(second.page, INSPECTIONS, '5')
  expect(await keptIn(second.page)).toEqual({ drafts: 1, forms: [HEAD] })
  await second.page.close()
  await context.clearCookies()
  expect((await versionsOf(MATERIALS)).filter(({ number }) => number === '61')).toEqual([])
  const again = await opened(context)
  await stands(again.page, MATERIALS, SAVED)
  expect((await versionsOf(MATERIALS)).at(-1)).toEqual({ number: '61', by: OFFICER })
  await context.close()
})

test('a page that is still open sends nothing of its account under another one', async () => {
  const context = await browserOf()
  const one = await opened(context)
  await context.setOffline(true)
  await field(one.page, REPORTS).fill('33')
  await stands(one.page, REPORTS, /mất kết nối/)
  // Meanwhile, in another page, the head of the same unit.
  await context.clearCookies()
  await signedIn(one, HEAD)
  const { id } = await site.database.db
    .selectFrom('account')
    .select('id')
    .where('user_name', '=', OFFICER)
    .executeTakeFirstOrThrow()
  const meant = await one.page.request.post(`${site.url}/api/v1/session/prolong`, {
    headers: { 'laban-account': id },
    data: {},
  })
  expect(meant.status()).toBe(401)
  await context.setOffline(false)
  await offlineStrip(one.page).waitFor({ state: 'detached' })
  await eventually(() => field(one.page, REPORTS).inputValue()).not.toBe('33')
  expect((await versionsOf(REPORTS)).filter(({ number }) => number === '33')).toEqual([])
  await context.close()
})

test('signing out asks about what is not sent: kept for its owner, deleted, or sent first', async () => {
  const context = await browserOf()
  const { page } = await opened(context)
  const question = page.getByRole('alertdialog', { name: 'Còn 1 số đã gõ chưa gửi' })
  const leaveWith = async (number: string) => {
    await page.route('**/api/v1/values/**', (route) => route.abort())
    await field(page, REPORTS).fill(number)
    await stands(page, REPORTS, /mất kết nối/)
    await page.getByRole('button', { name: /^Tài khoản: / }).click()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await question.waitFor()
  }
  const comeBack = async () => {
    await page.getByRole('link', { name: 'Đăng nhập' }).waitFor()
    await page.unrouteAll()
    const kept = await keptIn(page)
    await page.request.post(`${site.url}/api/v1/session`, { data: { userName: OFFICER, password: PASSWORD } })
    await openForm(page)
    return kept
  }
  await leaveWith('41')
  await expectReadableForAll(page)
  await question.getByRole('button', { name: 'Giữ trên máy này cho tôi' }).click()
  expect(await comeBack()).toEqual({ drafts: 1, forms: [] })
  await stands(page, REPORTS, SAVED)
  expect(await field(page, REPORTS).inputValue()).toBe('41')

  await leaveWith('42')
  await question.getByRole('button', { name: 'Xoá các số chưa gửi' }).click()
  expect(await comeBack()).toEqual({ drafts: 0, forms: [] })
  expect(await field(page, REPORTS).inputValue()).toBe('41')

  await leaveWith('43')
  await page.unrouteAll()
  await question.getByRole('button', { name: 'Gửi rồi đăng xuất' }).click()
  expect(await comeBack()).toEqual({ drafts: 0, forms: [] })
  expect(await field(page, REPORTS).inputValue()).toBe('43')
  await context.close()
})

test('after a long time away a conflict shows both sides, also when the page was opened anew meanwhile', async () => {
  const context = await browserOf()
  const { page } = await opened(context)
  await context.setOffline(true)
  await field(page, INSPECTIONS).fill('51')
  await stands(page, INSPECTIONS, /mất kết nối/)
  await page.reload()
  const head = await openedForm(site, HEAD, form)
  await enter(head.page, INSPECTIONS, '52')
  await context.setOffline(false)
  const conflict = row(page, INSPECTIONS).getByRole('group', { name: 'Hai giá trị khác nhau cho cùng một ô' })
  await conflict.waitFor()
  expect(await conflict.textContent()).toMatch(/Đã lưu52.*\d\d:\d\d.*Bạn vừa gõ51/)
  await conflict.getByRole('button', { name: 'Ghi giá trị của tôi' }).click()
  await stands(page, INSPECTIONS, SAVED)
  await Promise.all([context.close(), head.close()])
})

test('what was typed stays to be seen when the form takes no more figures of this account', async () => {
  const context = await browserOf()
  const path = await onlyFormOf(site, 'cb.so-tu-phap')
  const { page } = await opened(context, 'cb.so-tu-phap', path)
  await context.setOffline(true)
  await field(page, REPORTS).fill('9')
  await stands(page, REPORTS, /mất kết nối/)
  await site.database.pool.query(
    `update role_grant set role = 'auditor', organisation_id = null
     where account_id = (select id from account where user_name = 'cb.so-tu-phap')`,
  )
  await page.close()
  await context.setOffline(false)
  const again = await visitWith(site, context)
  await openForm(again.page, path)
  const kept = again.page.getByRole('region', { name: '1 số đã gõ chưa gửi' })
  await kept.waitFor()
  expect(await kept.textContent()).toMatch(/hồ sơ đã nộp.*9/)
  await expectReadableForAll(again.page)
  await kept.getByRole('button', { name: /^Bỏ số đã gõ của/ }).click()
  await kept.waitFor({ state: 'detached' })
  await context.close()
})

test('pages that were not kept say without a connection what does open', async () => {
  const context = await browserOf()
  const { page } = await opened(context)
  await context.setOffline(true)
  await page.goto(`${site.url}/tai-khoan-cua-toi`)
  await page.locator('h1').waitFor()
  await page.goto(`${site.url}/van-ban`)
  await page.getByText(/Khi ngoại tuyến chỉ mở được biểu số liệu/).waitFor()
  await expectReadableForAll(page)
  await page
    .locator('main')
    .getByRole('link', { name: /^Số liệu của Sở Y tế/ })
    .click()
  await page.locator('[data-row]').first().waitFor()
  await context.close()
})

test('only the shell is in the cache, nothing comes from elsewhere, and a first load of the form is at most 350 KB', async () => {
  const context = await browserOf()
  const visitor = await visitWith(site, context)
  await signedIn(visitor, OFFICER)
  let [code, fonts] = [0, 0]
  const sizes: Promise<void>[] = []
  const count = async (request: Request): Promise<void> => {
    const { responseBodySize } = await request.sizes()
    if (request.resourceType() === 'font') fonts += responseBodySize
    else code += responseBodySize
  }
  visitor.page.on('requestfinished', (request) => {
    if (['document', 'script', 'stylesheet', 'font'].includes(request.resourceType())) sizes.push(count(request))
  })
  await openForm(visitor.page)
  await Promise.all(sizes)
  expect(code).toBeGreaterThan(100 * 1024)
  expect(code).toBeLessThanOrEqual(350 * 1024)
  expect(fonts).toBeLessThanOrEqual(120 * 1024)
  const cached = await visitor.page.evaluate(async () => {
    await navigator.serviceWorker.ready
    const paths: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname)
    return paths
  })
  expect(cached.length).toBeGreaterThan(10)
  expect(cached.filter((path) => !/^\/($|assets\/|browser-floor\.js$|manifest\.webmanifest$)/.test(path))).toEqual([])
  expect(visitor.troubles).toEqual([])
  await context.close()
})

test('a new version is told, taken when its reader wants, loses nothing typed, and leaves no old cache', async () => {
  const context = await browserOf()
  const { page } = await opened(context)
  await page.route('**/api/v1/values/**', (route) => route.abort())
  await field(page, REPORTS).fill('71')
  await stands(page, REPORTS, /mất kết nối/)
  const path = join(web, WORKER_FILE)
  const worker = readFileSync(path, 'utf8')
  writeFileSync(path, worker.replace(/[0-9a-f]{16}/, 'f'.repeat(16)))
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  await page.getByText('Có bản mới').waitFor()
  await expectReadableForAll(page)
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Tải lại' }).click()
  await loaded
  await page.locator('[data-row]').first().waitFor()
  expect(await field(page, REPORTS).inputValue()).toBe('71')
  expect(await page.evaluate(() => caches.keys())).toEqual([`laban-shell-${'f'.repeat(16)}`])
  await page.unroute('**/api/v1/values/**')
  await stands(page, REPORTS, SAVED)
  writeFileSync(path, worker)
  await context.close()
})

test('a browser below the floor is told so in Vietnamese instead of being left with a blank page', async () => {
  const context = await browserOf()
  const page = await context.newPage()
  await page.addInitScript(() => {
    Reflect.deleteProperty(AbortSignal, 'timeout')
  })
  // As where the pages' own script cannot be read.
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.goto(site.url)
  await page.getByText('Trình duyệt này đã cũ.').waitFor()
  expect(await page.getByRole('alert').textContent()).toContain('Chrome hoặc Edge từ bản 109')
  await context.close()
})

/** How many drafts the machine keeps, and whose forms. */
async function keptIn(page: Page): Promise<{ drafts: number; forms: string[] }> {
  const { drafts, accounts } = await page.evaluate(
    () =>
      new Promise<{ drafts: number; accounts: string[] }>((resolve, reject) => {
        const request = indexedDB.open('laban')
        request.addEventListener('error', () => reject(new Error('not opened')))
        request.addEventListener('success', () => {
          const transaction = request.result.transaction(['drafts', 'views'])
          const count = transaction.objectStore('drafts').count()
          const keys = transaction.objectStore('views').getAllKeys()
          transaction.addEventListener('complete', () => {
            request.result.close()
            const names = (keys.result as [string, string][]).filter(([, name]) => name.includes('/forms/'))
            resolve({ drafts: count.result, accounts: names.map(([account]) => account) })
          })
        })
      }),
  )
  if (accounts.length === 0) return { drafts, forms: [] }
  const rows = await site.database.db.selectFrom('account').select('user_name').where('id', 'in', accounts).execute()
  return { drafts, forms: rows.map(({ user_name }) => user_name) }
}
