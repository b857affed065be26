import type { Db } from '#db/database.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import type { Period } from '#domain/period/period.ts'
import { letterReader, type GroupSight } from '#domain/scoring/inputs.ts'
import { factsGiven } from '#domain/value/given-values.ts'
import { ValueStore } from '#domain/value/value-store.ts'
import { correctionsWithIds } from '../appraisal/stored-correction.ts'
import { sha256 } from '../events/sha256.ts'
import type { SuccessorFlows } from '../organisations/successor-flows.ts'
import { membersOf, organisationOf } from '../rounds/members.ts'
import type { Providers } from '../values/providers.ts'
import { valuesWithIds } from '../values/stored-value.ts'
import { rowsOf } from './given-rows.ts'

/** What must be known to make numbers of a round's versions. */
export type GroupGrounds = SuccessorFlows & {
  readonly outline: Outline
  readonly items: ItemCatalogue
  readonly period: Period
  readonly providers: Providers
}

/** The numbers of a round's groups as one release fixed them (method §11.10). */
export type FixedGroup = {
  readonly fixing: string
  /** Names the versions and corrections that were fixed. */
  readonly digest: string
  readonly sightOf: (member: string) => GroupSight
}

/** What the points of a submission read; undefined before its first release, and where the edition reads no group. */
export async function fixedGroup(
  db: Db,
  grounds: GroupGrounds,
  { round, groupFixing }: { readonly round: { readonly id: string }; readonly groupFixing: string | undefined },
): Promise<FixedGroup | undefined> {
  if (groupFixing === undefined) return undefined
  const { items, providers, flowParts, period } = grounds
  const pins = await db
    .selectFrom('group_pin')
    .select(['organisation_id', 'value_id', 'correction_id'])
    .where('fixing_id', '=', groupFixing)
    .execute()
  const ids = pins.map(({ value_id, correction_id }) => (value_id ?? correction_id)!)
  const values = new Map((await valuesWithIds(db, ids)).map((value) => [value.id, value]))
  const corrections = new Map((await correctionsWithIds(db, ids)).map((one) => [one.id, one]))
  const organisations = (await membersOf(db, round.id)).map(organisationOf)
  const store = new ValueStore()
  for (const { id } of organisations) store.row(id)
  for (const [member, own] of Map.groupBy(pins, ({ organisation_id }) => organisation_id)) {
    const rows = rowsOf(
      own.flatMap(({ value_id }) => values.get(value_id ?? '') ?? []),
      own.flatMap(({ correction_id }) => corrections.get(correction_id ?? '') ?? []),
    )
    const context = { items, providers: ({ id }: { readonly id: string }) => providers.get(id) ?? [], flowParts }
    store.putFacts(store.row(member), factsGiven(rows, context, member))
  }
  const reader = letterReader({ organisations, members: organisations.length }, store, period)
  return {
    fixing: groupFixing,
    digest: sha256(ids.sort().join('\n')),
    sightOf: (member) => ({ reader, row: store.row(member) }),
  }
}
