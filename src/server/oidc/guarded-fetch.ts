import type { CustomFetch } from 'openid-client'

/** The longest that one question to the identity provider may take. */
export const ANSWERS_WITHIN_S = 8
const MOST_BYTES = 512 * 1024

/** Why a question was not asked, or its answer not taken. */
export class NotTaken extends Error {
  readonly why: 'elsewhere' | 'too-large'
  readonly address: string
  constructor(why: NotTaken['why'], address: string) {
    super(`${why}: ${address}`)
    this.why = why
    this.address = address
  }
}

/**
 * Asks these origins and no others: whoever can write what the identity provider says of itself cannot send us anywhere.
 * Redirects are not followed, and no more is read than such an answer can be long.
 */
export function guardedFetch(origins: ReadonlySet<string>): CustomFetch {
  return async (address, { method, headers, body, signal }) => {
    const { origin } = new URL(address)
    if (!origins.has(origin)) throw new NotTaken('elsewhere', origin)
    const limit = signal ?? AbortSignal.timeout(ANSWERS_WITHIN_S * 1000)
    const response = await fetch(address, {
      method,
      headers,
      redirect: 'manual',
      signal: limit,
      ...(body !== undefined && body !== null && { body: body as NonNullable<RequestInit['body']> }),
    })
    const { status, headers: answered } = response
    const isEmpty = status === 204 || status === 205 || status === 304
    return new Response(isEmpty ? null : await whole(response, origin), { status, headers: answered })
  }
}

async function whole(response: Response, origin: string): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    if (bytes > MOST_BYTES) throw new NotTaken('too-large', origin)
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
