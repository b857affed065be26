export type Timed = { readonly name: string; readonly run: () => unknown }

/** Medians in milliseconds of several runs each, one after the other in turn, so that a noisy moment touches all. */
export function medians(runs: readonly Timed[], rounds: number): number[] {
  const times = runs.map((): number[] => [])
  for (let round = -warmUps(rounds); round < rounds; round += 1) {
    for (const [at, { run }] of runs.entries()) {
      const started = performance.now()
      run()
      if (round >= 0) times[at]!.push(performance.now() - started)
    }
  }
  return times.map(median)
}

function warmUps(rounds: number): number {
  return Math.max(1, Math.ceil(rounds / 2))
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1]!
}
