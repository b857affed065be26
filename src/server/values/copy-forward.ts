import type { StreamName } from '#domain/event/event.ts'
import { askedItems } from '#domain/edition/asked-items.ts'
import { periodFrom } from '#domain/period/period.ts'
import { copiedForward } from '#domain/value/copied-forward.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { registerOn } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import { authorOf } from './author.ts'
import type { ValueDeps } from './deps.ts'
import { latestValues } from './stored-value.ts'
import { lastDayOf } from './surroundings.ts'
import { outlineFor } from './target.ts'
import { writeVersions } from './version.ts'

type Input = {
  readonly organisation: string
  readonly edition: string
  readonly period: string
  readonly from: string
  readonly items?: readonly string[] | undefined
}

/** Copies what stood at the end of an earlier period, each copy to be confirmed; what is there already stays. */
export async function copyForward(deps: ValueDeps, input: Input, call: Call): Promise<{ copied: number }> {
  const { db, content } = deps
  const actor = actorOf(call)
  const outline = outlineFor(content, input.edition)!
  const period = periodFrom(input.period)!
  const unit = (await registerOn(db, lastDayOf(period))).byId.get(input.organisation)
  if (!unit) throw new Refusal('not-found')
  const asked = askedItems(outline, unit.kind).map(({ id }) => id)
  const items = input.items ? asked.filter((id) => input.items!.includes(id)) : asked
  return db.transaction().execute(async (tx) => {
    const stream: StreamName = `organisation:${unit.id}`
    const heads = await lockHeads(tx, [stream])
    const periods = [input.from, input.period]
    const known = await latestValues(tx, { subjects: [unit.id], items, periods })
    const earlier = known.filter((value) => value.period === input.from)
    const { copies } = copiedForward(earlier, period, known, content.items)
    const written = await writeVersions(
      tx,
      copies.map(({ origin, ...copy }) => ({
        ...copy,
        version: 1,
        copiedFrom: origin.version,
        author: authorOf(actor, copy),
        actor,
        at: heads.at,
      })),
    )
    if (written.length === 0) return { copied: 0 }
    const values = written.map(({ item, part = null, version }) => ({ item, part, version }))
    const body = { period: input.period, from: input.from, values }
    await recordOn(tx, heads, [{ stream, kind: 'values.copied-forward', by: actor.account, body }], call.origin)
    return { copied: written.length }
  })
}
