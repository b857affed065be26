import { API_ROOT } from '#contract/operation.ts'
import { PERIOD, type Officer } from './officers.ts'

/** One save as its officer sent it, and what became of it as far as they know. */
export type Sent = {
  readonly officer: Officer
  readonly item: string
  readonly version: number
  readonly key: string
  readonly number: string
}

export type Answer = {
  /** Undefined where no answer came. */
  readonly status: number | undefined
  readonly code?: string | undefined
  readonly version?: number | undefined
  readonly ms: number
}

const ANSWERED_WITHIN_MS = 60_000

/** A save of the officer's item number `at`, on the version that the officer knows. */
export function saveOf(officer: Officer, at: number, known: ReadonlyMap<string, number>): Sent {
  const { item, version } = officer.items[at % officer.items.length]!
  const seen = known.get(`${officer.unit} ${item}`) ?? version
  return { officer, item, version: seen, key: crypto.randomUUID(), number: String(1 + (seen % 9)) }
}

export async function send(url: string, { officer, item, version, key, number }: Sent): Promise<Answer> {
  const asked = performance.now()
  const took = (): number => performance.now() - asked
  try {
    const response = await fetch(`${url}${API_ROOT}/values/${officer.unit}/${PERIOD}/${item}`, {
      method: 'PUT',
      headers: { cookie: officer.cookie, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ version, content: { kind: 'number', number, typed: number } }),
      signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
    })
    const said = (await response.json()) as { code?: string; value?: { version: number } }
    return { status: response.status, code: said.code, version: said.value?.version, ms: took() }
  } catch {
    return { status: undefined, ms: took() }
  }
}
