// Long because: one form, opened once for all; each further file would make the demonstration province anew.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectFitForAll } from './fit-for-all.ts'
import { hundredths, openSite, PASSWORD, signedIn, visit, type Site, type Size, type Visit } from './site.ts'

const OFFICER = 'cb.so-y-te'
const HEAD = 'tt.so-y-te'
/** 1.1.1: MIN(max; n), a point for each conference, at most 5. Two were attended the year before. */
const CONFERENCES = 'so-hoi-thao-hoi-nghi-tuyen-truyen-chuyen-doi-so-cap-tinh-da-tham-du'
const MATERIALS = 'so-tai-lieu-tuyen-truyen-chuyen-doi-so'
/** 1.2.2: MIN(max; MIN(3; n1) + MIN(1; n2/3)). */
const MEETINGS = 'so-cuoc-hop-chuyen-doi-so-do-chu-tich-ubnd-tinh-chu-tri-da-tham-gia'
const DEPUTY_MEETINGS = 'so-cuoc-hop-chuyen-doi-so-do-pho-chu-tich-ubnd-tinh-chu-tri-da-tham-gia'
const PAPERS = 'so-van-ban-dieu-hanh-chuyen-doi-so-do-thu-truong-ky'
const INSPECTIONS = 'so-hoat-dong-kiem-tra'
const REPORTS = 'so-bao-cao-dinh-ky-len-chinh-phu'

let site: Site
let form: string

beforeAll(async () => {
  site = await openSite()
  form = await onlyFormOf(OFFICER)
})
afterAll(() => site.close())

/** Where somebody with one form is led. */
async function onlyFormOf(userName: string): Promise<string> {
  const visitor = await visit(site)
  await signedIn(visitor, userName)
  await visitor.go('/nhap-so-lieu')
  await visitor.page.waitForURL(/don-vi=.*ky=/)
  const { pathname, search } = new URL(visitor.page.url())
  await visitor.close()
  return pathname + search
}

async function opened(userName = OFFICER, size: Size = 'desk', path = form): Promise<Visit> {
  const visitor = await visit(site, size)
  await signedIn(visitor, userName)
  await visitor.go(path)
  await visitor.page.locator('[data-row]').first().waitFor()
  return visitor
}

/** Waits longer than a busy machine takes. */
function eventually<Found>(look: () => Promise<Found>) {
  return expect.poll(look, { timeout: 20_000 })
}

function field(page: Page, item: string) {
  return page.locator(`[id="o-${item}"]`)
}

function row(page: Page, item: string) {
  return page.locator(`[data-row="${item}"]`)
}

/** Waits for the words beside a field. */
function stands(page: Page, item: string, words: RegExp) {
  return eventually(() => page.locator(`[id="trang-thai-${item}"]`).textContent()).toMatch(words)
}

const SAVED = /đã lưu lúc \d\d:\d\d/

async function enter(page: Page, item: string, text: string): Promise<void> {
  await field(page, item).fill(text)
  await stands(page, item, SAVED)
}

function pointsOf(page: Page, code: string) {
  return page.locator(`[data-criterion="${code}"] tr`).first().locator('td')
}

async function total(page: Page): Promise<bigint> {
  return hundredths((await page.locator('[data-total]').textContent())!.split(' / ')[0]!)
}

test('what is typed is saved by itself, moves the points of its criterion and the total, and is there after a reload', async () => {
  const { page, close } = await opened()
  const before = await total(page)
  expect(await pointsOf(page, '1.1.1').textContent()).toContain('0,00 / 5')
  await enter(page, CONFERENCES, '3')
  expect(await pointsOf(page, '1.1.1').textContent()).toContain('3,00 / 5')
  expect(await total(page)).toBe(before + 300n)
  await enter(page, MEETINGS, '2')
  await enter(page, DEPUTY_MEETINGS, '1')
  // 2 + 1/3
  await eventually(() => pointsOf(page, '1.2.2').textContent()).toContain('2,33 / 3')
  await page.reload()
  await eventually(() => field(page, CONFERENCES).inputValue()).toBe('3')
  await stands(page, CONFERENCES, /đã lưu ngày/)
  await close()
})

