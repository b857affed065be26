import type { Day } from '../organisation/day.ts'
import { beginningOf, DAY, dayAt, HOUR, type Moment } from '../round/moment.ts'
import type { NewNotice, Notice } from './notice.ts'

export type DailyKind = Extract<Notice['kind'], 'submission-received' | 'explanation-given' | 'explanation-ended'>

/** One thing that a unit of a round did and that appraisers wait for. */
export type DailyEntry = {
  readonly kind: DailyKind
  readonly round: { readonly id: string; readonly title: string }
  readonly organisation: string
  readonly at: Moment
  /** Who is told. */
  readonly accounts: readonly string[]
}

const MORNING = 7 * HOUR
/** What is written an hour before the morning is there to be read by then, however long its command took. */
const CLOSES_BEFORE = HOUR
/** Where nobody could tell it on its morning. */
const MADE_UP_FOR = 7 * DAY

/** Entries before this have been told, or are not told any more. */
export function toldSince(now: Moment): Moment {
  return now - MADE_UP_FOR - DAY - CLOSES_BEFORE
}

/**
 * Method §14.5. What units did up to 06:00 of a day, as one list at its 07:00 to each account of each kind and round.
 * Asked every minute, everybody is told once: under one key.
 */
export function dailyLists(entries: readonly DailyEntry[], now: Moment): NewNotice[] {
  const lists = new Map<string, List>()
  for (const entry of entries) {
    const day = dayOfList(entry.at)
    const morning = beginningOf(day) + MORNING
    if (now < morning || now >= morning + MADE_UP_FOR) continue
    for (const account of new Set(entry.accounts)) addTo(lists, entry, day, account)
  }
  return [...lists.values()].map(({ kind, round, account, onceKey, organisations }) => ({
    kind,
    params: { round: round.title, organisations: [...organisations] },
    account,
    path: `/tham-dinh?round=${round.id}`,
    onceKey,
  }))
}

type List = Pick<DailyEntry, 'kind' | 'round'> & {
  readonly account: string
  readonly onceKey: string
  readonly organisations: Set<string>
}

function addTo(lists: Map<string, List>, { kind, round, organisation }: DailyEntry, day: Day, account: string): void {
  const onceKey = `${kind}:${round.id}:${day}`
  const key = `${account} ${onceKey}`
  const list = lists.get(key) ?? { kind, round, account, onceKey, organisations: new Set() }
  list.organisations.add(organisation)
  lists.set(key, list)
}

/** The day in whose morning it is told. */
function dayOfList(at: Moment): Day {
  return dayAt(at + DAY - MORNING + CLOSES_BEFORE)
}
