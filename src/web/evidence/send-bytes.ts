import { ACCOUNT_HEADER, CallError } from '#contract/client.ts'
import { Problem } from '#contract/refusal.ts'

/** Longer than the server lets one request take: a line that is dead does not keep a file for ever. */
const LONGEST_MS = 60_000

/** What a request brings; `account` is refused when another one is signed in. */
export type Bytes = {
  readonly method: 'POST' | 'PATCH'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Blob
  readonly account?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Bytes of the body that have gone. */
  readonly onSent?: (bytes: number) => void
}

/** Sends bytes, which `fetch` would do without saying how far it is; resolves with the answer where it is a yes. */
export function sendBytes({ method, url, headers, body, account, signal, onSent }: Bytes): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const giveUp = () => request.abort()
    const lost = () => reject(new CallError('unreachable'))
    request.open(method, url)
    request.timeout = LONGEST_MS
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    if (account !== undefined) request.setRequestHeader(ACCOUNT_HEADER, account)
    if (onSent) request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded))
    request.addEventListener('error', lost)
    request.addEventListener('timeout', lost)
    request.addEventListener('abort', lost)
    request.addEventListener('load', () => (request.status < 300 ? resolve(request) : reject(problemOf(request))))
    request.addEventListener('loadend', () => signal?.removeEventListener('abort', giveUp))
    signal?.addEventListener('abort', giveUp)
    request.send(body ?? null)
  })
}

export function jsonOf({ responseText }: XMLHttpRequest): unknown {
  try {
    return JSON.parse(responseText)
  } catch {
    return undefined
  }
}

function problemOf(request: XMLHttpRequest): CallError {
  const problem = Problem.safeParse(jsonOf(request))
  if (!problem.success) return new CallError('internal')
  return new CallError(problem.data.code, problem.data.requestId, problem.data.details)
}
