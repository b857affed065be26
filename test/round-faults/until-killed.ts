import type { RunningServer } from '../faults/running-server.ts'

/** Asks all at once; the server is gone after some answers, while the others wait for theirs. */
export async function untilKilled<T>(server: RunningServer, asks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const enough = Math.floor(Math.random() * asks.length * 0.9)
  let answered = 0
  let killed: Promise<unknown> | undefined
  const all = asks.map(async (ask) => {
    const answer = await ask()
    answered += 1
    if (answered > enough) killed ??= server.kill()
    return answer
  })
  const answers = await Promise.all(all)
  await (killed ?? server.kill())
  return answers
}
