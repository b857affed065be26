import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults, RunOptions } from 'axe-core'
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { Visit } from './site.ts'

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

// What passes is not described: on a long page that costs more than finding it.
const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}

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
