import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONFIGURATION_FAULTS } from '#text/configuration.ts'
import type { Config } from '../config.ts'
import { freshSecret, isInstallationSecret, SECRET_FILE } from './secret-text.ts'

/** The file of the secret holds something else. */
export class SecretFileError extends Error {
  readonly faults: string[]
  constructor(path: string) {
    const { vi, en } = CONFIGURATION_FAULTS['secret-unfit']
    super(en({ path }))
    this.faults = [vi({ path }), en({ path })]
  }
}

/**
 * The 32 bytes that seal second factors: as configured, else the file in the folder of keys. A trial makes that file
 * once, readable to its owner only; of two processes that start together one makes it and both read it.
 */
export function installationSecret(config: Pick<Config, 'LABAN_MODE' | 'LABAN_SECRET' | 'LABAN_KEYS'>): Buffer {
  const text = config.LABAN_SECRET ?? secretOfFile(config)
  return Buffer.from(text, 'base64url')
}

function secretOfFile({ LABAN_MODE, LABAN_KEYS }: Pick<Config, 'LABAN_MODE' | 'LABAN_KEYS'>): string {
  const path = join(LABAN_KEYS, SECRET_FILE)
  if (LABAN_MODE === 'trial') makeOnce(LABAN_KEYS, path)
  const text = readFileSync(path, 'utf8').trim()
  if (!isInstallationSecret(text)) throw new SecretFileError(path)
  return text
}

/** Written whole under another name first: no reader finds half of it, and a link is never put over a file. */
function makeOnce(folder: string, path: string): void {
  if (existsSync(path)) return
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const written = `${path}.${process.pid}`
  writeFileSync(written, `${freshSecret()}\n`, { mode: 0o600 })
  try {
    linkSync(written, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(written)
  }
}
