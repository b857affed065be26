import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rounds } from '#contract/rounds.ts'
import { submissions } from '#contract/submissions.ts'
import { pdf } from '#test/support/evidence-files.ts'
import { acceptEverything, explainEverything } from '#test/support/round.ts'
import { fixCommonValues, moveUnits, openRound } from './agency-keys.ts'
import { clientOfAccount, CONFERENCES } from './appraisal-site.ts'
import { eventually, field, SAVED, stands, visitOf } from './entry-form.ts'
import { focused, follow, tabTo } from './keys.ts'
import { entryEnds } from './round-calendar.ts'
import { openSite, visit, type Site, type Visit } from './site.ts'

const TITLE = 'Chuyển đổi số các sở năm 2022'
const WITHIN_MS = 240_000
const UNITS = ['Sở Tư pháp', 'Sở Y tế'] as const
/** A copy that a note made a declared number may call for a note elsewhere. */
const MOST_TURNS = 4

let site: Site
let health: string
let round: string
let submission: string
/** Another unit, whose part is done by calls. */
let other: string

beforeAll(async () => {
  site = await openSite()
}, WITHIN_MS)
afterAll(() => site.close())

test(
  'a round from its opening to its approval, role by role, by the keyboard alone',
  { timeout: WITHIN_MS },
  async () => {
    await withKeys('thuong-truc', theAgencyOpensTheRound)
    await whatTheDemonstrationHasIsExplained()
    await withKeys('cb.so-y-te', theOfficerFillsAndChecks)
    await withKeys('tt.so-y-te', theHeadSubmits)
    await theOtherUnitSubmits()
    await entryEnds(site)
    await withKeys('thuong-truc', (visitor) => fixCommonValues(visitor, TITLE))
    await withKeys('thuong-truc', (visitor) => moveUnits(visitor, TITLE, UNITS, 'Bắt đầu thẩm định'))
    await withKeys('tham-dinh-1a', theAppraiserWorksTheQueue)
    for (const one of [submission, other]) await acceptEverything(site, one)
    await withKeys('thuong-truc', (visitor) => moveUnits(visitor, TITLE, UNITS, 'Gửi kết quả thẩm định cho đơn vị'))
    await withKeys('cb.so-y-te', theUnitExplains)
    await withKeys('tham-dinh-1a', theAppraiserAsksBack)
    await withKeys('cb.so-y-te', theUnitAnswers)
    await withKeys('tt.so-y-te', theHeadEndsTheExplanation)
    await withKeys('tham-dinh-1a', theAppraiserDecidesAgain)
    await withKeys('thuong-truc', (visitor) => moveUnits(visitor, TITLE, UNITS, 'Trình Hội đồng'))
    await withKeys('lanh-dao-tinh', theLeaderApproves)
    await theCitizenSeesNothing()
  },
)

/** No act of the mouse, and nothing that goes wrong unseen. */
async function withKeys(userName: string, act: (visitor: Visit) => Promise<void>): Promise<void> {
  const visitor = await visitOf(site, userName)
  await visitor.page.addInitScript(() => addEventListener('pointerdown', () => document.body.replaceChildren(), true))
  await act(visitor)
  expect(visitor.troubles, userName).toEqual([])
  await visitor.close()
}

async function theAgencyOpensTheRound(visitor: Visit): Promise<void> {
  const plan = { title: TITLE, edition: /222\/KH-UBND/, year: '2022', group: 'Sở, ban, ngành' }
  round = await openRound(visitor, plan)
}

async function whatTheDemonstrationHasIsExplained(): Promise<void> {
  const agency = await clientOfAccount(site, 'thuong-truc')
  const { submissions: all } = await agency(rounds.showRound, { round })
  const units = await site.database.db.selectFrom('organisation').select(['id', 'slug']).execute()
  const idOf = (slug: string): string => units.find((unit) => unit.slug === slug)!.id
  const submissionOf = (unit: string): string => all.find(({ organisation }) => organisation === unit)!.submission
  health = idOf('so-y-te')
  submission = submissionOf(health)
  other = submissionOf(idOf('so-tu-phap'))
  await explained('cb.so-y-te', health, submission)
  await explained('cb.so-tu-phap', idOf('so-tu-phap'), other)
}

/** What the demonstration has of a unit is told where it needs words. */
async function explained(officer: string, unit: string, of: string): Promise<void> {
  const call = await clientOfAccount(site, officer)
  for (let rest = 1, turns = 0; rest > 0 && turns < MOST_TURNS; turns += 1) {
    await explainEverything({ call }, unit)
    rest = (await call(submissions.showSubmission, { submission: of })).progress!.unexplained
  }
}

