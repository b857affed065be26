import { z } from 'zod'
import { AccountKind, AccountState, LinkPurpose, UserName } from '#domain/account/account.ts'
import { ANYBODYS, Role } from '#domain/permission/role.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { Id } from './id.ts'
import { Line } from './line.ts'
import { operation } from './operation.ts'
import { HeldRole } from './session-views.ts'
import { SessionRow } from './sessions.ts'

const Day = z.iso.date().refine((day) => day >= '1800-01-01', { error: 'before-1800' })
const DisplayName = Line(200)
const Email = z.email().max(200)
const Version = z.int().min(1)
/** Why, for those who read the account's history. */
const Reason = Line(500)
const Done = z.object({})

/** A role, what it is for, and from which day to which: `validTo` is the first day on which it no longer holds. */
export const NewGrant = z.object({
  role: Role,
  organisation: Id.optional(),
  edition: z.string().max(100).optional(),
  node: z.string().max(100).optional(),
  item: z.string().max(200).optional(),
  task: z.string().normalize('NFC').trim().min(1).max(200).optional(),
  /** Today where it is not said. */
  validFrom: Day.optional(),
  validTo: Day.optional(),
})
export type NewGrant = z.infer<typeof NewGrant>

export const GrantRow = HeldRole.extend({
  id: z.string(),
  validFrom: Day,
  validTo: Day.optional(),
  isInForce: z.boolean(),
})
export type GrantRow = z.infer<typeof GrantRow>

/** An account as a list names it. */
export const AccountRow = z.object({
  id: z.string(),
  userName: z.string(),
  displayName: z.string(),
  kind: AccountKind,
  state: AccountState,
  hasSecondFactor: z.boolean(),
  /** In force today. */
  roles: z.array(Role),
  /** For which its roles are in force today. */
  organisations: z.array(z.object({ organisation: z.string(), name: z.string() })),
})
export type AccountRow = z.infer<typeof AccountRow>

export const AccountView = AccountRow.omit({ roles: true, organisations: true }).extend({
  email: z.string().optional(),
  version: Version,
  createdAt: z.iso.datetime(),
  /** The link that is open, if any; its token is known to nobody but the bearer. */
  openLink: z.object({ purpose: LinkPurpose, expiresAt: z.iso.datetime() }).optional(),
  /** Past, present and coming ones. */
  grants: z.array(GrantRow),
})
export type AccountView = z.infer<typeof AccountView>

/** Shown once: the server keeps only its hash. */
export const MadeLink = z.object({ token: z.string(), purpose: LinkPurpose, expiresAt: z.iso.datetime() })
export type MadeLink = z.infer<typeof MadeLink>

const read = {
  group: 'account.read',
  permits: { administrator: ANYBODYS, auditor: ANYBODYS },
} as const
const manage = { group: 'account.manage', permits: { administrator: ANYBODYS } } as const
const ofAccount = z.object({ account: Id })
const account = '01980000-0000-7000-8000-000000000002'

