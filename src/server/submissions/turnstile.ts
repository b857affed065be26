import type { Db } from '#db/database.ts'
import { Refusal } from '../refusal.ts'

// More at once would be no faster, for each takes its number in turn; they would all be slow together.
const MOST_AT_ONCE = 4
const MOST_WAITING = 2000

type Turnstile = { inside: number; readonly waiting: (() => void)[] }

const turnstiles = new WeakMap<Db, Turnstile>()

/**
 * Lets those who submit in, a few at a time, in the order in which they came. When hundreds come in the last minute each
 * is done with before the next begins, and nobody waits for a connection that somebody else's beginnings hold.
 */
export async function inTurn<T>(db: Db, act: () => Promise<T>): Promise<T> {
  const turnstile = turnstiles.get(db) ?? { inside: 0, waiting: [] }
  turnstiles.set(db, turnstile)
  if (turnstile.inside >= MOST_AT_ONCE) await turnOf(turnstile)
  else turnstile.inside += 1
  try {
    return await act()
  } finally {
    const next = turnstile.waiting.shift()
    if (next) next()
    else turnstile.inside -= 1
  }
}

/** Whoever leaves hands the place on. */
function turnOf({ waiting }: Turnstile): Promise<void> {
  if (waiting.length >= MOST_WAITING) throw new Refusal('unavailable')
  return new Promise((come) => waiting.push(come))
}