async function theOfficerFillsAndChecks({ page, go }: Visit): Promise<void> {
  const file = { name: '12-QD-SYT 15.03.2022.pdf', mimeType: 'application/pdf', buffer: pdf('12/QD-SYT', { pages: 2 }) }
  page.on('filechooser', (chooser) => void chooser.setFiles([file]))
  await go('/viec-cua-toi')
  await intoTheForm(page)
  await pressUntil(page, 'Shift+Enter', `o-${CONFERENCES}`)
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  await stands(page, CONFERENCES, SAVED)
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Thêm minh chứng' }).waitFor()
  await tabTo(page, 'Chọn tệp')
  await page.keyboard.press('Enter')
  const hung = page.getByRole('list', { name: 'Minh chứng của số liệu này' }).getByRole('listitem')
  await eventually(() => hung.count()).toBe(1)
  await page.getByRole('form', { name: /^Thông tin của 12/ }).waitFor()
  await backTo(page, /^Lưu thông tin/)
  await page.keyboard.press('Enter')
  await page.getByText('văn bản · ngày 15/03/2022').waitFor()
  await page.keyboard.press('Escape')
  expect(await field(page, CONFERENCES).inputValue()).toBe('3')
  await toTheCheck(page)
  await page.getByText('Tài khoản này gửi được khi kèm văn bản thủ trưởng đã ký.').waitFor()
}

async function theHeadSubmits({ page, go }: Visit): Promise<void> {
  await go('/viec-cua-toi')
  await intoTheForm(page)
  await toTheCheck(page)
  await page.getByRole('button', { name: 'Gửi kết quả tự chấm năm 2022' }).waitFor()
  await backTo(page, /^Gửi kết quả tự chấm năm 2022/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/bien-nhan/)
  await page.getByText(/^Số: \d{4}-\d{6}$/).waitFor()
}

/** Home leads into the first cell that lacks a number. */
async function intoTheForm(page: Page): Promise<void> {
  await follow(page, 'Nhập số liệu của Sở Y tế, năm 2022')
  await page.waitForFunction(() => document.activeElement?.id.startsWith('o-'))
  // The way back names where they came from.
  await page.getByRole('link', { name: 'Quay lại việc của tôi' }).waitFor()
}

/** The way on stands at the foot: the shorter way is backwards, over the top. */
async function toTheCheck(page: Page): Promise<void> {
  await backTo(page, /^Kiểm tra và gửi$/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/kiem-tra/)
}

async function theOtherUnitSubmits(): Promise<void> {
  const unit = await clientOfAccount(site, 'cb.so-tu-phap')
  const document = { number: '57/BC', date: '2022-12-20', signer: 'Nguyễn Văn A' }
  await unit(submissions.submitSubmission, { submission: other, version: 1, document })
}

