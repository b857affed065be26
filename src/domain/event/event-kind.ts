import { z } from 'zod'

/** What can happen to whatever is remembered. */
export const EventKind = z.enum([
  'organisation.created',
  'organisation.changed',
  'organisation.succession-recorded',
  'organisation.position-changed',
  'organisation.authority-changed',
  'organisation.supporter-changed',
  'organisation.group-changed',

  'value.saved',
  'value.confirmed',
  'value.verified',
  'value.disputed',
  'values.copied-forward',
  'values.imported',

  'not-applicable.claimed',
  'not-applicable.withdrawn',
  'not-applicable.accepted',
  'not-applicable.refused',

  'account.invited',
  'account.opened',
  'account.changed',
  'account.disabled',
  'account.enabled',
  'account.link-made',
  'account.password-changed',
  'account.second-factor-set',
  'account.second-factor-removed',
  'account.role-granted',
  'account.role-ended',
  'account.signed-in',
  'account.sign-in-failed',
  'account.signed-out',
  'account.session-ended',

  'edition.loaded',
  'edition.issued',

  'installation.migrated',
  'installation.content-loaded',
  'installation.demonstration-seeded',
  'installation.backed-up',
  'installation.restored',
  'installation.checkpoint-key-made',
])
export type EventKind = z.infer<typeof EventKind>
