import { z } from 'zod'
import { ANYBODYS } from '#domain/permission/role.ts'
import { TOKEN_DAYS } from '#domain/permission/token-areas.ts'
import { TokenRight } from '#domain/permission/token-right.ts'
import { Id } from './id.ts'
import { Line } from './line.ts'
import { operation } from './operation.ts'

/** A token as its owner, or who keeps the accounts, sees it in a list; the token itself is kept nowhere. */
export const TokenRow = z.object({
  id: z.string(),
  name: z.string(),
  /** How the token begins. */
  prefix: z.string(),
  scope: z.array(TokenRight),
  madeAt: z.iso.datetime(),
  /** Who made it, where that was not the account itself. */
  madeBy: z.string().optional(),
  expiresAt: z.iso.datetime(),
  /** Days from today to the one on which it ends, in Việt Nam; 0 on that day and after it. */
  daysLeft: z.int(),
  /** To the minute. */
  usedAt: z.iso.datetime().optional(),
  usedFrom: z.string().optional(),
  revokedAt: z.iso.datetime().optional(),
  revokedBy: z.string().optional(),
  state: z.enum(['valid', 'expired', 'revoked']),
})
export type TokenRow = z.infer<typeof TokenRow>

/** Shown once: the server keeps only its hash. */
export const MadeToken = z.object({ token: z.string(), row: TokenRow })
export type MadeToken = z.infer<typeof MadeToken>

const NewToken = {
  name: Line(100),
  scope: z
    .array(TokenRight)
    .min(1)
    .max(TokenRight.options.length)
    .transform((rights) => [...new Set(rights)]),
  days: z.int().min(1).max(TOKEN_DAYS.most).default(TOKEN_DAYS.usual),
}
export type NewToken = { readonly name: string; readonly scope: readonly TokenRight[]; readonly days: number }

const Tokens = z.object({ tokens: z.array(TokenRow) })
const Done = z.object({})
const own = { group: 'session.own', permits: 'signed-in' } as const
const read = { group: 'account.read', permits: { administrator: ANYBODYS, auditor: ANYBODYS } } as const
const manage = { group: 'account.manage', permits: { administrator: ANYBODYS } } as const
const account = '01980000-0000-7000-8000-000000000002'
const token = '01980000-0000-7000-8000-000000000004'
const example = { name: 'Nền tảng LGSP của tỉnh', scope: ['values.write'], days: 90 } as const

export const apiTokens = {
  listOwnTokens: operation({
    ...own,
    method: 'GET',
    path: '/tokens',
    input: z.object({}),
    output: Tokens,
    refusals: [],
  }),
  /** Asks for the password: a session left open is not enough. */
  makeOwnToken: operation({
    ...own,
    method: 'POST',
    path: '/tokens',
    input: z.object({ ...NewToken, password: z.string().min(1).max(1000) }),
    output: MadeToken,
    refusals: ['bad-input', 'wrong-credentials', 'too-many-tokens', 'too-many-requests'],
    example: { ...example, password: 'thuyen ngu sac tren song Huong' },
  }),
  revokeOwnToken: operation({
    ...own,
    method: 'DELETE',
    path: '/tokens/:token',
    input: z.object({ token: Id }),
    output: Done,
    refusals: ['bad-input', 'not-found'],
    example: { token },
  }),
  listAccountTokens: operation({
    ...read,
    method: 'GET',
    path: '/accounts/:account/tokens',
    about: 'account',
    input: z.object({ account: Id }),
    output: Tokens,
    refusals: ['bad-input', 'not-found'],
    example: { account },
  }),
  /** For a service account only: a person makes their own. */
  makeAccountToken: operation({
    ...manage,
    method: 'POST',
    path: '/accounts/:account/tokens',
    about: 'account',
    input: z.object({ account: Id, ...NewToken }),
    output: MadeToken,
    refusals: ['bad-input', 'not-found', 'wrong-state', 'not-a-service-account', 'too-many-tokens'],
    example: { account, ...example },
  }),
  revokeAccountToken: operation({
    ...manage,
    method: 'POST',
    path: '/accounts/:account/tokens/:token/revoke',
    about: 'account',
    input: z.object({ account: Id, token: Id }),
    output: Done,
    refusals: ['bad-input', 'not-found'],
    example: { account, token },
  }),
}
