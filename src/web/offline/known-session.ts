import { CallError } from '#contract/client.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { forgetView, forgetViewsOf, forgetViewsOfOthers, keepView, NOBODYS, SESSION, viewOf } from './kept-views.ts'
import { forgetWordsOf } from './kept-words.ts'

type Answer = {
  readonly session: OwnSession | null
  readonly help?: string | undefined
  readonly oidc?: { readonly button?: string | undefined } | undefined
}
type Ways = { readonly ask: () => Promise<Answer>; readonly end: () => Promise<unknown> }

// Somebody signed out while the server could not be told.
const TO_END = 'session to end'

/**
 * Who is signed in. Without a connection whoever was last, for as long as their session could last at most; somebody
 * else's kept answers are taken away at the first sight of another account.
 */
export async function knownSession({ ask, end }: Ways): Promise<Answer> {
  try {
    await endLate(end)
    const answer = await ask()
    await note(answer.session)
    return answer
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== 'unreachable') throw error
    const session = (await viewOf(NOBODYS, TO_END)) ? null : await lastSession()
    if (!session) throw error
    return { session }
  }
}

/** Without a connection a session cannot be ended: it is as soon as there is one, before anything is asked. */
export async function endLater(): Promise<void> {
  await keepView({ account: NOBODYS, name: TO_END, at: new Date().toISOString(), answer: true })
}

/** Signing out leaves nothing on the machine to look at. */
export async function forgetAccount(account: string): Promise<void> {
  forgetWordsOf(account)
  await Promise.all([forgetViewsOf(account), forgetView(NOBODYS, SESSION)])
}

async function endLate(end: () => Promise<unknown>): Promise<void> {
  if (!(await viewOf(NOBODYS, TO_END))) return
  try {
    await end()
  } catch (error) {
    // It has ended by itself.
    if (!(error instanceof CallError) || error.code === 'unreachable') throw error
  }
  await forgetView(NOBODYS, TO_END)
}

async function note(session: OwnSession | null): Promise<void> {
  const isWhole = session?.secondFactor === 'none' || session?.secondFactor === 'given'
  if (!isWhole) return forgetView(NOBODYS, SESSION)
  await keepView({ account: NOBODYS, name: SESSION, at: session.now, answer: session })
  await forgetViewsOfOthers(session.account.id)
}

/** Idle or not cannot be told without the server. Times are this machine's own until it is there again. */
async function lastSession(): Promise<OwnSession | undefined> {
  const kept = await viewOf(NOBODYS, SESSION)
  const read = kept && (await import('./kept-shapes.ts')).readSession(kept.answer)
  const now = new Date().toISOString()
  if (!read || read.expiresAt <= now) return undefined
  return { ...read, idleEndsAt: read.expiresAt, now }
}
