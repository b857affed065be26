import { CallError, clientOf, type Client } from '#contract/client.ts'

/** A client of a server that may be killed under it. */
export function callerOf(url: string, cookie: string): Client {
  return clientOf(url, (address, { headers, ...rest }) =>
    fetch(address, { ...rest, headers: { ...headers, cookie }, signal: AbortSignal.timeout(ANSWERED_WITHIN_MS) }),
  )
}

const ANSWERED_WITHIN_MS = 60_000

/** What came of a call: an answer, or the code of its refusal; neither where no answer came. */
export type Outcome<T> = { readonly answer?: T; readonly code?: string }

export async function outcomeOf<T>(called: Promise<T>): Promise<Outcome<T>> {
  try {
    return { answer: await called }
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    return error.code === 'unreachable' ? {} : { code: error.code }
  }
}

export function isAnswered({ answer, code }: Outcome<unknown>): boolean {
  return answer !== undefined || code !== undefined
}
