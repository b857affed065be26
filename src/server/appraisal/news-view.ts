import { sql } from 'kysely'
import type { NewsView } from '#contract/appraisal-views.ts'
import type { Db } from '#db/database.ts'
import { evidenceWithIds, viewOf } from '../evidence/queries.ts'
import { defined } from '../organisations/defined.ts'
import { valuesWithIds } from '../values/stored-value.ts'
import type { News, NumberAct } from './news.ts'
import { correctionsWithIds } from './stored-correction.ts'

type Told = NewsView['changes'][number]

/** News as they are told, oldest first: what, from what to what, who and when. */
export async function newsView(db: Db, { since, acts, words }: News): Promise<NewsView> {
  const names = await namesOf(
    db,
    [...acts, ...words].map(({ by }) => by),
  )
  const ids = (kind: NumberAct['kind']): string[] => acts.flatMap((act) => (act.kind === kind ? act.id : []))
  const changes = [
    ...(await versionsTold(db, ids('value'))),
    ...(await correctionsTold(db, ids('correction'))),
    ...(await documentsTold(db, ids('evidence'))),
  ]
  const told = new Map(changes.map(({ id, change }) => [id, change]))
  const ofNumbers = acts.map(({ id, item, period, from, until, by }): Told => {
    const { before, after, ...rest } = told.get(id)!
    const place = { ...rest, item, period, at: (until ?? from).toISOString() }
    // Whoever takes something back is not always who brought it.
    if (until !== null) return { ...place, isTakenBack: true, ...defined({ before: after }) }
    return { ...place, by: names.get(by)!, isTakenBack: false, ...defined({ before, after }) }
  })
  const ofWords = words.map(({ at, by }): Told => ({
    kind: 'explanation',
    at: at.toISOString(),
    by: names.get(by)!,
    isTakenBack: false,
  }))
  return { since: since.toISOString(), changes: [...ofNumbers, ...ofWords].sort((a, b) => (a.at < b.at ? -1 : 1)) }
}

type Change = { readonly id: string; readonly change: Pick<Told, 'kind' | 'before' | 'after' | 'document'> }

async function namesOf(db: Db, accounts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, display_name as name from account where id = any(${[...new Set(accounts)]}::uuid[])
  `.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Versions with what the version before said. */
async function versionsTold(db: Db, ids: readonly string[]): Promise<Change[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; before: string | null }>`
    select later.id, before.id as before from value as later
    left join value as before on before.subject_id = later.subject_id and before.item_id = later.item_id
      and before.period = later.period and before.part_id is not distinct from later.part_id
      and before.version = later.version - 1
    where later.id = any(${[...ids]}::uuid[])
  `.execute(db)
  const values = await valuesWithIds(
    db,
    rows.flatMap(({ id, before }) => [id, ...(before === null ? [] : [before])]),
  )
  const contents = new Map(values.map(({ id, content }) => [id, content]))
  return rows.map(({ id, before }) => {
    const said = { before: before === null ? undefined : contents.get(before), after: contents.get(id) }
    return { id, change: { kind: 'value', ...defined(said) } }
  })
}

/** Corrections with the version that each corrects. */
async function correctionsTold(db: Db, ids: readonly string[]): Promise<Change[]> {
  const corrections = await correctionsWithIds(db, ids)
  if (corrections.length === 0) return []
  const { rows } = await sql<{ id: string; value: string }>`
    select id, value_id as value from correction where id = any(${[...ids]}::uuid[]) and value_id is not null
  `.execute(db)
  const values = await valuesWithIds(
    db,
    rows.map(({ value }) => value),
  )
  return corrections.map(({ id, content }) => {
    const corrected = rows.find((row) => row.id === id)?.value
    const before = values.find((value) => value.id === corrected)?.content
    return { id, change: { kind: 'correction', after: content, ...defined({ before }) } }
  })
}

async function documentsTold(db: Db, links: readonly string[]): Promise<Change[]> {
  if (links.length === 0) return []
  const { rows } = await sql<{ id: string; evidence: string }>`
    select id, evidence_id as evidence from evidence_link where id = any(${[...links]}::uuid[])
  `.execute(db)
  const documents = await evidenceWithIds(
    db,
    rows.map(({ evidence }) => evidence),
  )
  return rows.map(({ id, evidence }) => {
    const document = viewOf(documents.find((one) => one.evidence === evidence)!)
    return { id, change: { kind: 'evidence', document } }
  })
}
