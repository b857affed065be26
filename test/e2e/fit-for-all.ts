import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { Visit } from './site.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Opens a page and expects it whole (no sideways scroll), alone (no trouble told), named, and readable for all. */
export async function expectFitForAll({ page, troubles, go }: Visit, path: string): Promise<void> {
  troubles.length = 0
  await go(path)
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(content).toBeLessThanOrEqual(window)
  await expectReadableForAll(page)
  expect(troubles).toEqual([])
  expect(await page.title()).toMatch(/ – La Bàn$/)
}

/** What is seen now, as it is; of what lies over a page for a moment, only that part. */
export async function expectReadableForAll(page: Page, part = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).withTags(RULES).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
}
