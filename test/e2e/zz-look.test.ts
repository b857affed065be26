import { afterAll, beforeAll, test } from 'vitest'
import { openAppraisal, type AppraisalSite } from './appraisal-site.ts'
import { openSite, signedIn, visit, type Site, type Size } from './site.ts'

let site: Site
let house: AppraisalSite
beforeAll(async () => {
  site = await openSite()
  house = await openAppraisal(site)
})
afterAll(() => site.close())
const OUT = '/tmp/shots-appraisal'
test.each<Size>(['desk', 'phone'])(
  'look %s',
  async (size) => {
    const { page, troubles, go, close } = await visit(site, size)
    await signedIn({ site, page, troubles, go, close }, 'tham-dinh-1a')
    const shot = (name: string, fullPage = true) => page.screenshot({ path: `${OUT}/${name}-${size}.png`, fullPage })
    await go('/tham-dinh')
    await page.waitForTimeout(800)
    await shot('queue', false)
    await go(`/tham-dinh/${house.round.of('so-y-te')}/1.1.1`)
    await page.waitForTimeout(2500)
    await shot('case')
    await page.setViewportSize({ width: 820, height: 900 })
    await shot('case-820')
    await page.setViewportSize(size === 'desk' ? { width: 1366, height: 768 } : { width: 390, height: 844 })
    await shot('case-top', false)
    if (size === 'desk') {
      await page.getByLabel(/Sửa số liệu/).check()
      await page.getByRole('button', { name: 'Xem tác động' }).click()
      await page.waitForTimeout(600)
      await shot('case-error')
      await page.getByLabel(/^Số liệu đúng/).fill('2')
      await page.locator('#ly-do').selectOption('wrong-number')
      await page.getByRole('button', { name: 'Xem tác động' }).click()
      await page
        .getByRole('heading', { name: 'Tác động nếu ghi' })
        .waitFor({ timeout: 10000 })
        .catch((e) => console.log(String(e)))
      await shot('case-effect')
      await page.setViewportSize({ width: 1366, height: 980 })
      await page.evaluate(() => window.scrollTo(0, 452))
      await page.waitForTimeout(300)
      await page.screenshot({ path: `${OUT}/case-effect-window.png` })
      await page.setViewportSize({ width: 1366, height: 768 })
      await page.getByRole('button', { name: 'Ghi kết quả' }).click()
      await page.waitForTimeout(1500)
      await shot('case-stored')
      await go(`/tham-dinh/${house.round.of('so-tu-phap')}/1.1.1`)
    }
    await go(`/tham-dinh/${house.round.of('so-y-te')}/1.2.2`)
    await page.waitForTimeout(1500)
    await shot('case-none')
    console.log(JSON.stringify(troubles, null, 1))
    await close()
  },
  120_000,
)
