import { join } from 'node:path'
import type { Database } from '#db/database.ts'
import type { AuditFinding } from '#domain/event/audit-finding.ts'
import { CHECKPOINT_FILE } from '#server/events/checkpoint-file.ts'
import { PUBLIC_KEY_FILE } from '#server/events/checkpoint-key.ts'
import { verifyDatabase } from '#server/events/verify.ts'
import { PERIOD } from './officers.ts'
import type { Sent } from './saves.ts'

/**
 * What of a history is not as it must be: an acknowledged save that is gone or there twice, a value without its event or
 * an event without its value, a time that goes backwards, a chain that does not hold. Empty when all is well.
 */
export async function historyFaults(
  database: Database,
  data: string,
  acknowledged: readonly (Sent & { readonly answered: number })[],
): Promise<string[]> {
  return [
    ...(await lostSaves(database, acknowledged)),
    ...(await unpaired(database)),
    ...(await backwards(database)),
    ...(await brokenChains(database, data)),
  ]
}

async function lostSaves(
  { pool }: Database,
  acknowledged: readonly (Sent & { readonly answered: number })[],
): Promise<string[]> {
  const { rows } = await pool.query<{ key: string; by: string; item: string; version: number; number: string }>(
    `select request_key as key, entered_by as by, item_id as item, version, number::text as number
     from value where request_key is not null`,
  )
  const byKey = Map.groupBy(rows, ({ key }) => key)
  return acknowledged.flatMap(({ key, officer, item, answered, number }) => {
    const found = byKey.get(key) ?? []
    const isIt = found.some((one) => one.by === officer.account && one.item === item && one.version === answered)
    if (found.length === 1 && isIt && found[0]!.number === number) return []
    return [`acknowledged ${item} version ${answered}: found ${JSON.stringify(found)}`]
  })
}

/** Of the values that were saved here one by one. */
async function unpaired({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ what: string }>(
    `with saved as (
       select 'organisation:' || subject_id as stream, item_id as item, version, entered_at as at
       from value where request_key is not null and period = $1
     ), told as (
       select stream, body ->> 'item' as item, (body ->> 'version')::int as version, at
       from event where kind = 'value.saved' and body ->> 'period' = $1
     )
     select 'a value without its event: ' || row(saved.*)::text as what from saved
     where (select count(*) from told where (told.stream, told.item, told.version, told.at) = (saved.stream, saved.item, saved.version, saved.at)) <> 1
     union all
     select 'an event without its value: ' || row(told.*)::text from told
     where (select count(*) from saved where (told.stream, told.item, told.version) = (saved.stream, saved.item, saved.version)) <> 1`,
    [PERIOD],
  )
  return rows.map(({ what }) => what)
}

async function backwards({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ stream: string; sequence: number }>(
    `select stream, sequence from (
       select stream, sequence, at, lag(at) over (partition by stream order by sequence) as before from event
     ) as steps where at < before`,
  )
  return rows.map(({ stream, sequence }) => `time goes backwards at ${stream} ${sequence}`)
}

export async function brokenChains(database: Database, data: string): Promise<string[]> {
  const findings: AuditFinding[] = []
  const checkpointFile = join(data, 'checkpoints', CHECKPOINT_FILE)
  const publicKeyFile = join(data, 'keys', PUBLIC_KEY_FILE)
  await verifyDatabase({ database, checkpointFile, publicKeyFile }, (finding) => void findings.push(finding))
  return findings.map((finding) => JSON.stringify(finding))
}
