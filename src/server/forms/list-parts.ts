import type { PartRow } from '#contract/forms.ts'
import type { Db } from '#db/database.ts'
import { isInForce } from '#domain/organisation/day.ts'
import { periodFrom } from '#domain/period/period.ts'
import { actorOf, type Call } from '../call.ts'
import { registerOn } from '../organisations/register.ts'
import { latestValues, viewOf } from '../values/stored-value.ts'
import { lastDayOf } from '../values/surroundings.ts'
import { providersOf } from '../values/providers.ts'
import type { ValueDeps } from '../values/deps.ts'

/** What the caller's organisations supply as one of several providers: one row an item and province. */
export async function listParts(
  { db, content }: ValueDeps,
  { period: key }: { readonly period: string },
  call: Call,
): Promise<{ parts: PartRow[]; periods: string[] }> {
  const period = periodFrom(key)!
  const day = lastDayOf(period)
  const [register, providers] = await Promise.all([registerOn(db, day), providersOf(db)])
  const grants = actorOf(call).grants.filter(({ role }) => role === 'data-provider')
  const wanted = grants.flatMap(({ item, organisation }) => {
    const isProvider = (providers.get(item ?? '') ?? []).some((one) => one.part === organisation && isInForce(one, day))
    const province = organisation === undefined ? undefined : provinceOf(register, organisation)
    return isProvider && item !== undefined && province ? [{ item, part: organisation!, province }] : []
  })
  const known = await latestValues(db, {
    subjects: wanted.map(({ province }) => province.id),
    items: wanted.map(({ item }) => item),
    periods: [key],
  })
  return {
    periods: await latestPeriods(db, wanted),
    parts: wanted.flatMap(({ item: id, part, province }) => {
      const item = content.items.get(id)
      const value = known.find((one) => one.item === id && one.part === part && one.subject === province.id)
      if (!item) return []
      const { name, unit, kind } = item
      return [
        {
          item: id,
          name,
          ...(unit !== undefined && { unit }),
          kind,
          subject: { id: province.id, name: province.name },
          part: { id: part, name: register.byId.get(part)?.name ?? '' },
          ...(value && { value: viewOf(value) }),
        },
      ]
    }),
  }
}

function provinceOf({ byId, above, organisations }: Awaited<ReturnType<typeof registerOn>>, id: string) {
  const inLine = above(id)
    .map((one) => byId.get(one)!)
    .find(({ kind }) => kind === 'province')
  return inLine ?? organisations.find(({ kind }) => kind === 'province')
}

const LATEST_PERIODS = 4

/** Also those in which only other providers have given theirs: there this one is waited for. */
async function latestPeriods(
  db: Db,
  wanted: readonly { readonly item: string; readonly province: { readonly id: string } }[],
): Promise<string[]> {
  if (wanted.length === 0) return []
  const rows = await db
    .selectFrom('value')
    .select('period')
    .distinct()
    .where('subject_id', 'in', [...new Set(wanted.map(({ province }) => province.id))])
    .where('item_id', 'in', [...new Set(wanted.map(({ item }) => item))])
    .where('part_id', 'is not', null)
    .orderBy('period', 'desc')
    .limit(LATEST_PERIODS)
    .execute()
  return rows.map(({ period }) => period)
}
