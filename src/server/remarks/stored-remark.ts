import { sql } from 'kysely'
import type { RemarkPartner, RemarkView, ThreadRow, ThreadView } from '#contract/remarks.ts'
import type { Db } from '#db/database.ts'
import { RemarkAct, threadState } from '#domain/remark/remark-thread.ts'
import { today } from '../organisations/register.ts'

/** The figure that a thread is about. */
export type ThreadKey = { readonly subject: string; readonly item: string; readonly period: string }

const MOST_PARTNERS = 60

/** What was said of a figure, oldest first, as one account sees it. */
export async function threadView(db: Db, key: ThreadKey, account: string): Promise<ThreadView> {
  const rows = await db
    .selectFrom('remark')
    .innerJoin('account', 'account.id', 'remark.by_account')
    .select(['remark.id', 'remark.sequence', 'remark.act', 'remark.words', 'remark.at', 'remark.by_account'])
    .select('account.display_name as by')
    .select(
      sql<string[]>`array(
        select told.display_name from remark_mention join account as told on told.id = remark_mention.account_id
        where remark_mention.remark_id = remark.id order by told.display_name
      )`.as('mentions'),
    )
    .where('remark.subject_id', '=', key.subject)
    .where('remark.period', '=', key.period)
    .where('remark.item_id', '=', key.item)
    .orderBy('remark.sequence')
    .execute()
  const remarks = rows.map(({ id, sequence, act, words, at, by_account, by, mentions }): RemarkView => ({
    remark: id,
    sequence,
    act: RemarkAct.parse(act),
    ...(words !== null && { words }),
    mentions,
    by,
    isOwn: by_account === account,
    at: at.toISOString(),
  }))
  const state = threadState(remarks.map(({ act }) => act))
  return { state, version: remarks.length, remarks, partners: await partnersOf(db, key, account) }
}

/** Those who give the figure, vouch for it or run the rounds, and whoever has spoken here; the caller is none. */
export async function partnersOf(
  db: Db,
  { subject, item, period }: ThreadKey,
  account: string,
): Promise<RemarkPartner[]> {
  const day = today()
  const { rows } = await sql<{ id: string; name: string; organisation: string | null; unit: string | null }>`
    select distinct on (account.id) account.id, account.display_name as name,
      version.organisation_id as organisation, version.name as unit
    from account
      join role_grant as granted on granted.account_id = account.id
        and granted.valid_from <= ${day} and (granted.valid_to is null or granted.valid_to > ${day})
      left join organisation_version as version on version.organisation_id = granted.organisation_id
        and version.valid_from <= ${day} and (version.valid_to is null or version.valid_to > ${day})
    where account.state = 'active' and account.id <> ${account} and (
      (granted.role in ('unit-officer', 'unit-head') and granted.organisation_id = ${subject})
      or (granted.role in ('data-provider', 'verifier') and granted.item_id = ${item})
      or granted.role = 'standing-agency'
      or (granted.role in ('appraiser', 'unit-officer', 'unit-head', 'data-provider', 'verifier') and exists (
        select from remark where remark.by_account = account.id
          and remark.subject_id = ${subject} and remark.period = ${period} and remark.item_id = ${item}))
    )
    order by account.id, granted.organisation_id = ${subject} desc nulls last
    limit ${MOST_PARTNERS}
  `.execute(db)
  return rows.map(({ id, name, organisation, unit }) => ({
    account: id,
    name,
    ...(organisation !== null && unit !== null && { organisation: { id: organisation, name: unit } }),
  }))
}

/** The threads of an organisation's figures in a period, with what the account has not seen of each. */
export async function threadRows(
  db: Db,
  { organisation, period }: { readonly organisation: string; readonly period: string },
  account: string,
): Promise<ThreadRow[]> {
  const { rows } = await sql<{ item: string; acts: string[]; said: number; unread: number }>`
    select remark.item_id as item, array_agg(remark.act order by remark.sequence) as acts,
      count(*) filter (where remark.act = 'said')::integer as said,
      count(*) filter (
        where remark.by_account <> ${account} and remark.sequence > coalesce(reading.sequence, 0)
      )::integer as unread
    from remark left join remark_reading as reading on reading.account_id = ${account}
      and reading.subject_id = remark.subject_id and reading.period = remark.period
      and reading.item_id = remark.item_id
    where remark.subject_id = ${organisation} and remark.period = ${period}
    group by remark.item_id
    order by remark.item_id
  `.execute(db)
  return rows.map(({ item, acts, said, unread }) => ({
    item,
    state: threadState(acts.map((act) => RemarkAct.parse(act))),
    said,
    unread,
  }))
}