test('typing redraws its own row, not the form', async () => {
  const { page, close } = await opened()
  await field(page, INSPECTIONS).focus()
  const touched = await page.evaluate(async () => {
    const rows = new Set<string>()
    const watch = new MutationObserver((changes) => {
      for (const { target } of changes)
        rows.add(
          (target as Element).closest?.('[data-row]')?.getAttribute('data-row') ??
            target.parentElement?.closest('[data-row]')?.getAttribute('data-row') ??
            '',
        )
    })
    watch.observe(document.querySelector('main')!, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
    document.execCommand('insertText', false, '7')
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    watch.disconnect()
    return [...rows].filter((row) => row !== '')
  })
  expect(touched).toEqual([INSPECTIONS])
  await stands(page, INSPECTIONS, SAVED)
  await close()
})

test('of two who give different values neither overwrites the other unasked', async () => {
  const [one, other] = [await opened(OFFICER), await opened(HEAD)]
  await enter(one.page, PAPERS, '4')
  await field(other.page, PAPERS).fill('5')
  await stands(other.page, PAPERS, /người khác đã sửa/)
  const conflict = row(other.page, PAPERS).getByRole('group', { name: 'Hai giá trị khác nhau cho cùng một ô' })
  const shown = await conflict.textContent()
  expect(shown).toMatch(/Đã lưu4.*\d\d:\d\d/)
  expect(shown).toContain('Bạn vừa gõ5')
  await conflict.getByRole('button', { name: 'Ghi giá trị của tôi' }).click()
  await stands(other.page, PAPERS, SAVED)
  await field(one.page, PAPERS).fill('6')
  await stands(one.page, PAPERS, /người khác đã sửa/)
  await row(one.page, PAPERS).getByRole('button', { name: 'Giữ giá trị đã lưu' }).click()
  await eventually(() => field(one.page, PAPERS).inputValue()).toBe('5')
  await one.page.reload()
  await eventually(() => field(one.page, PAPERS).inputValue()).toBe('5')
  await Promise.all([one.close(), other.close()])
})

test('without a connection nothing typed is lost, and it is saved when the connection is back', async () => {
  const { page, close } = await opened()
  await page.context().setOffline(true)
  await field(page, REPORTS).fill('20')
  await stands(page, REPORTS, /mất kết nối/)
  await page.getByText('Ngoại tuyến — 1 số chưa lưu').waitFor()
  await page.context().setOffline(false)
  await stands(page, REPORTS, SAVED)
  expect(await page.getByText('Ngoại tuyến').count()).toBe(0)
  await close()
})

test('a page that goes away with something unsaved asks first, and saves it when it is opened again', async () => {
  const { page, close } = await opened()
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await page.route('**/api/v1/values/**', (route) => route.abort())
  await field(page, REPORTS).fill('21')
  await stands(page, REPORTS, /mất kết nối/)
  await page.unroute('**/api/v1/values/**')
  await page.reload()
  await eventually(() => field(page, REPORTS).inputValue()).toBe('21')
  await stands(page, REPORTS, SAVED)
  expect(asked).toEqual(['beforeunload'])
  await close()
})

test('a save whose answer was lost is done once', async () => {
  const { page, close } = await opened()
  let lost = 0
  await page.route('**/api/v1/values/**', async (route) => {
    if (route.request().method() !== 'PUT' || lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    return route.abort()
  })
  await enter(page, REPORTS, '22')
  expect(lost).toBe(1)
  const versions = await site.database.db
    .selectFrom('value')
    .select('version')
    .where('subject_id', '=', new URLSearchParams(form.split('?')[1]).get('don-vi')!)
    .where('period', '=', '2022')
    .where('item_id', '=', REPORTS)
    .where('number', '=', '22')
    .execute()
  expect(versions.length).toBe(1)
  await close()
})

test('a session that ends while somebody types costs nothing: the password, and on', async () => {
  const { page, close } = await opened()
  await page.context().clearCookies()
  await field(page, REPORTS).fill('23')
  await stands(page, REPORTS, /đã hết phiên/)
  const asked = page.getByRole('alertdialog')
  await asked.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await stands(page, REPORTS, SAVED)
  expect(await field(page, REPORTS).inputValue()).toBe('23')
  await close()
})

describe('numbers as people type them', () => {
  test('what could be meant otherwise is told at once, what is no number when the field is left', async () => {
    const { page, close } = await opened()
    const saves: string[] = []
    page.on('request', (request) => request.method() === 'PUT' && saves.push(request.url()))
    await field(page, MATERIALS).fill('1,2,3')
    expect(await row(page, MATERIALS).getByText('đặt chưa đúng chỗ').count()).toBe(0)
    await page.keyboard.press('Tab')
    await row(page, MATERIALS).getByText('đặt chưa đúng chỗ').waitFor()
    await stands(page, MATERIALS, /chưa lưu: số chưa đúng/)
    expect(await field(page, MATERIALS).inputValue()).toBe('1,2,3')
    expect(saves).toEqual([])
    await field(page, MATERIALS).fill('1.004')
    await row(page, MATERIALS).getByText('Hiểu là 1.004').waitFor()
    await stands(page, MATERIALS, SAVED)
    await close()
  })

  test('a jump is saved, told, and explained by a note', async () => {
    const { page, close } = await opened()
    await field(page, CONFERENCES).fill('40')
    await stands(page, CONFERENCES, /cần ghi chú/)
    await row(page, CONFERENCES).getByText('là 40, còn năm 2021 là 2: thay đổi lớn').waitFor()
    await page.getByRole('button', { name: 'Cần ghi chú' }).waitFor()
    await row(page, CONFERENCES).getByLabel('Ghi chú giải thích').fill('Tỉnh tổ chức nhiều hội nghị trực tuyến')
    await page.keyboard.press('Tab')
    await row(page, CONFERENCES).getByText('Ghi chú: Tỉnh tổ chức nhiều hội nghị trực tuyến').waitFor()
    expect(await row(page, CONFERENCES).getByText('thay đổi lớn').count()).toBe(0)
    await close()
  })

  test('none is one click, and so is what cannot be provided, with its reason', async () => {
    const { page, close } = await opened()
    const item = 'so-van-ban-di-cap-huyen'
    await row(page, item).scrollIntoViewIfNeeded()
    await row(page, item).hover()
    await row(page, item).getByRole('button', { name: 'Không có (0)' }).click()
    await stands(page, item, SAVED)
    expect(await field(page, item).inputValue()).toBe('0')
    const other = 'so-dich-vu-cong-cua-tinh-khong-tinh-bo-nganh'
    await row(page, other).hover()
    await row(page, other).getByRole('button', { name: 'Không cung cấp được' }).click()
    await row(page, other).getByLabel('Lý do không cung cấp được').fill('Số do cơ quan khác quản lý')
    await row(page, other).getByRole('button', { name: 'Ghi lý do' }).click()
    await stands(page, other, /không cung cấp được/)
    await row(page, other).getByText('Số do cơ quan khác quản lý').waitFor()
    await close()
  })
})

test('the keyboard alone goes from field to field, into the details and back', async () => {
  const { page, close } = await opened()
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell'])
  await field(page, MEETINGS).focus()
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe(DEPUTY_MEETINGS)
  await page.keyboard.press('ArrowUp')
  expect(await focused()).toBe(MEETINGS)
  await page.keyboard.press('Enter')
  expect(await focused()).toBe(DEPUTY_MEETINGS)
  await page.keyboard.press('Shift+Tab')
  expect(await focused()).toBe(MEETINGS)
  await page.keyboard.press('Tab')
  expect(await focused()).toBe(DEPUTY_MEETINGS)
  await page.keyboard.press('Control+Enter')
  const panel = page.getByRole('complementary', { name: /^Chi tiết Số cuộc họp/ })
  await panel.getByText('MIN(max; MIN(3; n1) + MIN(1; n2/3))').waitFor()
  await panel.getByRole('heading', { name: 'Các kỳ trước' }).waitFor()
  await panel.getByText('Năm 2021').waitFor()
  expect(page.url()).toContain(`so-lieu=${DEPUTY_MEETINGS}`)
  await page.keyboard.press('Escape')
  await eventually(focused).toBe(DEPUTY_MEETINGS)
  await close()
})

test('the bars that stay never cover the field that has the focus', async () => {
  const { page, close } = await opened()
  await field(page, CONFERENCES).focus()
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab')
    const place = await page.evaluate(() => {
      const { activeElement } = document
      const box = activeElement!.getBoundingClientRect()
      const under = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      return under === activeElement || activeElement!.contains(under)
    })
    expect(place).toBe(true)
  }
  await close()
})

test('Enter that ends a composition stays in the field, and composed words are searched without marks', async () => {
  const { page, close } = await opened()
  const keys = await page.context().newCDPSession(page)
  await field(page, MEETINGS).focus()
  await keys.send('Input.imeSetComposition', { text: '1', selectionStart: 1, selectionEnd: 1 })
  await keys.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  })
  expect(await page.evaluate(() => document.activeElement!.id)).toBe(`o-${MEETINGS}`)
  await keys.send('Input.insertText', { text: '' })
  const search = page.getByRole('searchbox', { name: 'Tìm trong biểu' })
  await search.focus()
  await keys.send('Input.imeSetComposition', { text: 'họp', selectionStart: 3, selectionEnd: 3 })
  await keys.send('Input.insertText', { text: 'họp' })
  await eventually(() => page.getByText(/Đang xem \d+ \/ 173 số liệu/).textContent()).not.toContain('173 / 173')
  const withMarks = await page.getByText(/Đang xem/).textContent()
  expect(await row(page, MEETINGS).count()).toBe(1)
  expect(await row(page, CONFERENCES).count()).toBe(0)
  await search.fill('hop')
  await page.waitForURL(/tim=hop/)
  expect(Number(/xem (\d+)/.exec((await page.getByText(/Đang xem/).textContent())!)![1])).toBeGreaterThanOrEqual(
    Number(/xem (\d+)/.exec(withMarks!)![1]),
  )
  await close()
})

