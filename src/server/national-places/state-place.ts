import type { z } from 'zod'
import type { nationalPlaces, StatedPlaceRow } from '#contract/national-places.ts'
import type { Db, Tx } from '#db/database.ts'
import { INSTALLATION } from '#domain/event/event.ts'
import { statedPlaceFaults } from '#domain/programme/stated-place.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn, type Heads } from '../events/record.ts'
import { today } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import { statedPlaces } from './stated-places.ts'

type Deps = { readonly db: Db }
type Done = { version: number }

/** States the place of a year, or what is to stand in its place (method §11.14). */
export async function statePlace(
  { db }: Deps,
  { version: seen, ...stated }: z.output<typeof nationalPlaces.statePlace.input>,
  call: Call,
): Promise<Done> {
  const faults = statedPlaceFaults(stated, today()).map(({ field, code }) => `${field}: ${code}`)
  if (faults.length > 0) throw new Refusal('bad-input', faults)
  const { account } = actorOf(call)
  const { year, publishedBy, publishedOn, index, ...figures } = stated
  const optional = { ...(index !== undefined && { index }), ...(publishedOn !== undefined && { publishedOn }) }
  return db.transaction().execute(async (tx) => {
    const { heads } = await lockedPlace(tx, year, seen)
    const version = seen + 1
    const row = {
      ...{ ...figures, index: index ?? null, published_by: publishedBy, published_on: publishedOn ?? null, version },
      ...{ withdrawn_because: null, changed_by: account, changed_at: heads.at },
    }
    await tx
      .insertInto('stated_place')
      .values({ year, ...row })
      .onConflict((conflict) => conflict.column('year').doUpdateSet(row))
      .execute()
    const body = { period: String(year), version, ...figures, ...optional, publishedBy }
    const event = { stream: INSTALLATION, kind: 'installation.place-stated', by: account, body } as const
    await recordOn(tx, heads, [event], call.origin)
    return { version }
  })
}

/** What was stated counts no longer; its row says why. */
export async function withdrawPlace(
  { db }: Deps,
  { year, version: seen, reason }: z.output<typeof nationalPlaces.withdrawPlace.input>,
  call: Call,
): Promise<Done> {
  const { account } = actorOf(call)
  return db.transaction().execute(async (tx) => {
    const { heads, current } = await lockedPlace(tx, year, seen)
    if (!current || current.withdrawnBecause !== undefined) throw new Refusal('wrong-state')
    const version = seen + 1
    const row = { version, withdrawn_because: reason, changed_by: account, changed_at: heads.at }
    await tx.updateTable('stated_place').set(row).where('year', '=', year).execute()
    const body = { period: String(year), version, reason }
    const event = { stream: INSTALLATION, kind: 'installation.place-withdrawn', by: account, body } as const
    await recordOn(tx, heads, [event], call.origin)
    return { version }
  })
}

/** Nobody else changes a stated place until the transaction's end; whoever saw another version is told what stands. */
async function lockedPlace(
  tx: Tx,
  year: number,
  seen: number,
): Promise<{ heads: Heads; current: StatedPlaceRow | undefined }> {
  const heads = await lockHeads(tx, [INSTALLATION])
  const current = (await statedPlaces(tx)).find((one) => one.year === year)
  if ((current?.version ?? 0) !== seen) throw new Refusal('stale', undefined, current && { current })
  return { heads, current }
}
