import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '../refusal.ts'

// argon2id (the library's default), as OWASP's password storage sheet gives it: 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

// Each takes a core and 19 MiB: a flood of sign-ins waits here instead of eating the machine.
const AT_ONCE = 2
const MOST_WAITING = 100

let running = 0
const waiting: (() => void)[] = []

export function passwordHash(password: string): Promise<string> {
  return inTurn(() => hash(password, COST))
}

/** Takes as long for an account without a password, or without being there, as for any other; then it is false. */
export async function isPassword(password: string, hashed: string | null | undefined): Promise<boolean> {
  const known = hashed ?? (await nobodys())
  return (await inTurn(() => verify(known, password))) && known === hashed
}

let nobodysHash: Promise<string> | undefined

function nobodys(): Promise<string> {
  nobodysHash ??= passwordHash(crypto.randomUUID())
  return nobodysHash
}

async function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
  if (running < AT_ONCE) running += 1
  else await turn()
  try {
    return await act()
  } finally {
    const next = waiting.shift()
    // Whoever goes on takes the place over.
    if (next) next()
    else running -= 1
  }
}

function turn(): Promise<void> {
  if (waiting.length >= MOST_WAITING) throw new Refusal('too-many-requests', undefined, { retryAfterSeconds: 5 })
  return new Promise((resolve) => waiting.push(resolve))
}
