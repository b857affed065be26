import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONTENT } from '#content/library.ts'

/** The edition of 2020 up to its first component: quick to read, and with the same line numbers. */
export const SMALL_EDITION = firstComponent(readFileSync(join(CONTENT, 'editions', 'hue-2020.yaml'), 'utf8'))

function firstComponent(text: string): string {
  const second = text.indexOf("\n          - code: '1.2'\n")
  return text.slice(0, second + 1)
}