export const accounts = {
  listAccounts: operation({
    ...read,
    method: 'GET',
    path: '/accounts',
    input: z.object({
      /** Parts of the user name or the display name, with or without Vietnamese marks. */
      words: z.string().max(200).optional(),
      state: AccountState.optional(),
      /** Whom it is granted to today. */
      role: Role.optional(),
      /** For which it has a role today. */
      organisation: Id.optional(),
      /** What the page before gave as `next`. */
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ accounts: z.array(AccountRow), next: z.string().nullable() }),
    refusals: ['bad-input'],
    example: { words: 'nguyen', limit: 20 },
  }),
  showAccount: operation({
    ...read,
    method: 'GET',
    path: '/accounts/:account',
    about: 'account',
    input: ofAccount,
    output: AccountView,
    refusals: ['bad-input', 'not-found'],
    example: { account },
  }),
  /** A service account gets no link: it never signs in. */
  inviteAccount: operation({
    ...manage,
    method: 'POST',
    path: '/accounts',
    input: z.object({
      userName: UserName,
      displayName: DisplayName,
      kind: AccountKind.default('person'),
      email: Email.optional(),
      grants: z.array(NewGrant).max(50).default([]),
    }),
    output: z.object({ account: Id, link: MadeLink.optional() }),
    refusals: ['bad-input', 'name-taken', 'grant-not-fitting'],
    example: { userName: 'nguyen.van.a', displayName: 'Nguyễn Văn A', grants: [{ role: 'leader' }] },
  }),
  editAccount: operation({
    ...manage,
    method: 'PUT',
    path: '/accounts/:account',
    about: 'account',
    input: ofAccount.extend({ displayName: DisplayName, email: Email.nullable(), version: Version }),
    output: z.object({ version: Version }),
    refusals: ['bad-input', 'not-found', 'stale'],
    example: { account, displayName: 'Nguyễn Văn An', email: null, version: 1 },
  }),
  /** Voids the links that were made before. */
  makeLink: operation({
    ...manage,
    group: 'account.link',
    method: 'POST',
    path: '/accounts/:account/link',
    about: 'account',
    from: MOVES.openAccount.from,
    input: ofAccount,
    output: MadeLink,
    refusals: ['bad-input', 'not-found', 'wrong-state', 'own-account'],
    example: { account },
  }),
  /** Ends its sessions and voids its links. */
  disableAccount: operation({
    ...manage,
    group: 'account.disable',
    method: 'POST',
    path: '/accounts/:account/disable',
    about: 'account',
    from: MOVES.disableAccount.from,
    input: ofAccount.extend({ reason: Reason }),
    output: Done,
    refusals: ['bad-input', 'not-found', 'wrong-state', 'own-account'],
    example: { account, reason: 'Nghỉ hưu từ ngày 1/7/2026' },
  }),
  enableAccount: operation({
    ...manage,
    group: 'account.enable',
    method: 'POST',
    path: '/accounts/:account/enable',
    about: 'account',
    from: MOVES.enableAccount.from,
    input: ofAccount.extend({ reason: Reason }),
    output: Done,
    refusals: ['bad-input', 'not-found', 'wrong-state'],
    example: { account, reason: 'Trở lại làm việc' },
  }),
  grantRole: operation({
    ...manage,
    method: 'POST',
    path: '/accounts/:account/grants',
    about: 'account',
    input: ofAccount.extend(NewGrant.shape),
    output: z.object({ grant: Id }),
    refusals: ['bad-input', 'not-found', 'grant-not-fitting'],
    example: { account, role: 'leader' },
  }),
  /** From `validTo` on, else at once, it no longer holds. One that never held is taken back altogether. */
  endGrant: operation({
    ...manage,
    method: 'POST',
    path: '/accounts/:account/grants/:grant/end',
    about: 'account',
    input: ofAccount.extend({ grant: Id, validTo: Day.optional() }),
    output: Done,
    refusals: ['bad-input', 'not-found', 'wrong-state', 'own-account'],
    example: { account, grant: '01980000-0000-7000-8000-000000000003' },
  }),
  /** For who lost the device. Ends the account's sessions. */
  resetSecondFactor: operation({
    ...manage,
    method: 'POST',
    path: '/accounts/:account/second-factor/reset',
    about: 'account',
    input: ofAccount,
    output: Done,
    refusals: ['bad-input', 'not-found', 'wrong-state', 'own-account'],
    example: { account },
  }),
  listAccountSessions: operation({
    ...read,
    method: 'GET',
    path: '/accounts/:account/sessions',
    about: 'account',
    input: ofAccount,
    output: z.object({ sessions: z.array(SessionRow) }),
    refusals: ['bad-input', 'not-found'],
    example: { account },
  }),
  endAccountSessions: operation({
    ...manage,
    method: 'POST',
    path: '/accounts/:account/sessions/end',
    about: 'account',
    /** One of them, or all. */
    input: ofAccount.extend({ session: Id.optional() }),
    output: z.object({ ended: z.int() }),
    refusals: ['bad-input', 'not-found'],
    example: { account },
  }),
}
