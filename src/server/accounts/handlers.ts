import type { accounts } from '#contract/accounts.ts'
import type { Handlers } from '#contract/operation.ts'
import { actorOf, sessionOf, type Call } from '../call.ts'
import type { SessionDeps } from '../sessions/deps.ts'
import { sessionRows } from '../sessions/queries.ts'
import { disableAccount, enableAccount } from './account-state.ts'
import { editAccount } from './edit-account.ts'
import { endAccountSessions } from './end-account-sessions.ts'
import { endGrant, grantRole } from './grants.ts'
import { inviteAccount } from './invite-account.ts'
import { newLink } from './new-link.ts'
import { accountPage, accountView } from './queries.ts'
import { resetSecondFactor } from './reset-second-factor.ts'

type Deps = Pick<SessionDeps, 'db' | 'sessionSettings'>

export function accountHandlers({ db, sessionSettings }: Deps): Handlers<typeof accounts, Call> {
  return {
    listAccounts: (filter) => accountPage(db, filter),
    showAccount: ({ account }) => accountView(db, account),
    inviteAccount: (input, call) => inviteAccount(db, actorOf(call), input, call.origin),
    editAccount: async (input, call) => ({ version: await editAccount(db, actorOf(call), input, call.origin) }),
    makeLink: ({ account }, call) => newLink(db, actorOf(call), account, call.origin),
    disableAccount: async (input, call) => {
      await disableAccount(db, actorOf(call), input, call.origin)
      return {}
    },
    enableAccount: async (input, call) => {
      await enableAccount(db, actorOf(call), input, call.origin)
      return {}
    },
    grantRole: async (input, call) => ({ grant: await grantRole(db, actorOf(call), input, call.origin) }),
    endGrant: async (input, call) => {
      await endGrant(db, actorOf(call), input, call.origin)
      return {}
    },
    resetSecondFactor: async ({ account }, call) => {
      await resetSecondFactor(db, actorOf(call), account, call.origin)
      return {}
    },
    listAccountSessions: async ({ account }, call) => ({
      sessions: await sessionRows(db, account, sessionOf(actorOf(call)), sessionSettings),
    }),
    endAccountSessions: async (input, call) => ({
      ended: await endAccountSessions(db, actorOf(call), input, call.origin),
    }),
  }
}
