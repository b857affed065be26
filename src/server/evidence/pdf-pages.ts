import { Worker } from 'node:worker_threads'

/** What is asked of the worker: whether a PDF opens, or one of its pages as a picture. */
export type PdfQuestion = { readonly path: string; readonly page?: number; readonly longestSide?: number }
export type PdfAnswer =
  | { readonly kind: 'opened'; readonly pages: number }
  | { readonly kind: 'picture'; readonly png: Uint8Array; readonly pages: number }
  | { readonly kind: 'password' | 'unreadable' | 'no-such-page' }

const WITHIN_MS = 15_000
const MOST_MEMORY_MB = 512
const AT_ONCE = 2
const MOST_WAITING = 20

let running = 0
const waiting: (() => void)[] = []

/** Whether a PDF opens without a password. */
export async function openingPdf(path: string): Promise<'opened' | 'password' | 'unreadable'> {
  const { kind } = await asked({ path })
  return kind === 'opened' || kind === 'password' ? kind : 'unreadable'
}

/** One page as a PNG; its reader is thrown away with all that the document did to it. */
export function pdfPage(path: string, page: number, longestSide: number): Promise<PdfAnswer> {
  return asked({ path, page, longestSide })
}

async function asked(question: PdfQuestion): Promise<PdfAnswer> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) return { kind: 'unreadable' }
    await new Promise<void>((begin) => waiting.push(begin))
  }
  running += 1
  try {
    return await answerOf(question)
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** In a thread of its own, with so much time and memory and no more. */
function answerOf(question: PdfQuestion): Promise<PdfAnswer> {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB, maxYoungGenerationSizeMb: 64 },
    env: {},
    stdin: false,
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve) => {
    const end = (answer: PdfAnswer): void => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(answer)
    }
    const timer = setTimeout(() => end({ kind: 'unreadable' }), WITHIN_MS)
    worker.once('message', end)
    worker.once('error', () => end({ kind: 'unreadable' }))
    worker.once('exit', () => end({ kind: 'unreadable' }))
  })
}
