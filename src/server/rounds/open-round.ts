import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { OutputOf } from '#contract/operation.ts'
import type { rounds } from '#contract/rounds.ts'
import type { Tx } from '#db/database.ts'
import { keeperOf } from '#domain/round/keeper.ts'
import { dayAt } from '#domain/round/moment.ts'
import { afterOutages } from '#domain/round/deadline.ts'
import { whyNotOpen } from '#domain/round/opening.ts'
import { insertRows } from '../bulk-insert.ts'
import { actorOf, type Call } from '../call.ts'
import type { RoundDeps } from './deps.ts'
import { handoversOf } from './handovers.ts'
import { candidatesOf, type Member } from './members.ts'
import { tellOfSubmissions } from '../submissions/tell-units.ts'
import { moveRound, refuseFaults } from './move-round.ts'
import { outagesOf } from './outages.ts'
import type { StoredRound } from './stored-round.ts'

/** Method §11.5. Freezes the members as they are on the round's day and gives each a submission. */
export async function openRound(
  { db, content }: RoundDeps,
  seen: { readonly round: string; readonly version: number },
  call: Call,
): Promise<OutputOf<typeof rounds.openRound>> {
  const mover = { account: actorOf(call).account, origin: call.origin }
  return db.transaction().execute(async (tx) => {
    // Whoever changes organisations waits, so that nobody freezes what is just going.
    await sql`lock table organisation_version in share mode`.execute(tx)
    return moveRound(tx, 'openRound', seen, mover, async (round, at) => {
      const members = await candidatesOf(tx, round.id, round.membersOn)
      const groups = await groupsOf(tx, round.id)
      const faults = editionFaults(content, round)
      const isIssued = await isEditionIssued(tx, round.edition)
      refuseFaults(whyNotOpen({ calendar: round.calendar, groups, members, isIssued, faults }))
      const submissions = await freeze(tx, round, members, dayAt(at.getTime()))
      await tellMembers(tx, round, members, submissions, at)
      const told = submissions.map(({ id, organisation_id, keeper_id }) => ({
        submission: id,
        organisation: organisation_id,
        ...(keeper_id !== organisation_id && { keeper: keeper_id }),
      }))
      const body = { membersOn: round.membersOn, members: told }
      return { set: { opened_at: at }, body, answer: (version) => ({ version, members: members.length }) }
    })
  })
}

/** Whoever works for a member learns until when. */
async function tellMembers(
  tx: Tx,
  { title, edition, period, calendar }: StoredRound,
  members: readonly Member[],
  submissions: Awaited<ReturnType<typeof freeze>>,
  at: Date,
): Promise<void> {
  const { until } = afterOutages(calendar.entryUntil, await outagesOf(tx))
  const round = { title, edition, period: period.key }
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const told = submissions.map(({ id, version, keeper_id, organisation_id }) => ({
    id,
    version,
    keeper: keeper_id,
    member: { id: organisation_id, name: names.get(organisation_id)! },
    round,
  }))
  await tellOfSubmissions(tx, at, told, () => ({ kind: 'round-opened', until }))
}

export function editionFaults({ findingsOf }: RoundDeps['content'], { edition }: StoredRound): number {
  return (findingsOf(edition)?.findings ?? []).filter(({ severity }) => severity === 'fault').length
}

export async function isEditionIssued(tx: Tx | RoundDeps['db'], edition: string): Promise<boolean> {
  const row = await tx.selectFrom('edition').select('state').where('id', '=', edition).executeTakeFirst()
  return row?.state === 'issued'
}

export async function groupsOf(tx: Tx | RoundDeps['db'], round: string): Promise<string[]> {
  const rows = await tx.selectFrom('round_group').select('group_id').where('round_id', '=', round).execute()
  return rows.map(({ group_id }) => group_id)
}

/** The groups' names too stay as they are now. */
async function freeze(tx: Tx, { id: round_id }: StoredRound, members: readonly Member[], today: string) {
  const handovers = await handoversOf(tx)
  await sql`
    update round_group set name = organisation_group.name, position = organisation_group.position
    from organisation_group where round_id = ${round_id} and organisation_group.id = group_id
  `.execute(tx)
  await insertRows(
    tx,
    'round_member',
    members.map(({ id, group, isRanked, name, kind, parent }) => ({
      round_id,
      organisation_id: id,
      group_id: group,
      ranked: isRanked,
      name,
      kind,
      parent_id: parent ?? null,
    })),
  )
  const submissions = members.map(({ id }) => ({
    id: uuidv7(),
    round_id,
    organisation_id: id,
    keeper_id: keeperOf(id, handovers, today),
    state: 'draft',
    version: 1,
    attempt: 0,
  }))
  await insertRows(tx, 'submission', submissions)
  return submissions
}
