import { canonicalJson } from './canonical-json.ts'

/** A SHA-256 in 64 lower-case hexadecimal digits. */
export type Hash = string

/** SHA-256 of the 32 bytes of `previous` followed by `text` in UTF-8; without `previous`, of the text alone. */
export type Sha256 = (text: string, previous?: Hash) => Hash

/** What the first event of a stream follows, and the head of a stream without events. */
export const GENESIS: Hash = '0'.repeat(64)

/** An event as it is told apart from every other. `body` is the very JSON text that is stored. */
export type LinkedEvent = {
  readonly stream: string
  /** 1, 2, 3 … within the stream. */
  readonly sequence: number
  readonly id: string
  readonly kind: string
  /** UTC in ISO 8601 with milliseconds: "2026-11-21T07:00:00.000Z". */
  readonly at: string
  readonly by: string | null
  readonly body: string
}

/** The last link of a stream. */
export type StreamHead = { readonly sequence: number; readonly hash: Hash }

/** The text of an event that is hashed: canonical JSON with the stored body standing in it as it is. */
export function eventText({ at, body, by, id, kind, sequence, stream }: LinkedEvent): string {
  const rest = canonicalJson({ by, id, kind, sequence, stream })
  return `{"at":${canonicalJson(at)},"body":${body},${rest.slice(1)}`
}

/** The rule of the chain: each event's hash covers its text and the hash of the one before it. */
export function linkHash(previous: Hash, event: LinkedEvent, sha256: Sha256): Hash {
  return sha256(eventText(event), previous)
}
