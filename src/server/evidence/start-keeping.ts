import type { Db } from '#db/database.ts'
import type { Files } from './deps.ts'
import { scanWaiting, sweepFiles } from './keep-files.ts'

const SWEEP_EVERY_MS = 3_600_000
const SCAN_EVERY_MS = 60_000

type Log = { error(details: object, message: string): void }

/** Keeps the store tidy while the server runs. Two processes may do it at once. */
export function startKeepingFiles(db: Db, files: Files, log: Log): { stop(): void } {
  const every = (ms: number, act: () => Promise<unknown>, failed: string) => {
    const timer = setInterval(() => void act().catch((err: unknown) => log.error({ err }, failed)), ms)
    timer.unref()
    return timer
  }
  const timers = [
    every(SWEEP_EVERY_MS, () => sweepFiles(db, files, new Date()), 'files not swept'),
    every(SCAN_EVERY_MS, () => scanWaiting(db, files), 'files not scanned'),
  ]
  return { stop: () => timers.forEach((timer) => clearInterval(timer)) }
}
