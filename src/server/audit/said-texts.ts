import type { AuditEvent } from '#contract/audit.ts'

/** What an event says as people read it: the names of its sentence, and what somebody typed; no ids, no hashes. */
export function saidTexts({ by, about, item, body, origin }: AuditEvent): string[] {
  const names = [by?.name, about.name, about.round, item?.name, origin?.address]
  return [...names.flatMap((name) => name ?? []), ...typedTexts(body)]
}

function typedTexts(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return SAID.has(key) && !HASH.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((one) => typedTexts(one, key))
  return Object.entries(value).flatMap(([name, inner]) => typedTexts(inner, name))
}

/** The file of an import is told by its hash or by its name. */
const HASH = /^[0-9a-f]{32,}$/

const SAID: ReadonlySet<string> = new Set([
  ...['period', 'node', 'nodes', 'code', 'number', 'typed', 'text', 'date'],
  ...['reason', 'decisionReason', 'note', 'words', 'name', 'title', 'abbreviation', 'identifier', 'day'],
  ...['displayName', 'userName', 'person', 'fileName', 'file', 'table', 'address', 'publishedBy', 'index'],
  // Of a draft's rows they are what was written.
  ...['before', 'after', 'place', 'prefix', 'vi', 'en'],
])
