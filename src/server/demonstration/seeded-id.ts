import { createHash } from 'node:crypto'

const MADE_AT = Date.UTC(2022, 0, 1)

/** The ids of things that many rows name, each computed once. */
export function seededIds(kind: string): (key: string) => string {
  const known = new Map<string, string>()
  return (key) => {
    const id = known.get(key) ?? seededId(kind, key)
    known.set(key, id)
    return id
  }
}

/** A UUIDv7 by its form that is always the same for a kind and a key, so that screenshots and tests find it again. */
export function seededId(kind: string, key: string): string {
  const hash = createHash('sha256').update(`${kind}\n${key}`).digest('hex')
  const time = MADE_AT.toString(16).padStart(12, '0')
  const variant = ((Number.parseInt(hash[3]!, 16) & 3) | 8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`
}
