import { sql, type Insertable } from 'kysely'
import type { Tx } from '#db/database.ts'
import type { DB as Tables } from '#db/tables.ts'

const AT_ONCE = 5000

/**
 * Writes many rows with one parameter a statement, so that their number has no limit. What a row does not name is null,
 * not the column's default. JSON columns keep the order of keys. Not for columns of bytes.
 */
export async function insertRows<Table extends keyof Tables>(
  tx: Tx,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  const names = new Set<string>()
  for (const row of rows) for (const name in row) names.add(name)
  const columns = sql.join([...names].map((name) => sql.ref(name)))
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const text = JSON.stringify(rows.slice(at, at + AT_ONCE))
    await sql`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${text}::json)
    `.execute(tx)
  }
}
