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
  /** The end of entry that a refusal names. */
  readonly named?: string | undefined
  /** The moment asked, of a receipt or of a refusal for the end of entry. */
  readonly askedAt?: string | undefined
  /** By the clock that the database of the same machine has, too. */
  readonly sentAt: number
  readonly ms: number
}

const ANSWERED_WITHIN_MS = 180_000

/** Connects now, so that only the request itself is under way when it counts. */
export async function submitter(url: string, head: Head, version = 1): Promise<() => Promise<Submitted>> {
  const connection = await Connection.open(url)
  return async () => {
    const [begun, sentAt] = [performance.now(), Date.now()]
    const answer = await answered(connection, head, version)
    connection.close()
    return { head, ...answer, sentAt, ms: performance.now() - begun }
  }
}

type Answer = Omit<Submitted, 'head' | 'sentAt' | 'ms'>

async function answered(connection: Connection, head: Head, version: number): Promise<Answer> {
  const headers = `cookie: ${head.cookie}\r\nsec-fetch-site: same-origin\r\nuser-agent: test\r\n`
  const path = `${API_ROOT}/submissions/${head.submission}/receipts`
  const given = connection.ask('POST', path, headers, JSON.stringify({ version })).catch(() => undefined)
  const reply = await Promise.race([given, late()])
  if (!reply) return { status: undefined }
  const said = JSON.parse(reply.body) as Refused & NonNullable<Submitted['receipt']>
  if (reply.status === 200) return { status: 200, receipt: said, askedAt: said.at }
  return { status: reply.status, code: said.code, named: said.details?.at, askedAt: said.details?.askedAt }
}

type Refused = { readonly code?: string; readonly details?: { readonly at?: string; readonly askedAt?: string } }

function late(): Promise<undefined> {
  return new Promise((found) => setTimeout(() => found(undefined), ANSWERED_WITHIN_MS).unref())
}
