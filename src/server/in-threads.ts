import { Worker } from 'node:worker_threads'
import { Refusal } from './refusal.ts'

/** What a thread may cost, and how many there are. */
export type ThreadLimits = {
  readonly withinMs: number
  readonly mostMemoryMb: number
  readonly atOnce: number
  readonly mostWaiting: number
}

/**
 * Asks each question in a thread of its own, with so much time and memory and no more: what a hostile file does to its
 * reader ends with the thread. Undefined where there was no answer; refused as `unavailable` where too many wait.
 */
export function inThreads<Answer>(
  worker: URL,
  { withinMs, mostMemoryMb, atOnce, mostWaiting }: ThreadLimits,
): (question: unknown) => Promise<Answer | undefined> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (question) => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) throw new Refusal('unavailable')
      await new Promise<void>((begin) => waiting.push(begin))
    }
    running += 1
    try {
      return await answerOf<Answer>(worker, question, withinMs, mostMemoryMb)
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}

function answerOf<Answer>(
  url: URL,
  workerData: unknown,
  withinMs: number,
  maxOldGenerationSizeMb: number,
): Promise<Answer | undefined> {
  const worker = new Worker(url, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb, maxYoungGenerationSizeMb: 64 },
    env: {},
    stdin: false,
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve) => {
    const end = (answer: Answer | undefined): void => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(answer)
    }
    const timer = setTimeout(() => end(undefined), withinMs)
    worker.once('message', end)
    worker.once('error', () => end(undefined))
    worker.once('exit', () => end(undefined))
  })
}
