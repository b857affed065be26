import type { z } from 'zod'
import type { OutputOf } from '#contract/operation.ts'
import type { verdicts } from '#contract/verdicts.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { matches } from '#domain/fold.ts'
import { VerdictStanding } from '#domain/value/verdict-standing.ts'
import { actorOf, type Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { verifiedItems } from './charge.ts'
import { givenPeriods, namesOf, placeOrder, placesIn, type Place } from './places.ts'
import { rowsOf } from './rows.ts'

type Input = z.output<(typeof verdicts.listValuesToVerify)['input']>
type Output = OutputOf<typeof verdicts.listValuesToVerify>

/**
 * What the caller may give a verdict of in a period (method §7.14). A page goes on behind the place where the one before
 * stopped, whatever was said of it since.
 */
export async function listValuesToVerify(deps: ValueDeps, input: Input, call: Call): Promise<Output> {
  const { db, content } = deps
  const charged = new Set(verifiedItems(actorOf(call).grants))
  const items = [...content.items.values()].filter(({ id }) => charged.has(id))
  const periods = await givenPeriods(db, ids(items))
  const period = input.period ?? periods[0]
  if (period === undefined) return { periods, items, counts: countsOf([]), rows: [] }
  const asked = input.item === undefined ? ids(items) : ids(items).filter((id) => id === input.item)
  const all = await placesIn(db, asked, period)
  const names = await namesOf(db, [...new Set(all.flatMap(({ subject, part }) => [subject, ...(part ? [part] : [])]))])
  const found = all.filter(({ subject }) => matches(names.get(subject) ?? '', input.words ?? ''))
  found.sort(await placeOrder(db, asked, names))
  const rest = behind(found, input.after).filter(({ standing }) => isAskedFor(standing, input.standing))
  const page = rest.slice(0, input.limit)
  return {
    ...{ periods, period, items },
    counts: countsOf(found),
    rows: await rowsOf(deps, page, { period, names }),
    ...(rest.length > page.length && { next: keyOf(page.at(-1)!) }),
  }
}

function ids(items: readonly DataItem[]): string[] {
  return items.map(({ id }) => id)
}

function isAskedFor(standing: VerdictStanding, asked: Input['standing']): boolean {
  if (asked === 'open') return standing === 'waiting' || standing === 'changed'
  return asked === undefined || asked === standing
}

function keyOf({ item, subject, part }: Place): string {
  return [item, subject, ...(part === undefined ? [] : [part])].join(' ')
}

/** From the beginning where the place is not among them: it was taken back, or asked for otherwise. */
function behind(places: readonly Place[], after: string | undefined): readonly Place[] {
  return after === undefined ? places : places.slice(places.findIndex((place) => keyOf(place) === after) + 1)
}

function countsOf(places: readonly Place[]): Record<VerdictStanding, number> {
  const count = (standing: VerdictStanding): number => places.filter((place) => place.standing === standing).length
  const [waiting, changed, verified, disputed] = VerdictStanding.options.map(count) as [number, number, number, number]
  return { waiting, changed, verified, disputed }
}
