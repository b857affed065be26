import type { Database } from '#db/database.ts'
import { configFrom, type Config } from '#server/config.ts'
import { installedVersion } from '#server/operation/version.ts'
import { guestPlace, placesOf } from '#server/place.ts'
import { startFailure } from '#server/start-failure.ts'
import { Unusable } from '../command.ts'
import type { Installation } from './backup-outcome.ts'

/** The configuration that commands share with the server; what is wrong with it is one readable list. */
export function configured(): Config {
  const config = configFrom(process.env)
  if ('faults' in config) throw new Unusable(config.faults)
  return config
}

/** What is backed up and restored: the database as it is, the stored files, and the checkpoints. */
export async function withInstallation<Result>(act: (installation: Installation) => Promise<Result>): Promise<Result> {
  const config = configured()
  const { version } = installedVersion()
  return withDatabase((database) => act({ database, places: placesOf(config), program: version }))
}

/** Opens the installation's database, as a guest of a running server, acts with it and closes it again. */
export async function withDatabase<Result>(act: (database: Database) => Promise<Result>): Promise<Result> {
  const config = configured()
  const place = await guestPlace(config).catch((error: unknown) => {
    throw explained(error, config)
  })
  try {
    return await act(place.database)
  } catch (error) {
    throw explained(error, config)
  } finally {
    await place.close()
  }
}

function explained(error: unknown, config: Config): unknown {
  const sentences = startFailure(error, config)
  return sentences ? new Unusable(sentences) : error
}
