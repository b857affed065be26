import type { Page } from 'playwright-core'

/** Presses Tab until what begins so has the focus. */
export async function tabTo(page: Page, beginning: string, most = 60): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab')
    if ((await focused(page)).startsWith(beginning)) return
  }
  throw new Error(`"${beginning}" is not reached; the focus is on "${await focused(page)}"`)
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
