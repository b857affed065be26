import { dirname } from 'node:path'
import { type KeptServer, keptServer } from '#test/support/database/kept-server.ts'
import { systemPart } from './system-parts.ts'

/**
 * Starts Debian's PostgreSQL 15, the oldest that La Bàn supports, in a cluster of its own in the system's temp folder:
 * whatever cluster the machine may have is not touched.
 */
export async function startDebianPostgres(): Promise<KeptServer> {
  return keptServer(dirname(systemPart('postgres')))
}
