import { z } from 'zod'
import { ACCOUNT_STATES } from './account-states.ts'

export const AccountKind = z.enum(['person', 'service'])
export type AccountKind = z.infer<typeof AccountKind>

/** `invited` until its owner has opened it: by a one-time link, or by what the identity provider says. */
export const AccountState = z.enum(ACCOUNT_STATES)
export type AccountState = z.infer<typeof AccountState>

/** What a one-time link lets its bearer do, once. */
export const LinkPurpose = z.enum(['open-account', 'new-password'])
export type LinkPurpose = z.infer<typeof LinkPurpose>

/** By what an account is called at the door: lower-case ASCII words joined by `.`, `_` or `-`. */
export const UserName = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(40)
  .regex(/^[a-z][a-z0-9]*([._-][a-z0-9]+)*$/, { error: 'not-a-user-name' })
export type UserName = string

/** What somebody typed as their user name, as accounts are looked up: without case and Vietnamese marks. */
export function foldedUserName(typed: string): string {
  return typed
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .trim()
}
