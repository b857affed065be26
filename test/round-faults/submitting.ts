import { API_ROOT } from '#contract/operation.ts'
import { Connection } from '../../bench/server/connection.ts'
import type { Head } from './round-folder.ts'

/** How a head's submitting was answered. */
export type Submitted = {
  readonly head: Head
  /** Undefined where no answer came. */
  readonly status: number | undefined
  readonly code?: string | undefined
  readonly receipt?: { readonly number: string; readonly at: string; readonly digest: string; readonly values: number }
  /** The moment that a refusal names. */
  readonly named?: string | undefined
  readonly ms: number
}

const ANSWERED_WITHIN_MS = 60_000

/** Connects now, so that only the request itself is under way when it counts. */
export async function submitter(url: string, head: Head, version = 1): Promise<() => Promise<Submitted>> {
  const connection = await Connection.open(url)
  return async () => {
    const asked = performance.now()
    const answer = await answered(connection, head, version)
    connection.close()
    return { head, ...answer, ms: performance.now() - asked }
  }
}

async function answered(connection: Connection, head: Head, version: number): Promise<Omit<Submitted, 'head' | 'ms'>> {
  const headers = `cookie: ${head.cookie}\r\nsec-fetch-site: same-origin\r\nuser-agent: test\r\n`
  const path = `${API_ROOT}/submissions/${head.submission}/receipts`
  const given = connection.ask('POST', path, headers, JSON.stringify({ version })).catch(() => undefined)
  const reply = await Promise.race([given, late()])
  if (!reply) return { status: undefined }
  const said = JSON.parse(reply.body) as { code?: string; details?: { at?: string } } & NonNullable<
    Submitted['receipt']
  >
  if (reply.status === 200) return { status: 200, receipt: said }
  return { status: reply.status, code: said.code, named: said.details?.at }
}

function late(): Promise<undefined> {
  return new Promise((found) => setTimeout(() => found(undefined), ANSWERED_WITHIN_MS).unref())
}
