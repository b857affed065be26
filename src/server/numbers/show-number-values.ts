import { forms } from '#contract/forms.ts'
import { numbers, type NumberPoints, type NumberValues } from '#contract/numbers.ts'
import type { Permits } from '#domain/permission/role.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { asksForAbove, asksForCriteria, whyNotPermitted } from '#domain/permission/policy.ts'
import { periodFrom } from '#domain/period/period.ts'
import { actorOf, type Call } from '../call.ts'
import { storedVersions } from '../organisations/stored-versions.ts'
import { Refusal } from '../refusal.ts'
import { targetIn } from '../target.ts'
import type { ValueDeps } from '../values/deps.ts'
import { latestOverTime, viewOf, type StoredValue } from '../values/stored-value.ts'
import { numberPoints } from './number-points.ts'

// Years of quarters; of a number in parts, of all its parts.
const MOST_VALUES = 200
const MOST_SCORED_PERIODS = 12

type Question = { readonly item: DataItem; readonly subject: string }

/** What a unit's number has been, as far as the caller reads it, and what it gave. */
export async function showNumberValues(
  deps: ValueDeps,
  { item, subject }: Question,
  call: Call,
): Promise<NumberValues> {
  const all = await latestOverTime(deps.db, { subject, item: item.id }, MOST_VALUES)
  const given = await readable(deps, all, { item, subject }, call)
  const names = await namesOf(deps, [subject, ...given.flatMap(({ part }) => part ?? [])])
  return {
    organisation: { id: subject, name: names.get(subject) ?? '' },
    values: given.map((value) => {
      const partName = value.part === undefined ? undefined : names.get(value.part)
      return { ...viewOf(value), ...(partName !== undefined && { partName }) }
    }),
    points: (await readsAll(deps, subject, call)) ? await pointsOf(deps, { item, subject }, given) : [],
  }
}

/** Each value by the one policy; whoever may read none of the unit is told so. */
async function readable(
  deps: ValueDeps,
  all: readonly StoredValue[],
  { item, subject }: Question,
  call: Call,
): Promise<readonly StoredValue[]> {
  const seen: StoredValue[] = []
  for (const value of all) {
    const { period, part } = value
    if (await isLet(deps, numbers.showNumberValues.permits, { subject, item: item.id, period, part }, call))
      seen.push(value)
  }
  const key = { subject, item: item.id, period: ANY_PERIOD }
  if (seen.length === 0 && !(await isLet(deps, numbers.showNumberValues.permits, key, call)))
    throw new Refusal('not-permitted')
  return seen
}

/** No period that is judged: who may read it reads all. */
const ANY_PERIOD = ''

type Key = {
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly part?: string | undefined
}

async function isLet({ db }: ValueDeps, permits: Permits, key: Key, call: Call): Promise<boolean> {
  const { grants } = actorOf(call)
  const wish = { above: asksForAbove(permits, grants), state: false, criteria: asksForCriteria(permits, grants) }
  return whyNotPermitted(permits, grants, await targetIn(db)('value', key, wish)) === undefined
}

/** Points tell of the other numbers that a criterion reads: they are for whoever reads the unit's form. */
async function readsAll({ db }: ValueDeps, subject: string, call: Call): Promise<boolean> {
  const { permits } = forms.showForm
  const { grants } = actorOf(call)
  const wish = { above: asksForAbove(permits, grants), state: false, criteria: false }
  const target = await targetIn(db)('organisation', { organisation: subject }, wish)
  return whyNotPermitted(permits, grants, target) === undefined
}

async function pointsOf(
  deps: ValueDeps,
  { item, subject }: Question,
  given: readonly StoredValue[],
): Promise<NumberPoints[]> {
  const periods = [...new Set(given.map(({ period }) => period))].slice(0, MOST_SCORED_PERIODS)
  const points: NumberPoints[] = []
  for (const [at, key] of periods.entries()) {
    const question = { subject, item: item.id, period: periodFrom(key)!, isNewest: at === 0 }
    points.push(...(await numberPoints(deps, question)))
  }
  return points
}

/** By what each was called last: also of what has ended. */
async function namesOf({ db }: ValueDeps, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const organisation of new Set(ids)) {
    const versions = await storedVersions(db, { organisation })
    const last = versions.at(-1)
    if (last) names.set(organisation, last.name)
  }
  return names
}
