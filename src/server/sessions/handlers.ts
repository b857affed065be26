import { sql } from 'kysely'
import type { Handlers } from '#contract/operation.ts'
import type { sessions } from '#contract/sessions.ts'
import { actorOf, sessionOf, type Call } from '../call.ts'
import { Refusal } from '../refusal.ts'
import { changePassword } from './change-password.ts'
import type { SessionDeps } from './deps.ts'
import type { Entered } from './enter.ts'
import { giveSecondFactor } from './give-second-factor.ts'
import { leaveElsewhere, signOut } from './leave.ts'
import { openLink } from './one-time-link.ts'
import { openByLink } from './open-by-link.ts'
import { ownSession, sessionRows } from './queries.ts'
import { removeSecondFactor } from './remove-second-factor.ts'
import { beginSecondFactor, confirmSecondFactor } from './set-second-factor.ts'
import { signIn } from './sign-in.ts'

export function sessionHandlers(deps: SessionDeps): Handlers<typeof sessions, Call> {
  const { db, sessionSettings, help } = deps
  return {
    showSession: async (_, { actor }) => ({
      session: actor ? await ownSession(db, actor, sessionSettings) : null,
      ...(help !== undefined && { help }),
    }),
    signIn: async (input, call) => given(call, await signIn(deps, input, call)),
    giveSecondFactor: async ({ code }, call) =>
      given(call, await giveSecondFactor(deps, actorOf(call), code, call.origin)),
    prolongSession: async (_, call) => {
      const actor = actorOf(call)
      await db
        .updateTable('session')
        .set({ seen_at: sql`now()` })
        .where('id', '=', sessionOf(actor))
        .execute()
      return { session: await ownSession(db, actor, sessionSettings) }
    },
    signOut: async (_, call) => {
      await signOut(db, actorOf(call), call.origin)
      call.setToken(undefined)
      return {}
    },
    listSessions: async (_, call) => {
      const actor = actorOf(call)
      return { sessions: await sessionRows(db, actor.account, sessionOf(actor), sessionSettings) }
    },
    endSession: async ({ session }, call) => {
      await leaveElsewhere(db, actorOf(call), { only: session }, call.origin)
      if (session === actorOf(call).session) call.setToken(undefined)
      return {}
    },
    endOtherSessions: async (_, call) => {
      const actor = actorOf(call)
      return { ended: await leaveElsewhere(db, actor, { but: actor.session }, call.origin) }
    },
    lookAtLink: async ({ token }) => {
      const link = await openLink(db, token)
      if (!link) throw new Refusal('link-not-valid')
      const { userName, displayName, purpose, expiresAt } = link
      return { userName, displayName, purpose, expiresAt: expiresAt.toISOString() }
    },
    openByLink: async (input, call) => given(call, await openByLink(deps, input, call)),
    changePassword: async (input, call) => {
      call.setToken(await changePassword(deps, actorOf(call), input, call.origin))
      return {}
    },
    beginSecondFactor: ({ password }, call) => beginSecondFactor(deps, actorOf(call), password),
    confirmSecondFactor: async ({ code }, call) =>
      given(call, await confirmSecondFactor(deps, actorOf(call), code, call.origin)),
    removeSecondFactor: (input, call) => removeSecondFactor(deps, actorOf(call), input, call.origin),
  }
}

/** The token goes into the cookie, and nowhere else. */
function given(call: Call, { token, secondFactor }: Entered): { secondFactor: Entered['secondFactor'] } {
  call.setToken(token)
  return { secondFactor }
}