test('each count at the bottom leaves only what it counts', async () => {
  const { page, close } = await opened()
  const button = page.getByRole('button', { name: /^Cần xác nhận \d+/ })
  const count = Number(/\d+/.exec((await button.textContent())!)![0])
  await button.click()
  await page.waitForURL(/loc=xac-nhan/)
  await page.getByText(`Đang xem ${count} / 173 số liệu`).waitFor()
  const rows = await page.locator('[data-row]').allTextContents()
  expect(rows.length).toBe(count)
  expect(rows.every((text) => text.includes('cần xác nhận (bản sao)'))).toBe(true)
  await page.getByRole('button', { name: 'Xem tất cả' }).click()
  await eventually(() => page.locator('[data-row]').count()).toBe(173)
  await close()
})

test('what was copied counts once it is confirmed, one by one or a section at once', async () => {
  const path = (await onlyFormOf('cb.xa-truong-loc')).replace(/ky=\d+/, 'ky=2023')
  const { page, close } = await opened('cb.xa-truong-loc', 'desk', path)
  expect(await total(page)).toBe(0n)
  await page.getByRole('button', { name: 'Chép từ năm 2022' }).click()
  const said = await page.getByText(/^Đã chép \d+ số/).textContent()
  const copied = Number(/\d+/.exec(said!)![0])
  await page.getByRole('button', { name: `Cần xác nhận ${copied}` }).waitFor()
  expect(await total(page)).toBe(0n)
  const one = page.getByRole('button', { name: /^Xác nhận (?!tất cả)/ }).first()
  await one.scrollIntoViewIfNeeded()
  await one.click()
  await page.getByRole('button', { name: `Cần xác nhận ${copied - 1}` }).waitFor()
  const section = page.getByRole('button', { name: /^Xác nhận tất cả \d+ số/ }).first()
  const many = Number(/\d+/.exec((await section.textContent())!)![0])
  await section.click()
  await page.getByRole('button', { name: `Cần xác nhận ${copied - 1 - many}` }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: `Cần xác nhận ${copied - 1 - many}` }).waitFor()
  await close()
})