async function theAppraiserWorksTheQueue({ page, go }: Visit): Promise<void> {
  await go('/viec-cua-toi')
  await follow(page, `Thẩm định: ${TITLE}`)
  await page.getByRole('heading', { level: 1, name: 'Thẩm định', exact: true }).waitFor()
  await tabTo(page, 'Tìm đơn vị, tiêu chí')
  await page.keyboard.type('so y te')
  await page.waitForURL(/tim=so/)
  await eventually(() => page.getByRole('rowheader', { name: 'Sở Tư pháp' }).count()).toBe(0)
  await follow(page, '1.1.1')
  await page.getByRole('heading', { level: 1, name: 'Thẩm định tiêu chí 1.1.1 của Sở Y tế' }).waitFor()
  // Corrected: 3 to 2, because there are two invitations only.
  await page.getByRole('radio', { name: /^Chấp nhận/ }).waitFor()
  await page.keyboard.press('Alt+Enter')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('radio', { name: /^Sửa số liệu/, checked: true }).waitFor()
  await tabTo(page, 'Số liệu đúng: Số hội thảo', 3)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('2')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Tác động nếu ghi' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText(/^Đã ghi lúc/).waitFor()
  // Accepted: the next one, opened by the key that the note asks for.
  await eventually(() => focused(page)).toMatch(/^Tiếp: tiêu chí 1\.1\.2/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Thẩm định tiêu chí 1.1.2 của Sở Y tế' }).waitFor()
  await page.getByRole('radio', { name: /^Chấp nhận/ }).waitFor()
  await page.keyboard.press('Alt+Enter')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await page.getByText(/^Đã ghi lúc/).waitFor()
}

async function theUnitExplains({ page, go }: Visit): Promise<void> {
  await go('/viec-cua-toi')
  await follow(page, 'Xem kết quả thẩm định của Sở Y tế, năm 2022')
  await page.getByRole('link', { name: /^1\.1\.1 / }).waitFor()
  await follow(page, '1.1.1')
  await page.getByText('Sửa số liệu: Không có minh chứng').waitFor()
  await say(page, 'Lời giải trình của đơn vị', 'Đơn vị dự ba hội nghị.', 'Gửi lời giải trình')
}

async function theAppraiserAsksBack({ page, go }: Visit): Promise<void> {
  await go(`/tham-dinh/${submission}/1.1.1`)
  const news = page.getByRole('region', { name: 'Có gì đổi từ lần bạn xem trước' })
  await news.getByText('Đơn vị viết giải trình').waitFor()
  await page.getByText('Đơn vị dự ba hội nghị.').waitFor()
  await say(page, 'Ý kiến trả lời đơn vị', 'Đề nghị gửi giấy mời thứ ba.', 'Gửi ý kiến')
  await page.getByText('Đề nghị gửi giấy mời thứ ba.').waitFor()
  await news.waitFor({ state: 'detached' })
}

async function theUnitAnswers({ page, go }: Visit): Promise<void> {
  await go(`/ho-so/${submission}/giai-trinh?muc=1.1.1`)
  await page.getByText('Đề nghị gửi giấy mời thứ ba.').waitFor()
  await say(page, 'Lời giải trình của đơn vị', 'Giấy mời thứ ba là số 31/GM.', 'Gửi lời giải trình')
}

async function theHeadEndsTheExplanation({ page, go }: Visit): Promise<void> {
  await go(`/ho-so/${submission}`)
  await follow(page, 'Đã giải trình xong')
  await page.getByText('Kết thúc giải trình trước hạn?', { exact: false }).waitFor()
  await follow(page, 'Đã giải trình xong')
  await page.getByRole('button', { name: 'Đã giải trình xong' }).waitFor({ state: 'detached' })
}

async function theAppraiserDecidesAgain({ page, go }: Visit): Promise<void> {
  await go('/tham-dinh?loc=co-doi')
  await page.getByText('có đổi từ lần bạn xem trước').waitFor()
  expect(await page.getByText('có đổi từ lần bạn xem trước').count()).toBe(1)
  await follow(page, '1.1.1')
  await page.getByText('Giấy mời thứ ba là số 31/GM.').waitFor()
  await page.getByRole('radio', { name: /^Chấp nhận/ }).waitFor()
  await page.keyboard.press('Alt+Enter')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await page.getByText(/^Đã ghi lúc/).waitFor()
}

async function theLeaderApproves({ page, go }: Visit): Promise<void> {
  await go('/viec-cua-toi')
  await follow(page, `Phê duyệt kết quả: ${TITLE}`)
  await page.waitForURL(/hoi-dong/)
  const row = page.getByRole('row', { name: /^Sở Y tế/ })
  await row.getByText('hội đồng').waitFor()
  await tabTo(page, 'Số, ký hiệu quyết định')
  await page.keyboard.type('2510/QĐ-UBND')
  await page.keyboard.press('Tab')
  await page.keyboard.type('20/10/2022')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Chủ tịch Uỷ ban nhân dân tỉnh')
  await page.keyboard.press('Enter')
  await page.getByText('Phê duyệt rồi thì không rút lại được.').waitFor()
  await tabTo(page, 'Phê duyệt 2 hồ sơ')
  await page.keyboard.press('Enter')
  await page.getByText('Đã phê duyệt 2 hồ sơ.').waitFor()
  await page.getByText(/^0 hồ sơ đang chờ hội đồng, 2 đã phê duyệt/).waitFor()
  await row.getByText('đã phê duyệt').waitFor()
}

/** What was approved is nobody's to read before it is published. */
async function theCitizenSeesNothing(): Promise<void> {
  const { page, go, close } = await visit(site)
  await go('/')
  expect(await page.getByText(TITLE).count()).toBe(0)
  for (const path of [`/ho-so/${submission}`, `/hoi-dong/${round}`, `/tham-dinh/${submission}/1.1.1`]) {
    await go(path)
    await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor()
    expect(await page.getByText('Sở Y tế').count(), path).toBe(0)
  }
  const paths = [
    `/submissions/${submission}`,
    `/submissions/${submission}/scorecards`,
    `/rounds/${round}/council-sheet`,
    `/submissions/${submission}/appraisals/1.1.1`,
  ]
  for (const path of paths) expect((await page.request.get(`${site.url}/api/v1${path}`)).status(), path).toBe(401)
  await close()
}

async function say(page: Page, label: string, words: string, button: string): Promise<void> {
  await page.getByLabel(label).waitFor()
  await pressUntil(page, 'Tab', (await page.getByLabel(label).getAttribute('id'))!)
  await page.keyboard.type(words)
  await tabTo(page, button, 5)
  await page.keyboard.press('Enter')
  await eventually(() => page.getByLabel(label).inputValue()).toBe('')
}

async function pressUntil(page: Page, key: string, id: string, most = 400): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not lead to ${id}`)
}

async function backTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    if (name.test(await focused(page))) return
    await page.keyboard.press('Shift+Tab')
  }
  throw new Error(`${name} is not reached backwards; the focus is on "${await focused(page)}"`)
}
