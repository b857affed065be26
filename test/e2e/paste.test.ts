import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  SAVED,
  stands,
} from './entry-form.ts'
import { expectReadableForAll } from './fit-for-all.ts'
import { openSite, type Site, type Size, type Visit } from './site.ts'

let site: Site
let form: string

beforeAll(async () => {
  site = await openSite()
  form = await onlyFormOf(site, OFFICER)
})
afterAll(() => site.close())

function opened(size?: Size): Promise<Visit> {
  return openedForm(site, OFFICER, form, size)
}

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Dán từ bảng tính' })

/** As a spreadsheet's clipboard comes in: nobody's machine has one here. */
async function paste(page: Page, item: string, text: string): Promise<void> {
  await field(page, item).focus()
  await field(page, item).evaluate((input, block) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', block)
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('a column fills the rows below once it was seen and confirmed, and one undo takes all of it back', async () => {
  const { page, close } = await opened()
  await enter(page, MEETINGS, '1')
  await enter(page, DEPUTY_MEETINGS, '1')
  await paste(page, MEETINGS, '7\r\n6\r\n')
  const panel = panelOf(page)
  await panel.getByText('2 ô sẽ nhận số. Chưa có gì được lưu.').waitFor()
  expect(await field(page, MEETINGS).inputValue()).toBe('1')
  await expectReadableForAll(page, 'aside')
  await page.keyboard.press('Tab')
  await panel.getByRole('button', { name: 'Nhập 2 ô' }).press('Enter')
  await eventually(() => field(page, MEETINGS).inputValue()).toBe('7')
  await stands(page, DEPUTY_MEETINGS, SAVED)
  await eventually(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell'])).toBe(MEETINGS)
  await page.keyboard.press('Control+z')
  await eventually(() => field(page, DEPUTY_MEETINGS).inputValue()).toBe('1')
  expect(await field(page, MEETINGS).inputValue()).toBe('1')
  await page.getByText('Đã hoàn tác: dán 2 ô.').first().waitFor()
  await page.reload()
  await eventually(() => field(page, MEETINGS).inputValue()).toBe('1')
  await close()
})

test('rows that take nothing are named with the reason, and what is no number stays as it was', async () => {
  const { page, close } = await opened()
  const before = await field(page, CONFERENCES).inputValue()
  await paste(page, CONFERENCES, 'Số hội thảo\tnhiều\r\n"Số tài\nliệu"\t3\r\n')
  const panel = panelOf(page)
  await panel.getByText('1 ô sẽ nhận số, 1 dòng bỏ qua. Chưa có gì được lưu.').waitFor()
  await panel.getByText('“nhiều”: Chưa phải là số.').waitFor()
  await panel.getByRole('combobox', { name: 'Cột lấy số' }).selectOption({ index: 0 })
  await panel.getByText('Không dòng nào dán được').waitFor()
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  expect(await field(page, CONFERENCES).inputValue()).toBe(before)
  await close()
})

test('numbers written the English way are understood so, and the reader may say otherwise', async () => {
  const { page, close } = await opened()
  await paste(page, MEETINGS, '1,234\r\n5\r\n')
  const panel = panelOf(page)
  await panel.getByText('Khối này có số viết kiểu Anh – Mỹ').waitFor()
  await panel.getByText('1.234', { exact: true }).waitFor()
  await panel.getByRole('radio', { name: /Việt Nam/ }).check()
  await panel.getByText('“1,234”: Số này đếm nên phải là số nguyên').waitFor()
  expect(await panel.getByRole('button', { name: 'Nhập 1 ô' }).count()).toBe(1)
  await panel.getByRole('button', { name: 'Không dán' }).click()
  await close()
})

test('one single value is pasted as anywhere', async () => {
  const { page, close } = await opened()
  await paste(page, MEETINGS, '4\r\n')
  expect(await panelOf(page).count()).toBe(0)
  await close()
})

describe('on a phone', () => {
  test('what would be pasted takes the page', async () => {
    const { page, close } = await opened('phone')
    await paste(page, MEETINGS, '7\r\n6\r\n')
    await panelOf(page).getByRole('button', { name: 'Nhập 2 ô' }).waitFor()
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(content).toBeLessThanOrEqual(window)
    await close()
  })
})
