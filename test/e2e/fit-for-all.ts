import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults, RunOptions } from 'axe-core'
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { SIZES, type Size, type Visit } from './site.ts'

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

// What passes is not described: on a long page that costs more than finding it. Nothing is fetched for rules on sound
// and on how a device is held: no page plays anything, and none asks.
const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  preload: false,
}

/** Opens a page and expects it alone (no trouble told), named, and fit on a desk and on a phone. */
export async function expectFitForAll({ page, troubles, go }: Visit, path: string): Promise<void> {
  troubles.length = 0
  await go(path)
  await expectFitOn(page, ['desk', 'phone'])
  expect(troubles).toEqual([])
  expect(await page.title()).toMatch(/ – La Bàn$/)
}

/**
 * Expects the page whole (no sideways scroll) and readable for all, at each size, and leaves it as it was. It is
 * loaded once: only style sheets ask how wide the window is.
 */
export async function expectFitOn(
  page: Page,
  sizes: readonly Size[],
  seen?: (size: Size) => Promise<void>,
): Promise<void> {
  const before = page.viewportSize()!
  for (const size of sizes) {
    await page.setViewportSize(SIZES[size])
    await seen?.(size)
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(content, `width of the page on a ${size}`).toBeLessThanOrEqual(window)
    await expectReadableForAll(page)
  }
  await page.setViewportSize(before)
}

/** What is seen now, as it is; of what lies over a page for a moment, only that part. */
export async function expectReadableForAll(page: Page, part = 'html'): Promise<void> {
  const { violations, testEngine } = await axeResults(page, part)
  expect(testEngine.name).toBe('axe-core')
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
}

async function axeResults(page: Page, part: string): Promise<AxeResults> {
  // A page may be told to run no scripts but its own; what a debugger evaluates is not asked.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  return page.evaluate(
    ([part, options]) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
      return axe.run({ include: [part] }, options)
    },
    [part, OPTIONS] as const,
  )
}
