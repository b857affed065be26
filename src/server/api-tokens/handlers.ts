import type { apiTokens } from '#contract/api-tokens.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Db } from '#db/database.ts'
import { actorOf, type Call } from '../call.ts'
import { makeAccountToken, makeOwnToken } from './make-token.ts'
import { tokenRows } from './queries.ts'
import { revokeAccountToken, revokeOwnToken } from './revoke-token.ts'

export function apiTokenHandlers({ db }: { readonly db: Db }): Handlers<typeof apiTokens, Call> {
  return {
    listOwnTokens: async (_, call) => ({ tokens: await tokenRows(db, actorOf(call).account) }),
    makeOwnToken: (input, call) => makeOwnToken(db, actorOf(call), input, call.origin),
    revokeOwnToken: async ({ token }, call) => {
      await revokeOwnToken(db, actorOf(call), token, call.origin)
      return {}
    },
    listAccountTokens: async ({ account }) => ({ tokens: await tokenRows(db, account) }),
    makeAccountToken: (input, call) => makeAccountToken(db, actorOf(call), input, call.origin),
    revokeAccountToken: async (input, call) => {
      await revokeAccountToken(db, actorOf(call), input, call.origin)
      return {}
    },
  }
}
