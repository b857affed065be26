import { z } from 'zod'
import type { EventKind } from './event-kind.ts'

/** The stream of a thing, within which events have an order: `organisation:<id>`, `edition:<slug>`. */
export const StreamName = z.templateLiteral([
  z.enum(['organisation', 'account', 'edition', 'round', 'submission']),
  ':',
  z.string().min(1),
])
export type StreamName = z.infer<typeof StreamName> | typeof INSTALLATION

/** The stream of what concerns no single thing, such as a sign-in under a name that nobody has. */
export const INSTALLATION = 'installation:main'

/** What a command tells of its change. `by` is the account that acts; null is the installation itself. */
export type NewEvent = {
  readonly stream: StreamName
  readonly kind: EventKind
  readonly by: string | null
  readonly body: Readonly<Record<string, unknown>>
  /** A UUIDv7, made where it is absent. */
  readonly id?: string
}
