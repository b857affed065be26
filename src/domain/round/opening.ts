import { z } from 'zod'
import { applicableLeaves } from '../edition/asked-items.ts'
import type { Outline } from '../edition/outline.ts'
import type { OrganisationKind } from '../organisation/organisation.ts'
import { calendarFaults, CalendarFaultCode, earlierMoments, isSameCalendar, type Calendar } from './calendar.ts'
import type { Moment } from './moment.ts'

/** What keeps a round from being made, changed, opened or closed. */
export const RoundFaultCode = z.enum([
  ...CalendarFaultCode.options,
  'round-known',
  'template-not-fitting',
  'edition-unknown',
  'edition-not-issued',
  'edition-has-faults',
  'group-unknown',
  'group-repeated',
  'no-groups',
  'no-members',
  'member-twice',
  'moment-earlier',
  'nothing-changed',
  'not-yet',
  'already-fixed',
  'submissions-unfinished',
])
export type RoundFaultCode = z.infer<typeof RoundFaultCode>

/** `params` name the place: an `organisation` or `group`, a `moment` of the calendar, a `count`. */
export type RoundFault = {
  readonly code: RoundFaultCode
  readonly params: Readonly<Record<string, string>>
}

/** What does not keep it from being opened, and should be known. */
export const RoundWarningCode = z.enum(['leaf-without-appraiser', 'entry-over', 'member-without-officer'])
export type RoundWarningCode = z.infer<typeof RoundWarningCode>
export type RoundWarning = { readonly code: RoundWarningCode; readonly params: Readonly<Record<string, string>> }

/** Who may be assessed: an organisation with the group in which it is. */
export type Candidate = {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly kind: OrganisationKind
}

/** What a round would open with. */
export type Opening = {
  readonly calendar: Calendar
  readonly groups: readonly string[]
  readonly members: readonly Candidate[]
  readonly isIssued: boolean
  /** Faults that the check of the edition found. */
  readonly faults: number
}

/** Method §11.5. Why a round cannot be opened; nothing where it can. */
export function whyNotOpen({ calendar, groups, members, isIssued, faults }: Opening): RoundFault[] {
  const twice = members.filter(({ id }, at) => members.findIndex((one) => one.id === id) !== at)
  return [
    ...calendarFaults(calendar).map((code) => faultOf(code)),
    ...(isIssued ? [] : [faultOf('edition-not-issued')]),
    ...(faults > 0 ? [faultOf('edition-has-faults', { count: String(faults) })] : []),
    ...(groups.length === 0 ? [faultOf('no-groups')] : []),
    ...(groups.length > 0 && members.length === 0 ? [faultOf('no-members')] : []),
    ...twice.map(({ name }) => faultOf('member-twice', { organisation: name })),
  ]
}

/**
 * Method §11.6. Why a calendar cannot take an open round's place: its dates are only put off. `isElseChanged`: something
 * besides the dates is to be another.
 */
export function whyNotPutOff(next: Calendar, known: Calendar, isFixed: boolean, isElseChanged = false): RoundFault[] {
  return [
    ...calendarFaults(next).map((code) => faultOf(code)),
    ...earlierMoments(next, known).map((moment) => faultOf('moment-earlier', { moment })),
    ...(isFixed && next.fixedAt > known.fixedAt ? [faultOf('already-fixed')] : []),
    ...(isSameCalendar(next, known) && !isElseChanged ? [faultOf('nothing-changed')] : []),
  ]
}

/** Method §11.7. The others' numbers are fixed once, and not before their date. */
export function whyNotFix(
  { fixedAt, isFixed }: { readonly fixedAt: Moment; readonly isFixed: boolean },
  now: Moment,
): RoundFault[] {
  if (isFixed) return [faultOf('already-fixed')]
  return now < fixedAt ? [faultOf('not-yet', { moment: 'fixedAt' })] : []
}

/** A round ends when all is approved; before that only with a reason. */
export function whyNotClose(unfinished: number, reason: string | undefined): RoundFault[] {
  if (unfinished === 0 || reason !== undefined) return []
  return [faultOf('submissions-unfinished', { count: String(unfinished) })]
}

/** Who is charged with what, as far as a round asks. */
export type Charges = {
  /** Nodes that appraisers are charged with. */
  readonly nodes: readonly string[]
  /** Organisations that have somebody who enters their numbers. */
  readonly staffed: ReadonlySet<string>
}

export function openingWarnings(
  outline: Outline,
  { calendar, members }: Pick<Opening, 'calendar' | 'members'>,
  { nodes, staffed }: Charges,
  now: Moment,
): RoundWarning[] {
  const kinds = new Set(members.map(({ kind }) => kind))
  const without = unappraised(outline, kinds, nodes)
  return [
    ...(now > calendar.entryUntil ? [{ code: 'entry-over', params: {} } as const] : []),
    ...without.map((node) => ({ code: 'leaf-without-appraiser', params: { node } }) as const),
    ...members
      .filter(({ id }) => !staffed.has(id))
      .map(({ name }) => ({ code: 'member-without-officer', params: { organisation: name } }) as const),
  ]
}

/** Scored leaves that apply to some member and that nobody is charged to appraise. */
function unappraised(outline: Outline, kinds: ReadonlySet<OrganisationKind>, nodes: readonly string[]): string[] {
  const applying = new Set([...kinds].flatMap((kind) => applicableLeaves(outline, kind)))
  return outline.leaves
    .filter((leaf) => applying.has(leaf) && !leaf.leaf!.unscored)
    .map(({ code }) => code)
    .filter((code) => !nodes.some((node) => code === node || code.startsWith(`${node}.`)))
}

export function faultOf(code: RoundFaultCode, params: RoundFault['params'] = {}): RoundFault {
  return { code, params }
}
