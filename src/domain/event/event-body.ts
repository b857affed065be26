import { z } from 'zod'
import type { EventKind } from './event-kind.ts'

const Part = z.string().nullish()

/** A value is found in the history by these; `before` and `after` are its contents, `before` null for the first. */
const OfValue = z.looseObject({ item: z.string(), period: z.string(), part: Part, version: z.int().positive() })

export const ValueSaved = OfValue.extend({
  before: z.unknown(),
  after: z.unknown(),
  source: z.string(),
  onBehalf: z.boolean(),
  reason: z.string().nullish(),
})

/** One event for all values that a subject's copying made; each is found in its own value's history too. */
export const ValuesCopiedForward = z.looseObject({
  period: z.string(),
  from: z.string(),
  values: z.array(z.looseObject({ item: z.string(), part: Part, version: z.int().positive() })),
})

/** One event for all values that a file or another system brought for a subject and period. */
export const ValuesImported = z.looseObject({
  period: z.string(),
  source: z.string(),
  values: z.array(z.looseObject({ item: z.string(), part: Part, version: z.int().positive() })),
})

const OfLeaf = z.looseObject({ edition: z.string(), node: z.string(), period: z.string() })

/** Bodies that are read by more than people; the others may say what they like. */
const BODIES: Partial<Record<EventKind, z.ZodType>> = {
  'value.saved': ValueSaved,
  'value.confirmed': OfValue,
  'value.verified': OfValue,
  'value.disputed': OfValue,
  'values.copied-forward': ValuesCopiedForward,
  'values.imported': ValuesImported,
  'not-applicable.claimed': OfLeaf,
  'not-applicable.withdrawn': OfLeaf,
  'not-applicable.accepted': OfLeaf,
  'not-applicable.refused': OfLeaf,
}

// History is read by auditors and copied into backups: what opens a door has no place in it.
const SECRET = /password|token|secret|cookie|hash$/i

/** Why the body may not be recorded under its kind: a bug of the command, in English; undefined when it may. */
export function bodyFault(kind: EventKind, body: Readonly<Record<string, unknown>>): string | undefined {
  const secret = secretKey(body)
  if (secret !== undefined) return `${kind}: «${secret}» looks like a secret`
  const result = BODIES[kind]?.safeParse(body)
  if (!result || result.success) return undefined
  return `${kind}: ${result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`
}

function secretKey(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    if (SECRET.test(key) && typeof inner === 'string') return key
    const deeper = secretKey(inner)
    if (deeper !== undefined) return deeper
  }
  return undefined
}
