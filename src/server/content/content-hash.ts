import { createHash } from 'node:crypto'

/**
 * SHA-256 of what a part of the content says. The order of letters counts, that of other keys does not; a key that says
 * nothing ([], {}, false) counts as absent, so that a later program that knows more keys finds the same hash.
 */
export function contentHash(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(said(content, '')))
    .digest('hex')
}

const ORDERED = new Set(['variables', 'letters'])

function said(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((one) => said(one, ''))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, said(inner, name)] as const)
    .filter(([, inner]) => !saysNothing(inner))
  if (ORDERED.has(key)) return entries
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}

function saysNothing(value: unknown): boolean {
  if (value === undefined || value === false) return true
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
