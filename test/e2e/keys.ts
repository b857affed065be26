import type { Page } from 'playwright-core'

/** Presses Tab until what begins so has the focus. */
export async function tabTo(page: Page, beginning: string, most = 60, way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press(way)
    if ((await focused(page)).startsWith(beginning)) return
  }
  throw new Error(`"${beginning}" is not reached; the focus is on "${await focused(page)}"`)
}

/** Goes to what begins so, and presses it. */
export async function follow(page: Page, beginning: string, most = 120): Promise<void> {
  await page.locator('main').locator('a, button').filter({ hasText: beginning }).first().waitFor()
  await tabTo(page, beginning, most)
  await page.keyboard.press('Enter')
}

/** The words of what has the focus: its label, its text. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document
    const label =
      activeElement instanceof HTMLInputElement || activeElement instanceof HTMLSelectElement
        ? activeElement.labels?.[0]?.textContent
        : undefined
    return (activeElement?.getAttribute('aria-label') ?? label ?? activeElement?.textContent ?? '').trim()
  })
}
