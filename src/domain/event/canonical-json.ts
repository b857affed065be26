/**
 * The one JSON text of a value: keys sorted by code unit, no spaces, absent properties left out. NUL and halves of a
 * surrogate pair, which PostgreSQL cannot store as text, become U+FFFD. Throws on what JSON would change or drop (NaN,
 * a function, a class's instance): the caller has a bug.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return JSON.stringify(storable(value))
  if (typeof value === 'number') return numberJson(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && isPlain(value)) return objectJson(value)
  throw new TypeError(`no canonical JSON for ${Object.prototype.toString.call(value)}`)
}

function numberJson(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`no canonical JSON for ${value}`)
  return JSON.stringify(value)
}

function objectJson(value: object): string {
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => [storable(key), inner] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replace(LONE_HALF, '\uFFFD')
}

const LONE_HALF = /\p{Surrogate}/gu
