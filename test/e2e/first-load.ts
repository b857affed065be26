import type { Page } from 'playwright-core'

/** Bytes as they were sent (gzip), by what they are. */
export type FirstLoad = { readonly scripts: number; readonly styles: number; readonly fonts: number }

/** What a page has fetched of the built files; answers of the API are no part of the application. */
export function firstLoad(page: Page): Promise<FirstLoad> {
  return page.evaluate(() => {
    const files = performance.getEntriesByType('resource') as unknown as { name: string; encodedBodySize: number }[]
    const sum = (ending: string): number =>
      files
        .filter(({ name }) => name.endsWith(ending))
        .reduce((bytes, { encodedBodySize }) => bytes + encodedBodySize, 0)
    return { scripts: sum('.js'), styles: sum('.css'), fonts: sum('.woff2') }
  })
}
