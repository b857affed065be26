import type { Page } from 'playwright-core'
import { focused, follow, tabTo } from './keys.ts'
import { typedCalendar } from './round-calendar.ts'
import type { Visit } from './site.ts'

type Plan = { readonly title: string; readonly edition: RegExp; readonly year: string; readonly group: string }

/** The standing agency plans a round of a year without evidence and opens it; answers its id. */
export async function openRound({ page, go }: Visit, { title, edition, year, group }: Plan): Promise<string> {
  await go('/dot-danh-gia')
  await follow(page, 'Lập đợt mới')
  await page.getByLabel('Tên đợt').waitFor()
  await typeInto(page, 'Tên đợt', title)
  await choose(page, 'Bộ chỉ số', edition)
  await choose(page, 'Loại kỳ', /^năm$/)
  await typeInto(page, 'Năm', year)
  await tick(page, group)
  await tick(page, 'Yêu cầu minh chứng cho mỗi tiêu chí')
  for (const [label, day] of typedCalendar()) await typeInto(page, label, day)
  await page.keyboard.press('Enter')
  await page.getByText('Kế hoạch đã đủ để mở đợt.').waitFor()
  await makeStep(page, 'Mở đợt')
  await page.getByRole('heading', { level: 1, name: `Điều hành: ${title}` }).waitFor()
  return new URL(page.url()).pathname.split('/').at(-1)!
}

/** From the list of rounds to the desk of one. */
async function toTheDesk({ page, go }: Visit, title: string): Promise<void> {
  await go('/dot-danh-gia')
  await follow(page, title)
  await page.getByRole('heading', { level: 1, name: `Điều hành: ${title}` }).waitFor()
}

/** The numbers of others are fixed for all. */
export async function fixCommonValues(visitor: Visit, title: string): Promise<void> {
  const { page } = visitor
  await toTheDesk(visitor, title)
  await makeStep(page, 'Chốt số liệu chung')
  await page.getByRole('heading', { level: 1, name: `Điều hành: ${title}` }).waitFor()
}

/** The way to a step, and the step itself, bear the same name. */
async function makeStep(page: Page, step: string): Promise<void> {
  await follow(page, step)
  await page.getByRole('button', { name: step }).waitFor()
  await follow(page, step)
}

/** Some units are taken a step further. */
export async function moveUnits(visitor: Visit, title: string, units: readonly string[], move: string): Promise<void> {
  const { page } = visitor
  await toTheDesk(visitor, title)
  for (const unit of units) await tick(page, `Chọn ${unit}`)
  await choose(page, 'Chuyển bước', new RegExp(`^${move}$`), 'Shift+Tab')
  await page.getByRole('group', { name: move }).waitFor()
  await tabTo(page, move, 3)
  await page.keyboard.press('Enter')
  await page.getByText(`Đã chuyển ${units.length} hồ sơ.`).waitFor()
}

async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

async function tick(page: Page, label: string): Promise<void> {
  await page.getByRole('checkbox', { name: label }).first().waitFor()
  await tabTo(page, label, 200)
  await page.keyboard.press('Space')
}

const MOST_OPTIONS = 40

/** Goes down a list to what is meant. */
async function choose(page: Page, label: string, option: RegExp, way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await page.getByLabel(label).first().waitFor()
  await tabTo(page, label, 200, way)
  for (let step = 0; step < MOST_OPTIONS; step += 1) {
    if (option.test(await chosenOption(page))) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`${option} is no choice of "${await focused(page)}"`)
}

function chosenOption(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text ?? '')
}
