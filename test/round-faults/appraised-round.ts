import type { Database } from '#db/database.ts'
import { applicableLeaves } from '#domain/edition/asked-items.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { readContent } from '#server/served-content.ts'
import { entered, type Bearer } from '#test/support/bearers.ts'
import { EDITION, type Head } from './round-folder.ts'

/** Who appraises and approves, and what there is to appraise of a commune. */
export type Appraisal = {
  readonly appraisers: readonly [Bearer, Bearer]
  readonly secretary: Bearer
  readonly leaves: readonly OutlineNode[]
}

/** Takes submissions on, by rows: submitted with all their values, entry over, the numbers of others fixed. */
export async function takenOn(database: Database, round: string, heads: readonly Head[]): Promise<Appraisal> {
  const ids = heads.map(({ submission }) => submission)
  const { pool } = database
  await pool.query(
    `update round set entry_until = now() - interval '1 hour', fixed_since = now() - interval '1 minute' where id = $1`,
    [round],
  )
  await pool.query(`update submission set state = 'appraisal', attempt = 1, version = 2 where id = any($1::uuid[])`, [
    ids,
  ])
  await pool.query(
    `insert into receipt (submission_id, attempt, number, at, by_account, form, hash)
     select id, 1, '2022-' || lpad((row_number() over ())::text, 6, '0'), now(), $2, 'head', sha256('')
     from unnest($1::uuid[]) as id`,
    [ids, heads[0]!.account],
  )
  await pool.query(
    `insert into pin (submission_id, attempt, value_id)
     select submission.id, 1, value.id from submission join value on value.subject_id = submission.organisation_id
     where submission.id = any($1::uuid[])`,
    [ids],
  )
  const { outlines } = await readContent(database.db)
  const outline = outlines.get(EDITION)!
  const leaves = applicableLeaves(outline, 'commune').filter(({ leaf }) => !leaf!.unscored)
  const charged = leaves.map(({ code }) => ({ role: 'appraiser', edition_id: EDITION, node_code: code }))
  return database.db.transaction().execute(async (tx) => ({
    appraisers: [await entered(tx, { grants: charged }), await entered(tx, { grants: charged })] as const,
    secretary: await entered(tx, { grants: [{ role: 'council-secretary' }] }),
    leaves,
  }))
}

/** A count of a unit's own, and the criteria that read it. */
export type SharedCount = { readonly item: string; readonly nodes: readonly string[] }

export function sharedCounts(leaves: readonly OutlineNode[]): SharedCount[] {
  const nodes = new Map<string, string[]>()
  for (const { code, leaf } of leaves)
    for (const { item, variable } of leaf!.letters)
      if (item.kind === 'count' && variable.of === 'own' && variable.combine === 'none')
        nodes.set(item.id, [...new Set([...(nodes.get(item.id) ?? []), code])])
  return [...nodes].map(([item, some]) => ({ item, nodes: some })).filter((one) => one.nodes.length > 1)
}
