import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Handlers } from '#contract/operation.ts'
import type { sessions } from '#contract/sessions.ts'
import { actorOf, sessionOf, type Call } from '../call.ts'
import type { IdentityProvider } from '../oidc/identity-provider.ts'
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
  const { db, sessionSettings, help, oidc } = deps
  return {
    showSession: async (_, { actor }) => ({
      session: actor ? await ownSession(db, actor, sessionSettings) : null,
      ...(help !== undefined && { help }),
      ...(oidc && { oidc: oidc.settings.button === undefined ? {} : { button: oidc.settings.button } }),
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
      const isByOidc = await signOut(db, actorOf(call), call.origin)
      call.setToken(undefined)
      const next = isByOidc && oidc ? await wayOut(oidc) : undefined
      return next === undefined ? {} : { next }
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

/** A provider that is away, or slow, keeps nobody from leaving here. */
function wayOut(oidc: IdentityProvider): Promise<string | undefined> {
  return Promise.race([oidc.wayOut().catch(() => undefined), sleep(LEAVES_WITHIN_MS, undefined, { ref: false })])
}

const LEAVES_WITHIN_MS = 2000

/** The token goes into the cookie, and nowhere else. */
function given(call: Call, { token, secondFactor }: Entered): { secondFactor: Entered['secondFactor'] } {
  call.setToken(token)
  return { secondFactor }
}
