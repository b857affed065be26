import { sql } from 'kysely'
import type { Db, Tx } from '#db/database.ts'
import { applicableLeaves } from '#domain/edition/asked-items.ts'
import type { Outline } from '#domain/edition/outline.ts'
import { dailyLists, toldSince, type DailyEntry, type DailyKind } from '#domain/message/daily-lists.ts'
import type { OrganisationKind } from '#domain/organisation/organisation.ts'
import { covers } from '#domain/permission/policy.ts'
import { appraisersOf } from '../rounds/charges.ts'
import { TODAY } from '../sessions/today.ts'
import { databaseTime } from './remind.ts'
import { tell } from './tell.ts'

/** By edition. */
type Outlines = ReadonlyMap<string, Outline>

/**
 * Tells appraisers each morning what came in for them in the open rounds (method §14.5), at the database's time. Asked
 * every minute by every process, it tells everybody once. Answers how many notices are new.
 */
export async function tellAppraisers(
  db: Db,
  outlines: Outlines,
  clock: (tx: Tx) => Promise<Date> = databaseTime,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const now = (await clock(tx)).getTime()
    const since = new Date(toldSince(now))
    const entries = [...(await received(tx, outlines, since)), ...(await explained(tx, since))]
    return tell(tx, dailyLists(entries, now))
  })
}

type Row = { round: string; title: string; organisation: string; at: Date }

function entryOf(kind: DailyKind, { round, title, organisation, at }: Row, accounts: readonly string[]): DailyEntry {
  return { kind, round: { id: round, title }, organisation, at: at.getTime(), accounts }
}

type Received = Row & { edition: string; kind: OrganisationKind; member: string; keeper: string }

/** Receipts that stand, for those who are charged with a criterion of the member and do not work for it. */
async function received(tx: Tx, outlines: Outlines, since: Date): Promise<DailyEntry[]> {
  const { rows } = await sql<Received>`
    select round.id as round, round.title, round.edition_id as edition, member.name as organisation, member.kind,
      submission.organisation_id as member, submission.keeper_id as keeper, receipt.at
    from receipt join submission on submission.id = receipt.submission_id
    join round on round.id = submission.round_id and round.state = 'open'
    join round_member as member on member.round_id = round.id
      and member.organisation_id = submission.organisation_id
    where receipt.recalled_at is null and receipt.at >= ${since}
    order by member.name, receipt.at
  `.execute(tx)
  const entries: DailyEntry[] = []
  for (const [edition, some] of Map.groupBy(rows, (row) => row.edition)) {
    const charged = await chargedOf(tx, edition, outlines.get(edition))
    for (const row of some) entries.push(entryOf('submission-received', row, charged(row)))
  }
  return entries
}

/** Who is charged with something of a member of an edition's round. */
async function chargedOf(tx: Tx, edition: string, outline: Outline | undefined): Promise<(of: Received) => string[]> {
  const appraisers = await appraisersOf(tx, edition)
  const units = await unitsOf(
    tx,
    appraisers.map(({ account }) => account),
  )
  return ({ kind, member, keeper }) => {
    const codes = outline ? applicableLeaves(outline, kind).map(({ code }) => code) : []
    return appraisers
      .filter(({ node }) => codes.some((code) => covers(node, code)))
      .map(({ account }) => account)
      .filter((account) => !units.has(`${account} ${member}`) && !units.has(`${account} ${keeper}`))
  }
}

/** For which organisations accounts work, as `account organisation`. */
async function unitsOf(tx: Tx, accounts: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ account: string; organisation: string }>`
    select account_id as account, organisation_id as organisation from role_grant
    where account_id = any(${accounts}::uuid[]) and organisation_id is not null
      and valid_from <= ${TODAY} and (valid_to is null or valid_to > ${TODAY})
  `.execute(tx)
  return new Set(rows.map(({ account, organisation }) => `${account} ${organisation}`))
}

/**
 * Explanations, each from its first words on, and those that their units have ended: for those who decided on the
 * criterion, but for a blind look.
 */
async function explained(tx: Tx, since: Date): Promise<DailyEntry[]> {
  const { rows } = await sql<Row & { kind: DailyKind; accounts: string[] }>`
    with opened as (
      select opening.*, (
        select min(said_at) from explanation_text as text
        where text.submission_id = opening.submission_id and text.node_code = opening.node_code
          and text.side = 'unit' and text.said_at >= opening.opened_at
          and text.said_at <= coalesce(opening.closed_at, opening.until + interval '1 second')
      ) as first_said_at
      from opening where purpose = 'explanation' and coalesce(closed_at, until) >= ${since}
    ), told as (
      select 'explanation-given' as kind, opened.*, first_said_at as at from opened where first_said_at >= ${since}
      union all
      select 'explanation-ended', opened.*, closed_at from opened where closed_at >= ${since}
    )
    select told.kind, told.at, round.id as round, round.title, member.name as organisation, (
      select coalesce(json_agg(distinct decided_by), '[]') from finding
      where finding.submission_id = told.submission_id and finding.node_code = told.node_code
        and finding.pass <> 'blind' and finding.state <> 'withdrawn'
    ) as accounts
    from told join submission on submission.id = told.submission_id
    join round on round.id = submission.round_id and round.state = 'open'
    join round_member as member on member.round_id = round.id
      and member.organisation_id = submission.organisation_id
    order by member.name, told.at
  `.execute(tx)
  return rows.map((row) => entryOf(row.kind, row, row.accounts))
}
