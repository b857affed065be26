import type { z } from 'zod'
import type { DryRunView } from '#contract/round-views.ts'
import type { rounds } from '#contract/rounds.ts'
import { periodFrom, type Period } from '#domain/period/period.ts'
import { dryRun, type Figures } from '#domain/round/dry-run.ts'
import { inputsOf, type Inputs } from '#domain/scoring/inputs.ts'
import { itemsRead } from '#domain/scoring/items-read.ts'
import { givenValues } from '#domain/value/given-values.ts'
import { registerOn } from '../organisations/register.ts'
import { successorFlowsOf } from '../organisations/successor-flows.ts'
import { Refusal } from '../refusal.ts'
import { providersOf } from '../values/providers.ts'
import { latestValues, type StoredValue } from '../values/stored-value.ts'
import type { RoundDeps } from './deps.ts'
import { candidatesOf, membersOf, organisationOf, type Member } from './members.ts'
import { othersRead, type Standing } from './others-read.ts'
import { storedRounds, type StoredRound } from './stored-round.ts'

/** Method §11.8. Writes nothing: both sides are scored on the values of this moment. */
export async function tryRound(deps: RoundDeps, asked: z.output<typeof rounds.dryRunRound.input>): Promise<DryRunView> {
  const { db } = deps
  const [round] = await storedRounds(db, { id: asked.round })
  if (!round) throw new Refusal('not-found')
  const after: Side = { edition: round.edition, period: asked.on === undefined ? round.period : periodFrom(asked.on)! }
  const before: Side = {
    edition: asked.edition ?? after.edition,
    period: asked.period === undefined ? after.period : periodFrom(asked.period)!,
  }
  return comparedSides(deps, round, { before, after, organisation: asked.organisation })
}

/** What is compared, and the member whose criteria are listed one by one. */
type Sides = { readonly before: Side; readonly after: Side; readonly organisation?: string | undefined }

/** The members of a round scored on both sides; the editions are found among those of `deps`. */
export async function comparedSides(
  deps: RoundDeps,
  round: StoredRound,
  { before, after, organisation: detailed }: Sides,
): Promise<DryRunView> {
  const { db } = deps
  const members = await (round.openedAt ? membersOf(db, round.id) : candidatesOf(db, round.id, round.membersOn))
  const [register, flows] = await Promise.all([registerOn(db, round.membersOn), successorFlowsOf(db)])
  const question = { members, standing: { register, flows } }
  const one = await inputsAt(deps, before, question)
  const { compared, members: changes, criteria } = dryRun(one, await inputsAt(deps, after, question))
  const detail = changes.find(({ organisation }) => organisation === detailed)?.criteria ?? []
  const names = new Map(members.map(({ id, name }) => [id, name]))
  return {
    before: { edition: before.edition, period: before.period.key },
    after: { edition: after.edition, period: after.period.key },
    compared,
    members: changes.map(({ organisation, before, after, direction, criteria }) => ({
      organisation,
      name: names.get(organisation)!,
      before: figuresView(before),
      after: figuresView(after),
      direction,
      changed: criteria.length,
    })),
    criteria: criteria.map((one) => ({ ...one })),
    detail: detail.map((one) => ({ ...one })),
  }
}

/** An edition, and the period whose values it is tried on. */
type Side = { readonly edition: string; readonly period: Period }
type Question = { readonly members: readonly Member[]; readonly standing: Standing }

/** What scoring reads for all members at once, of the latest versions of their values. */
async function inputsAt(
  { db, content }: RoundDeps,
  { edition, period }: Side,
  { members, standing }: Question,
): Promise<Inputs> {
  const outline = content.outlines.get(edition)
  if (!outline) throw new Refusal('not-found')
  const { register, flows } = standing
  const ids = members.map(({ id }) => id)
  const reads = itemsRead(outline, period)
  const periods = [...new Set(reads.flatMap((read) => read.periods.map(({ key }) => key)))]
  const own = {
    subjects: [...ids, ...flows.predecessors(ids, periods)],
    items: [...new Set(reads.map(({ item }) => item))],
    periods,
  }
  const values = new Map<string, StoredValue>()
  for (const asked of [own, ...othersRead(outline, period, members, standing)])
    for (const value of await latestValues(db, asked)) values.set(value.id, value)
  const taken = new Set(ids)
  const others = register.organisations.filter(({ id }) => !taken.has(id))
  const organisations = [...members.map(organisationOf), ...others]
  const providers = await providersOf(db)
  const { store } = givenValues([...values.values()], {
    organisations: organisations.map(({ id }) => id),
    items: content.items,
    providers: (item) => providers.get(item.id) ?? [],
    flowParts: flows.flowParts,
  })
  for (const { organisation, node } of await acceptedClaims({ db, content }, { edition, period }))
    if (taken.has(organisation)) store.setNotApplicable(node, store.row(organisation))
  return inputsOf(outline, { organisations, members: members.length }, store, period)
}

async function acceptedClaims({ db }: RoundDeps, { edition, period }: Side) {
  const rows = await db
    .selectFrom('not_applicable')
    .select(['organisation_id', 'node_code'])
    .where('edition_id', '=', edition)
    .where('period', '=', period.key)
    .where('state', '=', 'accepted')
    .execute()
  return rows.map(({ organisation_id, node_code }) => ({ organisation: organisation_id, node: node_code }))
}

function figuresView({ points, max, index }: Figures) {
  return { points, max, index: index ?? null }
}
