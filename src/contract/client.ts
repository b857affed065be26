import { API_ROOT, type InputOf, type Operation, type OutputOf } from './operation.ts'
import type { Problem, RefusalCode } from './refusal.ts'

/** The part of `fetch` that the client needs. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<{ ok: boolean; status: number; json(): Promise<unknown> }>

/** Thrown when the server says no; `internal` when it failed, `unreachable` when no answer came. */
export class CallError extends Error {
  readonly code: RefusalCode | 'internal' | 'unreachable'
  readonly requestId: string | undefined
  /** What the refusal is about, by code: both versions of a stale save, the faults of a value. */
  readonly details: unknown
  constructor(code: CallError['code'], requestId?: string, details?: unknown) {
    super(code)
    this.code = code
    this.requestId = requestId
    this.details = details
  }
}

/** `key` names a change: sent again with the same key, it is done once. `account`: refused when another one is signed in. */
export type CallOptions = { readonly key?: string; readonly account?: string }

/** Whose words a call brings: the cookie may be somebody else's by then. */
export const ACCOUNT_HEADER = 'laban-account'

export type Client = <Op extends Operation>(
  operation: Op,
  input: InputOf<Op>,
  options?: CallOptions,
) => Promise<OutputOf<Op>>

/** What an answer says, as the server sent it. */
export type Read = (operation: Operation, answer: unknown) => unknown

/** A client of the server at `origin` ('' for the page's own). */
export function clientOf(origin: string, fetch: Fetch, read: Read = bySchema): Client {
  return async (operation, input, { key, account } = {}) => {
    const { url, rest } = addressOf(operation, input)
    const body = operation.method === 'GET' ? undefined : JSON.stringify(rest)
    const headers: Record<string, string> = { accept: 'application/json' }
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (key !== undefined) headers['idempotency-key'] = key
    if (account !== undefined) headers[ACCOUNT_HEADER] = account
    const response = await reach(() =>
      fetch(origin + API_ROOT + url, { method: operation.method, headers, ...(body === undefined ? {} : { body }) }),
    )
    const answer = await reach(() => response.json())
    if (!response.ok) throw problemOf(answer)
    return read(operation, answer) as never
  }
}

/**
 * The address of an operation whose body or answer is no JSON, for whoever sends or opens it otherwise; what comes as a
 * header is left out.
 */
export function urlOf<Op extends Operation>(operation: Op, input: InputOf<Op>): string {
  const inHeaders = Object.keys(operation.headers ?? {})
  const sent = Object.entries(input).filter(([key]) => !inHeaders.includes(key))
  return API_ROOT + addressOf({ ...operation, method: 'GET' }, Object.fromEntries(sent)).url
}

/** Puts the input's keys into the path; what is left goes to the query or the body. */
function addressOf(operation: Operation, input: Record<string, unknown>): { url: string; rest: typeof input } {
  const rest = { ...input }
  const path = operation.path.replace(/:([A-Za-z]+)/g, (_, key: string) => {
    const value = encodeURIComponent(String(rest[key]))
    delete rest[key]
    return value
  })
  if (operation.method !== 'GET') return { url: path, rest }
  const pairs = Object.entries(rest).filter(([, value]) => value !== undefined)
  const query = pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&')
  return { url: query ? `${path}?${query}` : path, rest }
}

function bySchema({ output }: Operation, answer: unknown): unknown {
  return output.parse(answer)
}

async function reach<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch {
    throw new CallError('unreachable')
  }
}

function problemOf(answer: unknown): CallError {
  const { code, requestId, details } = (answer ?? {}) as Partial<Problem>
  // Whatever stands between answers in its own words.
  if (typeof code !== 'string' || typeof requestId !== 'string') return new CallError('internal')
  return new CallError(code, requestId, details)
}
