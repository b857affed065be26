import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '#db/database.ts'
import { itemsRead } from '#domain/scoring/items-read.ts'
import { keyOf } from '#domain/submission/pins.ts'
import { standingCorrectionsOf } from '../appraisal/stored-correction.ts'
import { insertRows } from '../bulk-insert.ts'
import type { ValueKey, ValuesAsked } from '../values/stored-value.ts'
import type { GroupGrounds } from './fixed-group.ts'

type Read = Omit<ValuesAsked, 'subjects'>
type Pin = { readonly value_id: string } | { readonly correction_id: string }

/**
 * Method §11.10. Fixes the numbers of all groups of a round as they are judged at this moment; submissions that are
 * released together share one fixing. Answers its id; undefined where the edition reads no group.
 */
export async function fixGroup(tx: Tx, grounds: GroupGrounds, round: string, at: Date): Promise<string | undefined> {
  const read = readOfGroups(grounds)
  if (read.items.length === 0) return undefined
  const fixing = { id: uuidv7(), round_id: round, fixed_at: at }
  const made = await tx
    .insertInto('group_fixing')
    .values(fixing)
    .onConflict((conflict) => conflict.constraint('group_fixing_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) await writePins(tx, grounds, fixing, read)
  const { id } = await tx
    .selectFrom('group_fixing')
    .select('id')
    .where('round_id', '=', round)
    .where('fixed_at', '=', at)
    .executeTakeFirstOrThrow()
  return id
}

function readOfGroups({ outline, period }: GroupGrounds): Read {
  const reads = itemsRead(outline, period).filter(({ of }) => of === 'group')
  return {
    items: [...new Set(reads.map(({ item }) => item))],
    periods: [...new Set(reads.flatMap(({ periods }) => periods.map(({ key }) => key)))],
  }
}

/** Of each member that has submitted: what it pinned, or what the appraisers have in its place. */
async function writePins(
  tx: Tx,
  { predecessors }: GroupGrounds,
  { id: fixing_id, round_id }: { readonly id: string; readonly round_id: string },
  read: Read,
): Promise<void> {
  const pinned = await pinnedOf(tx, round_id, read)
  const subjectsOf = new Map(
    [...pinned.keys()].map((member) => [member, [member, ...predecessors([member], read.periods)]]),
  )
  const subjects = [...new Set([...subjectsOf.values()].flat())]
  const corrections = (await standingCorrectionsOf(tx, round_id, subjects)).filter(
    ({ item, period }) => read.items.includes(item) && read.periods.includes(period),
  )
  const rows = [...pinned].flatMap(([organisation_id, versions]) => {
    const pins = new Map<string, Pin>(versions.map((one) => [keyOf(one), { value_id: one.id }]))
    const own = subjectsOf.get(organisation_id)!
    for (const one of corrections) if (own.includes(one.subject)) pins.set(keyOf(one), { correction_id: one.id })
    return [...pins.values()].map((pin) => ({ id: uuidv7(), fixing_id, organisation_id, ...pin }))
  })
  await insertRows(tx, 'group_pin', rows)
}

type Version = ValueKey & { readonly id: string }

/** By member that has submitted; one that gave none of the numbers has no versions. */
async function pinnedOf(tx: Tx, round: string, { items, periods }: Read): Promise<Map<string, Version[]>> {
  const { rows } = await sql<Version & { member: string; part: string | null }>`
    select submission.organisation_id as member, value.id, value.subject_id as subject, value.item_id as item,
      value.period, value.part_id as part
    from submission left join (
      pin join value on value.id = pin.value_id and value.item_id = any(${items}::text[])
        and value.period = any(${periods}::text[])
    ) on pin.submission_id = submission.id and pin.attempt = submission.attempt
    where submission.round_id = ${round} and submission.state <> 'draft'
  `.execute(tx)
  const members = Map.groupBy(rows, ({ member }) => member)
  return new Map([...members].map(([member, some]) => [member, some.filter(({ id }) => id !== null)]))
}
