import { DAY, HOUR, MINUTE, SECOND, type Moment } from './moment.ts'

/** A stretch in which nobody could reach the server. */
export type Outage = { readonly from: Moment; readonly to: Moment }

/** Shorter ones put nothing off. */
export const LEAST_OUTAGE = 30 * MINUTE

const WINDOW = DAY
const LAST_HOUR = HOUR
const AT_LEAST_AFTER = 2 * HOUR

/** Method §9.1, §11.3: the second that a deadline names counts to its end. */
export function isInTime(at: Moment, until: Moment): boolean {
  return at < until + SECOND
}

/** An end of entry with the outages for which it was put off. */
export type PutOff = { readonly until: Moment; readonly outages: readonly Outage[] }

/**
 * Method §11.4. From 24 hours before the end on, the time of an outage of half an hour or more does not count: the end
 * is put off by it. One that reaches into the last hour leaves two hours at least after it ended.
 */
export function afterOutages(until: Moment, outages: readonly Outage[]): PutOff {
  const begin = until - WINDOW
  let end = until
  const counted: Outage[] = []
  for (const outage of apart(outages)) {
    const from = Math.max(outage.from, begin)
    if (outage.to <= begin || from > end) continue
    const isLate = outage.to > end - LAST_HOUR
    end += outage.to - from
    if (isLate) end = Math.max(end, outage.to + AT_LEAST_AFTER)
    counted.push(outage)
  }
  return { until: end, outages: counted }
}

/** The long ones in their order; those that overlap or touch are one. */
function apart(outages: readonly Outage[]): Outage[] {
  const stretches: Outage[] = []
  for (const outage of outages.filter(({ from, to }) => to - from >= LEAST_OUTAGE).sort((a, b) => a.from - b.from)) {
    const last = stretches.at(-1)
    if (last && outage.from <= last.to)
      stretches[stretches.length - 1] = { from: last.from, to: Math.max(last.to, outage.to) }
    else stretches.push(outage)
  }
  return stretches
}

/** Which end of entry holds for one submission, and why it is that one. */
export type EndOfEntry = PutOff & { readonly isOwn: boolean }

/** Method §11.3: a submission's own end wins over the round's; an outage puts off either. */
export function endOfEntry(
  { round, own }: { readonly round: Moment; readonly own: Moment | undefined },
  outages: readonly Outage[],
): EndOfEntry {
  return { ...afterOutages(own ?? round, outages), isOwn: own !== undefined }
}
