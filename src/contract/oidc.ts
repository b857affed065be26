import { z } from 'zod'
import { AccountState } from '#domain/account/account.ts'
import { SecondFactorState } from '#domain/account/second-factor.ts'
import { ANYBODYS } from '#domain/permission/role.ts'
import { Id } from './id.ts'
import { Line } from './line.ts'
import { operation } from './operation.ts'

/** What the visit's browser keeps until it is back: whoever has it not, has not begun the visit. */
const VisitToken = z.string().min(20).max(100)

/** The way to the identity provider. */
const Way = z.object({ address: z.string(), visit: z.string() })

const Return = z.object({
  visit: VisitToken,
  /** What stands behind `?` in the address at which the browser came back, as it stands there. */
  answer: z.string().min(1).max(8000),
})

/** How the identity provider is set up here; the client's secret is never told. */
export const OidcView = z.object({
  issuer: z.string(),
  client: z.string(),
  hasSecret: z.boolean(),
  scopes: z.string(),
  /** The attribute that names the account at the first sign-in. */
  accountAttribute: z.string(),
  /** What the provider says where a second factor was given there. */
  secondFactors: z.array(z.string()),
  /** To be registered there, letter by letter. */
  redirectAddress: z.string(),
})
export type OidcView = z.infer<typeof OidcView>

export const OidcFindingCode = z.enum(['reachable', 'description', 'addresses', 'pkce', 'keys', 'clock'])
export type OidcFindingCode = z.infer<typeof OidcFindingCode>

/** One thing that was looked at; `given`: an address, a number, a reason, as the sentence needs. */
export const OidcFinding = z.object({
  code: OidcFindingCode,
  state: z.enum(['fine', 'remark', 'broken']),
  given: z.string(),
})
export type OidcFinding = z.infer<typeof OidcFinding>

/** By what an account was found: an identity linked before, its user name, its mail address. */
export const MatchedBy = z.enum(['link', 'user-name', 'email'])
export type MatchedBy = z.infer<typeof MatchedBy>

/** What a round trip brought, and whom it would let in. */
export const OidcTest = z.object({
  attributes: z.array(z.object({ name: z.string(), value: z.string() })),
  gaveSecondFactor: z.boolean(),
  match: z
    .object({
      account: z.string(),
      userName: z.string(),
      displayName: z.string(),
      state: AccountState,
      by: MatchedBy,
      /** The account belongs to another identity. */
      isLinkedOtherwise: z.boolean(),
    })
    .nullable(),
})
export type OidcTest = z.infer<typeof OidcTest>

const door = { group: 'session.door', permits: 'public' } as const
const examine = { group: 'oidc.examine', permits: { administrator: ANYBODYS } } as const
const visit = 'k3Jx0vC9bqkPZ1mW8tQfYd5uR2sN7hLgA4eXiTzVoBc'
const account = '01980000-0000-7000-8000-000000000002'

export const oidc = {
  /** Begins a visit to the identity provider. */
  beginOidc: operation({
    ...door,
    method: 'POST',
    path: '/session/oidc',
    input: z.object({}),
    output: Way,
    refusals: ['oidc-not-configured', 'oidc-unreachable', 'oidc-wrong-issuer', 'oidc-not-right'],
  }),
  /** Ends the visit: opens a session of the account whose owner the identity provider has named. */
  finishOidc: operation({
    ...door,
    method: 'POST',
    path: '/session/oidc/finish',
    input: Return,
    output: z.object({ secondFactor: SecondFactorState }),
    refusals: [
      'bad-input',
      'oidc-not-configured',
      'oidc-visit-not-valid',
      'oidc-cancelled',
      'oidc-declined',
      'oidc-unreachable',
      'oidc-wrong-issuer',
      'oidc-clock',
      'oidc-not-right',
      'oidc-account-unknown',
      'oidc-account-disabled',
      'oidc-linked-otherwise',
      'too-many-requests',
    ],
    example: { visit, answer: 'code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj' },
  }),
  showOidc: operation({
    ...examine,
    method: 'GET',
    path: '/oidc',
    input: z.object({}),
    /** Null where no identity provider is configured. */
    output: z.object({ settings: OidcView.nullable() }),
    refusals: [],
  }),
  /** Asks the identity provider for what signing in needs. */
  examineOidc: operation({
    ...examine,
    method: 'POST',
    path: '/oidc/examine',
    input: z.object({}),
    output: z.object({ findings: z.array(OidcFinding) }),
    refusals: ['oidc-not-configured'],
  }),
  /** Begins a visit that lets nobody in. */
  beginOidcTest: operation({
    ...examine,
    method: 'POST',
    path: '/oidc/test',
    input: z.object({}),
    output: Way,
    refusals: ['oidc-not-configured', 'oidc-unreachable', 'oidc-wrong-issuer', 'oidc-not-right'],
  }),
  /** Tells what the visit brought; opens no session, links nothing. */
  finishOidcTest: operation({
    ...examine,
    method: 'POST',
    path: '/oidc/test/finish',
    input: Return,
    output: OidcTest,
    refusals: [
      'bad-input',
      'oidc-not-configured',
      'oidc-visit-not-valid',
      'oidc-cancelled',
      'oidc-declined',
      'oidc-unreachable',
      'oidc-wrong-issuer',
      'oidc-clock',
      'oidc-not-right',
    ],
    example: { visit, answer: 'code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj' },
  }),
  showLinkedIdentity: operation({
    group: 'account.read',
    permits: { administrator: ANYBODYS, auditor: ANYBODYS },
    method: 'GET',
    path: '/accounts/:account/identity',
    about: 'account',
    input: z.object({ account: Id }),
    output: z.object({
      isConfigured: z.boolean(),
      linked: z.object({ issuer: z.string(), linkedAt: z.iso.datetime() }).nullable(),
    }),
    refusals: ['bad-input', 'not-found'],
    example: { account },
  }),
  /** Says who the account's owner is at the identity provider (its `sub`); null takes that back. */
  linkIdentity: operation({
    group: 'account.manage',
    permits: { administrator: ANYBODYS },
    method: 'PUT',
    path: '/accounts/:account/identity',
    about: 'account',
    input: z.object({ account: Id, identity: Line(255).nullable() }),
    output: z.object({}),
    refusals: ['bad-input', 'not-found', 'own-account', 'oidc-not-configured', 'name-taken', 'wrong-state'],
    example: { account, identity: null },
  }),
}
