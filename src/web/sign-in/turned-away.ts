import { CallError, type Client } from '#contract/client.ts'

const listeners = new Set<() => void>()

/** Tells when the server has turned a call away because nobody is signed in; returns what ends the telling. */
export function whenTurnedAway(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** True where signing in would help. */
export function isTurnedAway(error: unknown): boolean {
  return error instanceof CallError && (error.code === 'not-signed-in' || error.code === 'second-factor-needed')
}

/** The same client, which tells whenever it is turned away. */
export function noticing(client: Client): Client {
  return async (...call) => {
    try {
      return await client(...call)
    } catch (error) {
      if (isTurnedAway(error)) for (const listener of listeners) listener()
      throw error
    }
  }
}
