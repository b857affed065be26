import { inThreads } from '../in-threads.ts'

/** What is asked of the worker: whether a PDF opens, or one of its pages as a picture. */
export type PdfQuestion = { readonly path: string; readonly page?: number; readonly longestSide?: number }
export type PdfAnswer =
  | { readonly kind: 'opened'; readonly pages: number }
  | { readonly kind: 'picture'; readonly png: Uint8Array; readonly pages: number }
  | { readonly kind: 'password' | 'unreadable' | 'no-such-page' }

const LIMITS = { withinMs: 15_000, mostMemoryMb: 512, atOnce: 2, mostWaiting: 20 }

/** Whether a PDF opens without a password. */
export async function openingPdf(path: string): Promise<'opened' | 'password' | 'unreadable'> {
  const { kind } = await asked({ path })
  return kind === 'opened' || kind === 'password' ? kind : 'unreadable'
}

/** One page as a PNG; its reader is thrown away with all that the document did to it. */
export function pdfPage(path: string, page: number, longestSide: number): Promise<PdfAnswer> {
  return asked({ path, page, longestSide })
}

const ask: (question: PdfQuestion) => Promise<PdfAnswer | undefined> = inThreads(
  new URL('./pdf-worker.ts', import.meta.url),
  LIMITS,
)

async function asked(question: PdfQuestion): Promise<PdfAnswer> {
  return (await ask(question)) ?? { kind: 'unreadable' }
}
