import { z } from 'zod'
import { isInForce, type Day, type Stretch } from './day.ts'
import type { OrganisationId } from './organisation-version.ts'
import type { AuthorityForm, Position } from './position.ts'

export const MayNotActCode = z.enum([
  'no-position',
  'position-not-begun',
  'position-ended',
  'no-authority',
  'authority-not-begun',
  'authority-ended',
])
export type MayNotActCode = z.infer<typeof MayNotActCode>

/** `head`: the head; else the form that stands before the signature. `day`: when it ended, or is to begin. */
export type MayAct =
  | { readonly kind: 'may'; readonly as: 'head' | AuthorityForm; readonly position: Position }
  | { readonly kind: 'may-not'; readonly code: MayNotActCode; readonly day?: Day | undefined }

/** Method §10.7. Whether a person may act for the head of an organisation on a day, in which form, or why not. */
export function mayActForHead(
  positions: readonly Position[],
  organisation: OrganisationId,
  person: string,
  day: Day,
): MayAct {
  const own = positions.filter((one) => one.organisation === organisation && one.person === person)
  const held = own.filter((one) => isInForce(one, day))
  if (held.length === 0) return notInForce(own, day, ['no-position', 'position-not-begun', 'position-ended'])
  const head = held.find((one) => one.kind === 'head')
  if (head) return { kind: 'may', as: 'head', position: head }
  for (const form of STRONGEST_FIRST)
    for (const position of held)
      if (position.authorities.some((one) => one.form === form && isInForce(one, day)))
        return { kind: 'may', as: form, position }
  const authorities = held.flatMap((one) => one.authorities)
  return notInForce(authorities, day, ['no-authority', 'authority-not-begun', 'authority-ended'])
}

const STRONGEST_FIRST = ['KT', 'TL', 'TUQ'] as const satisfies readonly AuthorityForm[]

/** What ended last says more than what is still to come. */
function notInForce(
  stretches: readonly Stretch[],
  day: Day,
  [none, notBegun, ended]: readonly [MayNotActCode, MayNotActCode, MayNotActCode],
): MayAct {
  const ends = stretches.flatMap(({ to }) => (to !== undefined && to <= day ? [to] : [])).sort()
  const begins = stretches.flatMap(({ from }) => (from > day ? [from] : [])).sort()
  if (ends.length > 0) return { kind: 'may-not', code: ended, day: ends.at(-1) }
  if (begins.length > 0) return { kind: 'may-not', code: notBegun, day: begins[0] }
  return { kind: 'may-not', code: none }
}