test('a criterion that does not apply is claimed with a reason, waits, and can be taken back', async () => {
  const { page, close } = await opened()
  const group = page.locator('[data-criterion="1.1.2"]')
  await group.hover()
  await group.getByRole('button', { name: 'Không áp dụng tiêu chí 1.1.2' }).click()
  await group.getByLabel(/Vì sao tiêu chí 1\.1\.2/).fill('Đơn vị không làm tài liệu tuyên truyền')
  await group.getByRole('button', { name: 'Đề nghị không áp dụng' }).click()
  await group.getByText('Đề nghị không áp dụng: chờ chấp nhận').waitFor()
  await page.reload()
  await group.getByText('Lý do: Đơn vị không làm tài liệu tuyên truyền').waitFor()
  await group.getByRole('button', { name: 'Rút đề nghị' }).click()
  await group.getByText('chờ chấp nhận').waitFor({ state: 'detached' })
  expect(await group.getByText('Lý do:').count()).toBe(0)
  await close()
})

test('a leader reads the form and enters nothing', async () => {
  const { page, troubles, close } = await opened('lanh-dao-tinh')
  await page.getByText('Chỉ xem').waitFor()
  expect(await page.locator('[data-cell]').count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Nhập số liệu' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: /Chép từ/ }).count()).toBe(0)
  expect(troubles).toEqual([])
  await close()
})

test('the standing agency chooses among the units, and is told that it enters on their behalf', async () => {
  const { page, go, close } = await opened('thuong-truc', 'desk', form)
  await page.getByText('Đang nhập thay Sở Y tế từ bản giấy').waitFor()
  await go('/nhap-so-lieu?ky=2022')
  await page.getByRole('searchbox', { name: 'Tìm đơn vị' }).fill('so y te')
  await eventually(() => page.locator('tbody tr').count()).toBe(1)
  // Anywhere in the row.
  await page.locator('tbody tr').click({ position: { x: 600, y: 20 } })
  await eventually(() => page.locator('h1').textContent()).toBe('Số liệu của Sở Y tế, năm 2022')
  expect(new URL(page.url()).search).toContain('ky=2022')
  await close()
})

test('a provider gives its own part', async () => {
  const { page, go, close } = await visitOf('sl.doanh-nghiep-vien-thong-c')
  await go('/nhap-so-lieu?ky=2022')
  const cell = page.locator('input[data-cell]').first()
  await cell.fill('123.456')
  await page.getByText(SAVED).waitFor()
  await page.reload()
  await cell.waitFor()
  expect(await cell.inputValue()).toBe('123.456')
  await close()
})

async function visitOf(userName: string, size: Size = 'desk'): Promise<Visit> {
  const visitor = await visit(site, size)
  await signedIn(visitor, userName)
  return visitor
}

// 173 fields, on a busy machine.
const RULES_TAKE_MS = 300_000

describe.each<Size>(['desk', 'phone'])('on a %s', (size) => {
  // The rules on all 173 fields take a minute: once, on the larger screen.
  test.each([size === 'desk' ? '' : '&loc=thieu', `&loc=thieu&so-lieu=${CONFERENCES}`])(
    'the form opens whole, alone, and readable for all: %s',
    async (more) => {
      const officer = await opened(OFFICER, size)
      await expectFitForAll(officer, form + more)
      await officer.close()
    },
    RULES_TAKE_MS,
  )

  test.each([
    ['thuong-truc', '/nhap-so-lieu'],
    ['sl.doanh-nghiep-vien-thong-a', '/nhap-so-lieu?ky=2022'],
  ])('what %s may enter is readable for all', async (userName, path) => {
    const visitor = await visitOf(userName, size)
    await expectFitForAll(visitor, path)
    await visitor.close()
  })
})
