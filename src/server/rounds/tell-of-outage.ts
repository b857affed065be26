import { sql } from 'kysely'
import type { Tx } from '#db/database.ts'
import type { NewNotice } from '#domain/message/notice.ts'
import { localTime } from '#domain/message/reminders-due.ts'
import { endOfEntry, type Outage } from '#domain/round/deadline.ts'
import type { Moment } from '#domain/round/moment.ts'
import { formPath } from '../messages/form-path.ts'
import { tell } from '../messages/tell.ts'
import { tellUnits } from '../messages/tell-units.ts'
import { TODAY } from '../sessions/today.ts'
import { submissionsOf, type RoundSubmission } from './queries.ts'
import type { StoredRound } from './stored-round.ts'

/** An outage with those that were known before it, and when it was noted. */
type Noted = { readonly outage: Outage; readonly known: readonly Outage[]; readonly at: Date }

/**
 * Method §14.4. Tells of the ends of entry that an outage has put off: each unit that has not submitted of its own, the
 * standing agency of the round's, with those units.
 */
export async function tellOfOutage(tx: Tx, open: readonly StoredRound[], noted: Noted): Promise<void> {
  const agency = await standingAgency(tx)
  for (const round of open) {
    const drafts = (await submissionsOf(tx, { rounds: [round.id] })).filter(({ state }) => state === 'draft')
    const late = drafts.flatMap((draft) => {
      const until = putOffTo(round, draft.entryUntil?.getTime(), noted)
      return until === undefined ? [] : [{ ...draft, until }]
    })
    await tellDrafts(tx, round, late, noted)
    await tell(tx, toAgency(round, late, noted, agency))
  }
}

/** The end that holds now; undefined where the outage changes none. */
function putOffTo({ calendar }: StoredRound, own: Moment | undefined, { outage, known }: Noted): Moment | undefined {
  const ends = { round: calendar.entryUntil, own }
  const [before, after] = [endOfEntry(ends, known), endOfEntry(ends, [...known, outage])]
  return before.until === after.until ? undefined : after.until
}

type Late = RoundSubmission & { readonly until: Moment }

async function tellDrafts(tx: Tx, round: StoredRound, late: readonly Late[], { outage, at }: Noted): Promise<void> {
  const place = { edition: round.edition, period: round.period.key }
  await tellUnits(
    tx,
    at,
    late.map(({ id, keeper, organisation, name, until }) => ({
      organisation: keeper,
      notice: {
        kind: 'deadline-put-off-by-outage',
        params: { round: round.title, organisation: name, until: localTime(until), ...timesOf(outage) },
      },
      path: formPath(place, organisation),
      onceKey: `deadline-put-off-by-outage:${id}:${outage.to}`,
    })),
  )
}

/** One notice for the round's own end, and one for each other end that some units have. */
function toAgency(
  round: StoredRound,
  late: readonly Late[],
  { outage, ...known }: Noted,
  agency: readonly string[],
): NewNotice[] {
  const names = Map.groupBy(late, ({ until }) => until)
  const whole = putOffTo(round, undefined, { outage, ...known })
  const ends = new Set([...(whole === undefined ? [] : [whole]), ...names.keys()])
  return [...ends].flatMap((until) => {
    const organisations = (names.get(until) ?? []).map(({ name }) => name)
    const params = { round: round.title, until: localTime(until), ...timesOf(outage), organisations }
    const onceKey = `entry-put-off:${round.id}:${until}:${outage.to}`
    return agency.map((account): NewNotice => ({ kind: 'entry-put-off', params, account, onceKey }))
  })
}

function timesOf({ from, to }: Outage): { from: string; to: string } {
  return { from: localTime(from), to: localTime(to) }
}

async function standingAgency(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct account.id from role_grant join account on account.id = role_grant.account_id
    where role = 'standing-agency' and account.state = 'active'
      and valid_from <= ${TODAY} and (valid_to is null or valid_to > ${TODAY})
  `.execute(tx)
  return rows.map(({ id }) => id)
}
