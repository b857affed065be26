import { fixDueRounds } from './fix-common-values.ts'
import type { RoundDeps } from './deps.ts'
import { handOverDue } from './hand-over.ts'
import { noteWorking } from './note-working.ts'

const EVERY_MS = 60_000

type Log = { error(details: object, message: string): void }

/** Each minute does what the calendar of rounds asks for without anybody's call. Several processes may do it at once. */
export function startRoundClock(deps: RoundDeps, log: Log): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(() => tick(deps)).catch((err: unknown) => log.error({ err }, 'the round clock failed'))
  }, EVERY_MS)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      return running
    },
  }
}

/** Once: also before the server takes calls, so that an end of entry that an outage puts off is never judged early. */
export async function tick(deps: RoundDeps): Promise<void> {
  await noteWorking(deps.db)
  await handOverDue(deps.db)
  await fixDueRounds(deps)
}
