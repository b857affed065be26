import { CallError } from '#contract/client.ts'
import { sessions } from '#contract/sessions.ts'
import { call } from '../api.ts'
import { endLater, forgetAccount } from '../offline/known-session.ts'
import { isTurnedAway } from './turned-away.ts'

/**
 * Ends the session, takes away what this account could look at without a connection, and opens the first page anew, so
 * that nothing of what was seen stays in the browser's memory; or leads to the identity provider, which had let them in
 * and can end its own session, too. Without a connection the server is told later.
 */
export async function signOut(account: string): Promise<void> {
  let next: string | undefined
  try {
    next = (await call(sessions.signOut, {})).next
  } catch (error) {
    if (error instanceof CallError && error.code === 'unreachable') await endLater()
    // A session that has ended already is as good.
    else if (!isTurnedAway(error)) throw error
  }
  await forgetAccount(account)
  location.assign(next ?? '/')
}
