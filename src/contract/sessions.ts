import { z } from 'zod'
import { LinkPurpose } from '#domain/account/account.ts'
import { SecondFactorState } from '#domain/account/second-factor.ts'
import { Id } from './id.ts'
import { operation } from './operation.ts'
import { OwnSession } from './session-views.ts'

export type { HeldRole, OwnSession } from './session-views.ts'

/** Longer than any that may be chosen: whatever was typed at the door is compared, not judged. */
const Typed = z.string().min(1).max(1000)
/** Six digits of the second device; spaces are left out. */
const Code = z
  .string()
  .max(20)
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, { error: 'six-digits' }))
const LinkToken = z.string().min(20).max(100)
const Done = z.object({})

/** A session as its owner, or an administrator, sees it in a list. */
export const SessionRow = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  secondFactorGiven: z.boolean(),
  address: z.string().optional(),
  /** What the browser said of itself. */
  device: z.string().optional(),
  /** The one that asks. */
  isThis: z.boolean(),
})
export type SessionRow = z.infer<typeof SessionRow>

const SignedIn = z.object({ secondFactor: SecondFactorState })

const own = { group: 'session.own', permits: 'signed-in' } as const
const door = { group: 'session.door', permits: 'public' } as const

export const sessions = {
  showSession: operation({
    ...door,
    method: 'GET',
    path: '/session',
    input: z.object({}),
    /**
     * Null for a caller that is not signed in; `help` is whom to ask, where the installation names somebody; `oidc` is
     * there where an identity provider is configured, with the words of its button where they are other than ours.
     */
    output: z.object({
      session: OwnSession.nullable(),
      help: z.string().optional(),
      oidc: z.object({ button: z.string().optional() }).optional(),
    }),
    refusals: [],
  }),
  signIn: operation({
    ...door,
    method: 'POST',
    path: '/session',
    input: z.object({ userName: Typed, password: Typed }),
    output: SignedIn,
    refusals: ['bad-input', 'wrong-credentials', 'too-many-requests'],
    example: { userName: 'nguyen.van.a', password: 'thuyen ngu sac tren song Huong' },
  }),
  giveSecondFactor: operation({
    ...own,
    method: 'POST',
    path: '/session/second-factor',
    beforeSecondFactor: true,
    input: z.object({ code: Code }),
    output: SignedIn,
    refusals: ['bad-input', 'wrong-code', 'wrong-state', 'too-many-requests'],
    example: { code: '123456' },
  }),
  /** Something asked of the server, so that an idle session goes on. */
  prolongSession: operation({
    ...own,
    method: 'POST',
    path: '/session/prolong',
    beforeSecondFactor: true,
    input: z.object({}),
    output: z.object({ session: OwnSession }),
    refusals: [],
  }),
  signOut: operation({
    ...own,
    method: 'DELETE',
    path: '/session',
    beforeSecondFactor: true,
    input: z.object({}),
    /** `next`: where to end the session at the identity provider, too, which had opened this one. */
    output: z.object({ next: z.string().optional() }),
    refusals: [],
  }),
  listSessions: operation({
    ...own,
    method: 'GET',
    path: '/sessions',
    input: z.object({}),
    output: z.object({ sessions: z.array(SessionRow) }),
    refusals: [],
  }),
  endSession: operation({
    ...own,
    method: 'DELETE',
    path: '/sessions/:session',
    input: z.object({ session: Id }),
    output: Done,
    refusals: ['bad-input', 'not-found'],
    example: { session: '01980000-0000-7000-8000-000000000001' },
  }),
  endOtherSessions: operation({
    ...own,
    method: 'POST',
    path: '/sessions/end-others',
    input: z.object({}),
    output: z.object({ ended: z.int() }),
    refusals: [],
  }),
  /** The token travels in the body: an address is logged, a body is not. */
  lookAtLink: operation({
    ...door,
    method: 'POST',
    path: '/links/look',
    input: z.object({ token: LinkToken }),
    output: z.object({
      userName: z.string(),
      displayName: z.string(),
      purpose: LinkPurpose,
      expiresAt: z.iso.datetime(),
    }),
    refusals: ['bad-input', 'link-not-valid'],
    example: { token: 'k3Jx0vC9bqkPZ1mW8tQfYd5uR2sN7hLgA4eXiTzVoBc' },
  }),
  openByLink: operation({
    ...door,
    method: 'POST',
    path: '/links/open',
    input: z.object({ token: LinkToken, password: Typed }),
    output: SignedIn,
    refusals: ['bad-input', 'link-not-valid', 'weak-password', 'too-many-requests'],
    example: {
      token: 'k3Jx0vC9bqkPZ1mW8tQfYd5uR2sN7hLgA4eXiTzVoBc',
      password: 'thuyen ngu sac tren song Huong',
    },
  }),
  /** Ends the caller's other sessions, and gives this one another token. */
  changePassword: operation({
    ...own,
    method: 'PUT',
    path: '/session/password',
    input: z.object({ password: Typed, newPassword: Typed }),
    output: Done,
    refusals: ['bad-input', 'wrong-credentials', 'weak-password', 'too-many-requests'],
    example: { password: 'thuyen ngu sac tren song Huong', newPassword: 'bon mua hoa no tren nui Ngu' },
  }),
  /** Makes a secret for the caller's device; it counts from `confirmSecondFactor` on. */
  beginSecondFactor: operation({
    ...own,
    method: 'POST',
    path: '/session/second-factor/begin',
    beforeSecondFactor: true,
    input: z.object({ password: Typed }),
    /** `secret` in base32, to be typed; `uri` (otpauth) the same, to be shown as a picture. */
    output: z.object({ secret: z.string(), uri: z.string() }),
    refusals: ['bad-input', 'wrong-credentials', 'wrong-state', 'too-many-requests'],
    example: { password: 'thuyen ngu sac tren song Huong' },
  }),
  /** The session goes on with another token, as one that has given its second factor. */
  confirmSecondFactor: operation({
    ...own,
    method: 'POST',
    path: '/session/second-factor/confirm',
    beforeSecondFactor: true,
    input: z.object({ code: Code }),
    output: SignedIn,
    refusals: ['bad-input', 'wrong-code', 'wrong-state', 'too-many-requests'],
    example: { code: '123456' },
  }),
  removeSecondFactor: operation({
    ...own,
    method: 'POST',
    path: '/session/second-factor/remove',
    input: z.object({ password: Typed, code: Code }),
    output: SignedIn,
    refusals: ['bad-input', 'wrong-credentials', 'wrong-code', 'wrong-state', 'too-many-requests'],
    example: { password: 'thuyen ngu sac tren song Huong', code: '123456' },
  }),
}
