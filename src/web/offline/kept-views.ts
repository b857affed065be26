import { CallError, type Client } from '#contract/client.ts'
import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { beginning, inStore } from './local-database.ts'

/** An answer, and when it was kept where it is an old one, because no connection was there. */
export type Kept<Answer> = Answer & { readonly keptAt?: string }

type View = { readonly account: string; readonly name: string; readonly at: string; readonly answer: unknown }

/** What is public belongs to no account. */
export const NOBODYS = ''

/** Nobody's: who is signed in here, as last heard. */
export const SESSION = 'session'

/**
 * An operation's answer, which is kept on this machine for `account`; without a connection the one that was kept last.
 * Undefined account: nothing is kept.
 */
export async function keptCall<Op extends Operation>(
  call: Client,
  operation: Op,
  input: InputOf<Op>,
  account: string | undefined,
  mayKeep: (answer: OutputOf<Op>) => boolean = () => true,
): Promise<Kept<OutputOf<Op>>> {
  const name = `${operation.path} ${JSON.stringify(input)}`
  try {
    const answer = await call(operation, input)
    if (account !== undefined && mayKeep(answer)) await keepView({ account, name, at: now(), answer })
    // What reads it is here when there is no connection.
    if (account) void shapes()
    return answer as Kept<OutputOf<Op>>
  } catch (error) {
    const isAway = error instanceof CallError && error.code === 'unreachable'
    const view = isAway && account !== undefined ? await viewOf(account, name) : undefined
    const read = view && (await shapes()).readAnswer(operation, view.answer)
    if (!read) throw error
    return { ...read, keptAt: view.at }
  }
}

/**
 * What belongs to an account is kept only while that account is signed in here: an answer may come when it has left. A
 * machine without room, or with storage forbidden, keeps nothing.
 */
export async function keepView(view: View): Promise<void> {
  await inStore('views', 'readwrite', (store): IDBRequest => {
    if (view.account === NOBODYS) return store.put(view)
    const session = store.get([NOBODYS, SESSION]) as IDBRequest<View | undefined>
    session.onsuccess = () => {
      const known = session.result?.answer as Partial<OwnSession> | undefined
      if (known?.account?.id === view.account) store.put(view)
    }
    return session
  }).catch(() => {})
}

export async function viewOf(account: string, name: string): Promise<View | undefined> {
  const found = inStore('views', 'readonly', (store) => store.get([account, name]) as IDBRequest<View | undefined>)
  return found.catch(() => undefined)
}

/** All answers that were kept for an account. */
export async function keptAnswers(account: string): Promise<readonly unknown[]> {
  const found = inStore('views', 'readonly', (store) => store.getAll(beginning(account)) as IDBRequest<View[]>)
  return (await found.catch(() => [])).map(({ answer }) => answer)
}

/** Takes away all that was kept for others than this account, and what it lets others know of them. */
export async function forgetViewsOfOthers(account: string): Promise<void> {
  await inStore('views', 'readwrite', (store) => {
    const all = store.getAllKeys()
    all.onsuccess = () => {
      for (const key of all.result)
        if (Array.isArray(key) && key[0] !== account && key[0] !== NOBODYS) store.delete(key)
    }
    return all
  }).catch(() => {})
}

export async function forgetViewsOf(account: string): Promise<void> {
  await inStore('views', 'readwrite', (store) => store.delete(beginning(account))).catch(() => {})
}

export async function forgetView(account: string, name: string): Promise<void> {
  await inStore('views', 'readwrite', (store) => store.delete([account, name])).catch(() => {})
}

/** Schemas, which no page needs that shows nothing kept. */
function shapes() {
  return import('./kept-shapes.ts')
}

function now(): string {
  return new Date().toISOString()
}
