import type pg from 'pg'
import { uuidv7 } from 'uuidv7'

type Insert = (table: string, rows: readonly Readonly<Record<string, unknown>>[]) => Promise<void>

const AT = '2026-02-28T16:59:59.123456Z'

/** One thread that says every odd text, and is settled after the end of time. */
export async function fillRemarks(
  client: pg.ClientBase,
  insert: Insert,
  texts: readonly string[],
  [speaker, reader]: readonly string[],
): Promise<void> {
  const { rows } = await client.query<{ subject_id: string; item_id: string; period: string }>(
    'select subject_id, item_id, period from value order by id limit 1',
  )
  const said = { ...rows[0]!, act: 'said', by_account: speaker, at: AT }
  const remarks = texts.map((words, i) => ({ id: uuidv7(), ...said, sequence: i + 1, words }))
  const settled = { id: uuidv7(), ...said, sequence: 1_000_000, act: 'resolved', words: null, at: 'infinity' }
  await insert('remark', [...remarks, settled])
  await insert('remark_mention', [{ remark_id: settled.id, account_id: reader }])
  await insert('remark_reading', [{ account_id: reader, ...rows[0]!, sequence: 2 }])
}
