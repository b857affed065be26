import type { Db } from '#db/database.ts'
import type { StreamName } from '#domain/event/event.ts'
import { Refusal } from '../refusal.ts'

// Each time somebody else has written; another process does so once in a while, this one never.
const MOST_TRIES = 20

const lasts = new WeakMap<Db, Map<StreamName, Promise<unknown>>>()

/**
 * Repeats what writes on a head that it has only seen until nobody was quicker. Those of this process take turns, in
 * memory: they would only hold connections while they wait for each other.
 */
export function untilFirst<T>(db: Db, stream: StreamName, act: () => Promise<T | undefined>): Promise<T> {
  const streams = lasts.get(db) ?? new Map<StreamName, Promise<unknown>>()
  lasts.set(db, streams)
  const turn = (streams.get(stream) ?? Promise.resolve()).then(() => untilDone(act))
  const last: Promise<void> = ended(turn, () => streams.get(stream) === last && streams.delete(stream))
  streams.set(stream, last)
  return turn
}

async function ended(turn: Promise<unknown>, then: () => void): Promise<void> {
  await turn.catch(() => {})
  then()
}

async function untilDone<T>(act: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const done = await act()
    if (done !== undefined) return done
  }
  throw new Refusal('unavailable')
}
