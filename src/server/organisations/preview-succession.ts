import { sql } from 'kysely'
import type { z } from 'zod'
import type { SuccessionPreview } from '#contract/organisation-views.ts'
import type { organisations } from '#contract/organisations.ts'
import type { Db, Tx } from '#db/database.ts'
import { isInForce } from '#domain/organisation/day.ts'
import type { OrganisationVersion } from '#domain/organisation/organisation-version.ts'
import { keeperOf } from '#domain/round/keeper.ts'
import type { SubmissionState } from '#domain/submission/submission.ts'
import type { Role } from '#domain/permission/role.ts'
import { openWorkOf } from '../rounds/hand-over.ts'
import { handoversOf } from '../rounds/handovers.ts'
import { changeRegister, type OpenRegister } from './change-register.ts'
import { defined } from './defined.ts'
import { carryOut, decided, recordedFrom, type Recorded } from './record-succession.ts'
import { today } from './register.ts'

/**
 * Method §10.3, §11.9. Carries the successions out as `recordSuccession` does, looks at what has become of everything,
 * and takes it all back.
 */
export async function previewSuccession(
  db: Db,
  { successions: input, seen }: z.output<typeof organisations.previewSuccession.input>,
): Promise<SuccessionPreview> {
  const successions = recordedFrom(input)
  try {
    return await changeRegister(db, async (register) => {
      const after = decided(register, successions, seen)
      await carryOut(register, successions, after, new Date())
      throw new Seen(await previewOf(register, successions, after))
    })
  } catch (error) {
    if (error instanceof Seen) return error.preview
    throw error
  }
}

/** Takes the transaction back, and brings what was seen in it. */
class Seen extends Error {
  readonly preview: SuccessionPreview
  constructor(preview: SuccessionPreview) {
    super('seen')
    this.preview = preview
  }
}

async function previewOf(
  { tx, versions, nameOn }: OpenRegister,
  successions: readonly Recorded[],
  after: readonly OrganisationVersion[],
): Promise<SuccessionPreview> {
  const day = successions[0]!.effectiveOn
  const now = new Map(after.filter((one) => isInForce(one, day)).map((one) => [one.organisation, one]))
  const lives = Map.groupBy(versions, ({ organisation }) => organisation)
  const before = new Map([...lives].map(([id, life]) => [id, life.findLast(({ from }) => from < day) ?? life[0]!]))
  const nameOf = (id: string) => now.get(id)?.name ?? nameOn(id, day)
  const named = (id: string) => ({ organisation: id, name: before.get(id)?.name ?? nameOf(id) })
  const predecessors = [...new Set(successions.flatMap((one) => one.predecessors))]
  const successors = [...new Set(successions.flatMap((one) => one.successors.map(({ organisation }) => organisation)))]
  const ended = predecessors.filter((id) => !now.has(id))
  const isDue = day <= today()
  const places = [...now.values()].filter((one) => {
    const running = before.get(one.organisation)
    return running && running.parent !== one.parent && !successors.includes(one.organisation)
  })
  return {
    isDue,
    ended: ended.map(named),
    begun: successors.filter((id) => !lives.has(id)).map((id) => ({ organisation: id, name: nameOf(id) })),
    goingOn: successors
      .filter((id) => lives.has(id))
      .map((id) => ({ organisation: id, name: nameOf(id), nameBefore: named(id).name })),
    moved: places.map(({ organisation, name, parent }) => {
      const above = before.get(organisation)?.parent
      return { organisation, name, ...defined({ from: above && named(above).name, to: parent && nameOf(parent) }) }
    }),
    ...(await workOf(tx, predecessors, isDue ? today() : day, { nameOf, named })),
    values: await valuesOf(tx, predecessors, named),
    roles: await rolesOf(tx, ended, day, named),
    groups: await groupsOf(tx, ended, day, named),
  }
}

type Names = { nameOf: (id: string) => string; named: Named }
type Named = (id: string) => { organisation: string; name: string }

/** What would go over by the functions that hand it over. */
async function workOf(tx: Tx, predecessors: readonly string[], day: string, { nameOf, named }: Names) {
  const [work, handovers] = [await openWorkOf(tx, predecessors), await handoversOf(tx)]
  const heirOf = (id: string) => keeperOf(id, handovers, day)
  const moving = work.submissions.filter(({ keeper }) => heirOf(keeper) !== keeper)
  const keepers = new Map(moving.map(({ id, keeper }) => [id, keeper]))
  const { rows } = await sql<{ id: string; round: string; unit: string; state: SubmissionState; findings: number }>`
    select submission.id, round.title as round, submission.organisation_id as unit, submission.state, (
      select count(*)::int from finding where finding.submission_id = submission.id) as findings
    from submission join round on round.id = submission.round_id
    where submission.id = any(${[...keepers.keys()]}::uuid[]) order by round.title, submission.id
  `.execute(tx)
  const holders = work.holders.filter((id) => heirOf(id) !== id)
  const documents = await sql<{ id: string; documents: number }>`
    select organisation_id as id, count(*)::int as documents from evidence
    where organisation_id = any(${holders}::uuid[]) group by organisation_id
  `.execute(tx)
  return {
    submissions: rows.map(({ id, unit, ...row }) => {
      const keeper = keepers.get(id)!
      return { ...row, submission: id, unit: named(unit).name, from: named(keeper).name, to: nameOf(heirOf(keeper)) }
    }),
    evidence: documents.rows.map(({ id, documents: count }) => ({
      from: named(id).name,
      to: nameOf(heirOf(id)),
      documents: count,
    })),
  }
}

async function valuesOf(tx: Tx, predecessors: readonly string[], named: Named) {
  const { rows } = await sql<{ id: string; values: number }>`
    select subject_id as id, count(distinct (item_id, period, part_id))::int as values from value
    where subject_id = any(${predecessors}::uuid[]) group by subject_id
  `.execute(tx)
  return rows.map(({ id, values }) => ({ ...named(id), values }))
}

async function rolesOf(tx: Tx, ended: readonly string[], day: string, named: Named) {
  const { rows } = await sql<{ account: string; name: string; role: Role; organisation: string }>`
    select account.id as account, account.display_name as name, held.role, held.organisation_id as organisation
    from role_grant as held join account on account.id = held.account_id
    where held.organisation_id = any(${ended}::uuid[]) and (held.valid_to is null or held.valid_to > ${day})
    order by account.display_name collate "vi-x-icu", held.role
  `.execute(tx)
  return rows.map((row) => ({ ...row, organisation: named(row.organisation).name }))
}

async function groupsOf(tx: Tx, ended: readonly string[], day: string, named: Named) {
  const { rows } = await sql<{ id: string; group: string }>`
    select member.organisation_id as id, named.name as "group"
    from group_member as member join organisation_group as named on named.id = member.group_id
    where member.organisation_id = any(${ended}::uuid[])
      and member.valid_from <= ${day} and (member.valid_to is null or member.valid_to > ${day})
  `.execute(tx)
  return rows.map(({ id, group }) => ({ ...named(id), group }))
}
