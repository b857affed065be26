import { sql } from 'kysely'
import type { CopiedTable } from '#db/copy.ts'
import type { Tx } from '#db/database.ts'

/**
/**
 * Tables of the house that do not come back after a restore. A signed-in browser, a count of failed sign-ins, a link that
 * opens an account and an API token are true of one installation at one time: a link that has been used since the backup
 * would open the account again, a token that has been revoked would be good again. So is a browser on its way to the
 * identity provider.
 */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  'session',
  'throttle',
  'one_time_link',
  'oidc_visit',
  'api_token',
])

/** The schema's tables whose rows are kept, each after those it refers to, and the names of the others. */
export async function keptTables(tx: Tx): Promise<{ kept: CopiedTable[]; leftOut: string[] }> {
  const tables = await tablesOf(tx)
  const references = await referencesOf(tx)
  const kept = inOrder(
    tables.filter(({ name }) => !LEFT_OUT.has(name)),
    references,
  )
  for (const { name, key } of kept) if (key.length === 0) throw new Error(`the table ${name} has no primary key`)
  return { kept, leftOut: tables.map(({ name }) => name).filter((name) => LEFT_OUT.has(name)) }
}

/** All tables of the schema. */
export async function tableNames(tx: Tx): Promise<string[]> {
  return (await tablesOf(tx)).map(({ name }) => name)
}

export type Reference = { readonly of: string; readonly to: string }

/** Referred tables first, else by name. A table's references to itself are checked when all its rows are there. */
export function inOrder<Table extends { readonly name: string }>(
  tables: readonly Table[],
  references: readonly Reference[],
): Table[] {
  const waiting = new Map([...tables].sort(byName).map((table) => [table.name, table]))
  const ordered: Table[] = []
  while (waiting.size > 0) {
    const isFree = ({ name }: Table) => references.every(({ of, to }) => of !== name || to === name || !waiting.has(to))
    const next = [...waiting.values()].find(isFree)
    if (!next) throw new Error(`these tables refer to one another in a circle: ${[...waiting.keys()].join(', ')}`)
    waiting.delete(next.name)
    ordered.push(next)
  }
  return ordered
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1
}

/** Without those of the migrator and of extensions. */
async function tablesOf(tx: Tx): Promise<CopiedTable[]> {
  const { rows } = await sql<CopiedTable>`
    select c.relname::text as name,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(json_build_object('name', a.attname, 'isText', a.attcollation <> 0) order by k.place)
        from pg_index i
        cross join unnest(i.indkey::smallint[]) with ordinality as k (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary), '[]'::json) as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not starts_with(c.relname::text, 'kysely_migration')
      and not exists (select from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname`.execute(tx)
  return rows
}

/** A deferrable reference is checked at the end, whatever the order. */
async function referencesOf(tx: Tx): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select distinct own.relname::text as of, other.relname::text as to
    from pg_constraint k
    join pg_class own on own.oid = k.conrelid
    join pg_class other on other.oid = k.confrelid
    where k.contype = 'f' and not k.condeferrable and k.connamespace = 'public'::regnamespace`.execute(tx)
  return rows
}
