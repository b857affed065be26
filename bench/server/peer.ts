// What a save is measured beside: the same framework and pool, and of a save only the row. One statement, which
// commits by itself, a request. Takes the database's address and the pool's size; prints where it listens.
import fastify from 'fastify'
import { openDatabase } from '../../src/db/database.ts'

const [url, connections] = process.argv.slice(2)
const { pool } = openDatabase(url!, { most: Number(connections) })
await pool.query(`create table if not exists bench_row (
  id uuid primary key, subject_id uuid not null, item_id text not null, period text not null,
  version integer not null, number numeric not null, typed text not null, entered_at timestamptz not null)`)

type Row = { Params: { unit: string; period: string; item: string }; Body: { version: number; content: Content } }
type Content = { number: string; typed: string }

const app = fastify()
app.put<Row>('/rows/:unit/:period/:item', async ({ params: { unit, period, item }, body }) => {
  const version = body.version + 1
  await pool.query('insert into bench_row values ($1, $2, $3, $4, $5, $6, $7, now())', [
    crypto.randomUUID(),
    unit,
    item,
    period,
    version,
    body.content.number,
    body.content.typed,
  ])
  return { value: { item, version } }
})
console.log(await app.listen({ host: 'localhost', port: 0 }))
process.once('SIGTERM', () => process.exit(0))
