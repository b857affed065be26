import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  CONFERENCES,
  DEPUTY_MEETINGS,
  eventually,
  field,
  MEETINGS,
  OFFICER,
  onlyFormOf,
  openedForm,
  row,
  total,
} from './entry-form.ts'
import { expectFitForAll } from './fit-for-all.ts'
import { openSite, type Site, type Size, type Visit } from './site.ts'

let site: Site
let form: string

beforeAll(async () => {
  site = await openSite()
  form = await onlyFormOf(site, OFFICER)
})
afterAll(() => site.close())

function opened(userName = OFFICER, size: Size = 'desk', path = form): Promise<Visit> {
  return openedForm(site, userName, path, size)
}

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
  // Sections are built one after the other.
  await eventually(() => page.locator('[data-row]').count()).toBe(count)
  const rows = await page.locator('[data-row]').allTextContents()
  expect(rows.every((text) => text.includes('cần xác nhận (bản sao)'))).toBe(true)
  await page.getByRole('button', { name: 'Xem tất cả' }).click()
  await eventually(() => page.locator('[data-row]').count()).toBe(173)
  await close()
})

test('what was copied counts once it is confirmed, one by one or a section at once', async () => {
  const path = (await onlyFormOf(site, 'cb.xa-truong-loc')).replace(/ky=\d+/, 'ky=2023')
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

test('a reason that is being written outlives a reload, and is forgotten when it is sent or its author signs out', async () => {
  const { page, close } = await opened()
  const box = page.locator('[data-criterion="1.1.2"]').getByLabel(/Vì sao tiêu chí 1\.1\.2/)
  const ask = async () => {
    await page.locator('[data-criterion="1.1.2"]').hover()
    await page.getByRole('button', { name: 'Không áp dụng tiêu chí 1.1.2' }).click()
  }
  const kept = () => page.evaluate<string[]>("Object.keys(localStorage).filter((key) => key.includes('khong-ap-dung'))")
  await ask()
  await box.fill('Đơn vị không làm')
  await page.reload()
  await ask()
  expect(await box.inputValue()).toBe('Đơn vị không làm')
  await page.getByRole('button', { name: 'Đề nghị không áp dụng' }).click()
  await page.getByText('Đề nghị không áp dụng: chờ chấp nhận').waitFor()
  expect(await kept()).toEqual([])
  await page.getByRole('button', { name: 'Rút đề nghị' }).click()
  await ask()
  expect(await box.inputValue()).toBe('')
  await box.fill('Để sau')
  expect((await kept()).length).toBe(1)
  await page.getByRole('button', { name: /^Tài khoản: / }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByRole('link', { name: 'Đăng nhập' }).waitFor()
  expect(await kept()).toEqual([])
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

test('whoever goes through the periods, or the parts of the set in the grid, by arrows goes on: the list keeps the focus', async () => {
  const { page, close } = await opened()
  const further = async (name: string, key: string): Promise<string> => {
    const list = page.getByRole('combobox', { name })
    const before = await list.inputValue()
    await list.focus()
    await page.keyboard.press(key)
    await eventually(() => list.inputValue()).not.toBe(before)
    await page.waitForURL((url) => !url.search.includes(`=${before}`))
    await eventually(() => list.evaluate((one) => one === document.activeElement)).toBe(true)
    return new URL(page.url()).search
  }
  expect(await further('Kỳ', 'ArrowDown')).toContain('ky=2021')
  expect(await further('Kỳ', 'ArrowDown')).toContain('ky=2020')
  await close()
  const agency = await opened('thuong-truc', 'desk', form)
  await agency.go('/nhap-so-lieu/hue-2020/nhieu-don-vi?muc=1.1&ky=2022')
  const parts = agency.page.getByRole('combobox', { name: 'Chỉ số' })
  const codes = await parts.locator('option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
  await parts.focus()
  for (const code of codes.slice(codes.indexOf('1.1') + 1).slice(0, 2)) {
    await agency.page.keyboard.press('ArrowDown')
    await agency.page.waitForURL((url) => url.searchParams.get('muc') === code)
    await eventually(() => parts.evaluate((one) => one === document.activeElement)).toBe(true)
  }
  await agency.close()
})

test('what lacks, with details of a figure, is readable for all', async () => {
  const officer = await opened(OFFICER)
  await expectFitForAll(officer, `${form}&loc=thieu&so-lieu=${CONFERENCES}`)
  await officer.close()
})
