import type { Readable, Writable } from 'node:stream'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'

export type CopiedTable = {
  readonly name: string
  /** Those that are stored, in the order of the copy; generated ones are left out. */
  readonly columns: readonly string[]
  /** The columns of the primary key, by which rows are put in order; texts by their bytes. */
  readonly key: readonly { readonly name: string; readonly isText: boolean }[]
}

type Client = pg.ClientBase

/** Settings under which every PostgreSQL writes a value in the same way. */
export async function setCopyForm(client: Client): Promise<void> {
  for (const [setting, form] of Object.entries(FORM)) await client.query(`set local ${setting} = '${form}'`)
}

const FORM = {
  client_encoding: 'UTF8',
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
}

/** The rows in PostgreSQL's text format: one a line, in an order that is the same on every server. */
export function copyOut(client: Client, table: CopiedTable): Readable {
  const order = table.key.map(({ name, isText }) => `${quoted(name)}${isText ? ' collate "C"' : ''}`)
  return client.query(
    to(`copy (select ${columnsOf(table)} from ${placeOf(table)} order by ${order.join(', ')}) to stdout`),
  )
}

export function copyIn(client: Client, table: CopiedTable): Writable {
  return client.query(from(`copy ${placeOf(table)} (${columnsOf(table)}) from stdin`))
}

function columnsOf({ columns }: CopiedTable): string {
  return columns.map(quoted).join(', ')
}

function placeOf({ name }: CopiedTable): string {
  return `public.${quoted(name)}`
}

const quoted = (name: string): string => pg.escapeIdentifier(name)
