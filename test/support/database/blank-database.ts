import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import type { FreshDatabase } from './database.ts'
import { connected, create, drop, urlWith } from './databases.ts'

/** A database without any table, on the server of the run's tests or another. The caller drops it. */
export async function blankDatabase(server?: string): Promise<FreshDatabase> {
  const { url: own, run } = inject('databaseServer')
  const url = server ?? own
  const name = `laban_${run}_test_${randomBytes(6).toString('hex')}`
  await connected(url, (client) => create(client, name, 'template0'))
  return { url: urlWith(url, name), drop: () => connected(url, (client) => drop(client, name)) }
}
