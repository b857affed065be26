import { sql } from 'kysely'
import type { ValueToVerify } from '#contract/verdicts.ts'
import type { Db } from '#db/database.ts'
import { periodFrom, previousPeriod, type Period } from '#domain/period/period.ts'
import type { SoftFinding } from '#domain/value/soft-check.ts'
import { assess } from '../values/assessment.ts'
import type { ValueDeps } from '../values/deps.ts'
import { isSameKey, latestOfAll, valuesWithIds, viewOf, type StoredValue } from '../values/stored-value.ts'
import { surroundingsOf } from '../values/surroundings.ts'
import { verdictView } from '../values/verdict-view.ts'
import type { Place } from './places.ts'

type Of = { readonly period: string; readonly names: ReadonlyMap<string, string> }
type Around = { readonly findings: (value: StoredValue) => SoftFinding[]; readonly known: readonly StoredValue[] }

/** A page's values with what helps to judge them. */
export async function rowsOf(deps: ValueDeps, page: readonly Place[], { period, names }: Of): Promise<ValueToVerify[]> {
  if (page.length === 0) return []
  const { db } = deps
  const values = new Map(
    (
      await valuesWithIds(
        db,
        page.map(({ id }) => id),
      )
    ).map((value) => [value.id, value]),
  )
  const said = await saidOf(db, [...values.keys()])
  const documents = await documentsOf(db, [...values.keys()])
  const around = await aroundOf(deps, [...values.values()], periodFrom(period)!)
  const earlierPeriod = previousPeriod(periodFrom(period)!).key
  return page.flatMap(({ id, standing }) => {
    const value = values.get(id)
    if (!value) return []
    const { findings, known } = around.get(value.subject)!
    const before = known.find((one) => isSameKey(one, { ...value, period: earlierPeriod }))
    const partName = value.part === undefined ? undefined : names.get(value.part)
    const word = said.get(id)
    return {
      ...viewOf(value),
      subjectName: names.get(value.subject) ?? '',
      ...(partName !== undefined && { partName }),
      standing,
      ...(word && { said: word }),
      ...(before &&
        before.content.kind !== 'withdrawn' && { before: { period: earlierPeriod, content: before.content } }),
      findings: findings(value).map(({ code, params }) => ({ code, params: { ...params } })),
      documents: documents.get(id) ?? 0,
    }
  })
}

/** The last word about any version of each. */
async function saidOf(db: Db, ids: readonly string[]): Promise<Map<string, NonNullable<ValueToVerify['said']>>> {
  const { rows } = await sql<{
    id: string
    about: string
    verdict: string
    note: string | null
    display_name: string
    decided_at: Date
  }>`
    select distinct on (shown.id) shown.id, about.id as about, said.verdict, said.note, account.display_name, said.decided_at
    from value as shown
    join value as about on about.subject_id = shown.subject_id and about.item_id = shown.item_id
      and about.period = shown.period and about.part_id is not distinct from shown.part_id
      and about.version <= shown.version
    join value_verdict as said on said.value_id = about.id
    join account on account.id = said.decided_by
    where shown.id = any(${ids}::uuid[])
    order by shown.id, about.version desc, said.decided_at desc, said.id desc
  `.execute(db)
  const versions = new Map(
    (
      await valuesWithIds(
        db,
        rows.map(({ about }) => about),
      )
    ).map((one) => [one.id, one]),
  )
  return new Map(
    rows.map((row) => {
      const { version, content } = versions.get(row.about)!
      return [row.id, { ...verdictView(row), version, ...(row.about !== row.id && { content }) }]
    }),
  )
}

async function documentsOf(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; documents: number }>`
    select value.id, count(*) as documents from value
    join evidence_link as link on link.subject_id = value.subject_id and link.period = value.period
      and link.item_id = value.item_id and link.unlinked_at is null
    where value.id = any(${ids}::uuid[]) group by value.id
  `.execute(db)
  return new Map(rows.map(({ id, documents }) => [id, documents]))
}

/** By unit: what is remarkable about its values, and what stands in other periods. */
async function aroundOf(deps: ValueDeps, values: readonly StoredValue[], period: Period): Promise<Map<string, Around>> {
  const around = []
  for (const [subject, own] of Map.groupBy(values, (one) => one.subject)) {
    const items = [...new Set(own.map(({ item }) => item))]
    around.push({ subject, surroundings: await surroundingsOf(deps, { subject, period, items }) })
  }
  const asked = around.flatMap(({ surroundings }) => surroundings.asked)
  const bySubject = Map.groupBy(await latestOfAll(deps.db, asked), ({ subject }) => subject)
  return new Map(
    around.map(({ subject, surroundings }) => {
      const known = surroundings.asked[0]!.subjects.flatMap((id) => bySubject.get(id) ?? [])
      const { findings } = assess(known, surroundings, deps.content.items, undefined)
      return [subject, { findings, known }]
    }),
  )
}
