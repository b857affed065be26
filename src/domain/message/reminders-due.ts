import type { Day } from '../organisation/day.ts'
import { beginningOf, dayAt, HOUR, SECOND, type Moment } from '../round/moment.ts'
import { workingDayFrom, type Holidays } from '../round/working-days.ts'
import { isInTime } from '../round/deadline.ts'
import type { NewNotice } from './notice.ts'

/** Who is told: those who enter a unit's numbers, who leads it, who answers for it from above. */
export type Tier = 'officer' | 'head' | 'leader'

export type Recipient = { readonly account: string; readonly tier: Tier }

export type RemindedRound = {
  readonly id: string
  readonly title: string
  readonly openedAt: Moment
  /** Working days from the end of entry: −7 is seven before it, 0 its own day, 1 the first after it. */
  readonly reminderDays: readonly number[]
}

export type RemindedMember = {
  readonly organisation: string
  readonly name: string
  readonly hasSubmitted: boolean
  /** The end of entry that holds for it. */
  readonly until: Moment
  readonly path: string
  readonly recipients: readonly Recipient[]
}

/** From which day on each is told: who leads from the last day but one, who stands above from the last. */
const TOLD_FROM: Readonly<Record<Tier, number>> = { officer: -Infinity, head: -1, leader: 0 }

const MORNING = 7 * HOUR

/**
 * Method §14.1. What is due now to those members who have not submitted: to each the latest reminder whose morning has
 * come, up to the end of the working day after it. What fell due before the round was opened is not made up for.
 * Asked every minute, everybody is told once: under one key.
 */
export function remindersDue(
  round: RemindedRound,
  members: readonly RemindedMember[],
  now: Moment,
  holidays: Holidays,
): NewNotice[] {
  const due = members
    .filter(({ hasSubmitted }) => !hasSubmitted)
    .flatMap((member) => {
      const offset = offsetDue(round, member.until, now, holidays)
      return offset === undefined ? [] : [{ member, offset }]
    })
  return [...due.flatMap((one) => toOwn(round, one, now)), ...toLeaders(round, due)]
}

type Due = { readonly member: RemindedMember; readonly offset: number }

function offsetDue(round: RemindedRound, until: Moment, now: Moment, holidays: Holidays): number | undefined {
  const dayOf = (offset: number): Day => workingDayFrom(dayAt(until), offset, holidays)
  const morningOf = (offset: number): Moment => beginningOf(dayOf(offset)) + MORNING
  const offset = [...round.reminderDays].sort((a, b) => b - a).find((one) => morningOf(one) <= now)
  if (offset === undefined || morningOf(offset) < round.openedAt) return undefined
  return dayAt(now) <= workingDayFrom(dayOf(offset), 1, holidays) ? offset : undefined
}

/** To the unit's own people; who is both officer and head is told once. */
function toOwn(round: RemindedRound, { member, offset }: Due, now: Moment): NewNotice[] {
  const { organisation, name, until, path, recipients } = member
  const own = recipients.filter(({ tier }) => tier !== 'leader' && offset >= TOLD_FROM[tier])
  return [...new Set(own.map(({ account }) => account))].map((account) => ({
    kind: isInTime(now, until) ? 'reminder' : 'deadline-over',
    params: { round: round.title, organisation: name, until: localTime(until) },
    account,
    path,
    onceKey: `reminder:${round.id}:${organisation}:${dayAt(until)}:${offset}`,
  }))
}

type List = { readonly account: string; readonly onceKey: string; until: Moment; readonly names: string[] }

/** One list to each, not a message for every unit. */
function toLeaders(round: RemindedRound, due: readonly Due[]): NewNotice[] {
  const lists = new Map<string, List>()
  for (const { member, offset } of due.filter(({ offset }) => offset >= TOLD_FROM.leader)) {
    const onceKey = `not-submitted:${round.id}:${dayAt(member.until)}:${offset}`
    const leaders = member.recipients.filter(({ tier }) => tier === 'leader')
    for (const account of new Set(leaders.map(({ account }) => account))) {
      const list = lists.get(`${account} ${onceKey}`) ?? { account, onceKey, until: member.until, names: [] }
      list.until = Math.max(list.until, member.until)
      list.names.push(member.name)
      lists.set(`${account} ${onceKey}`, list)
    }
  }
  return [...lists.values()].map(({ account, onceKey, until, names }) => ({
    kind: 'not-submitted',
    params: { round: round.title, until: localTime(until), organisations: names },
    account,
    onceKey,
  }))
}

/** A moment as it reads in Vietnam: `2026-12-30T23:59:59+07:00`. */
export function localTime(moment: Moment): string {
  const day = dayAt(moment)
  const seconds = Math.floor((moment - beginningOf(day)) / SECOND)
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => Math.floor(part))
  return `${day}T${parts.map((part) => String(part).padStart(2, '0')).join(':')}+07:00`
}
