import type { Role } from '../permission/role.ts'
import { areaOf, type EventArea } from './event-area.ts'
import type { EventKind } from './event-kind.ts'

type Body = Readonly<Record<string, unknown>>

/**
 * Of which areas somebody who searches the history reads only what happened where, and not what was said (method §16.1):
 * an administrator of all that they cannot read elsewhere; an auditor who also appraises, of the appraisal, so that a
 * blind look stays blind.
 */
export function withheldFrom(roles: readonly Role[]): ReadonlySet<EventArea> {
  if (!roles.includes('auditor')) return new Set(OF_WORK)
  return new Set<EventArea>(roles.includes('appraiser') ? ['appraisal'] : [])
}

const OF_WORK: readonly EventArea[] = ['values', 'evidence', 'remarks', 'submissions', 'appraisal', 'rounds']

/** The body, or of a withheld one where it was done. */
export function shownBody(kind: EventKind, body: Body, withheld: ReadonlySet<EventArea>): Body {
  if (!withheld.has(areaOf(kind))) return body
  return Object.fromEntries(Object.entries(body).filter(([key]) => PLACE.includes(key)))
}

const PLACE = ['item', 'period', 'part', 'version', 'edition', 'node']
