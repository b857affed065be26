import type { ContentFault } from '#domain/content/content-fault.ts'
import type { Edition } from '#domain/edition/definition.ts'
import { inThreads, type ThreadLimits } from '../in-threads.ts'
import { Refusal } from '../refusal.ts'

export type EditionQuestion = { readonly fileName: string; readonly bytes: Uint8Array }
export type EditionAnswer = { readonly edition: Edition } | { readonly faults: readonly ContentFault[] }

/** A file is read a few times a year, and nothing waits for it but who sent it. */
const LIMITS: ThreadLimits = { withinMs: 30_000, mostMemoryMb: 512, atOnce: 1, mostWaiting: 5 }

export type EditionReader = (question: EditionQuestion) => Promise<Edition>

/** Reads files of editions in threads of their own; refuses one with what is wrong with it. */
export function editionReader(limits: ThreadLimits = LIMITS): EditionReader {
  const ask = inThreads<EditionAnswer>(new URL('./edition-worker.ts', import.meta.url), limits)
  return async (question) => {
    const answer = await ask(question)
    if (!answer) throw editionNotRead([wholeFile(question.fileName, 'too-costly')])
    if ('faults' in answer) throw editionNotRead(answer.faults)
    return answer.edition
  }
}

/** The refusal of a file, with every fault at its place. */
export function editionNotRead(faults: readonly ContentFault[]): Refusal {
  return new Refusal('edition-file-not-read', undefined, { faults })
}

/** What is wrong with a file as a whole. */
export function wholeFile(file: string, code: ContentFault['code'], params: ContentFault['params'] = {}): ContentFault {
  return { file, line: 0, column: 0, code, path: '', params }
}
