import type { AnnexFileFault } from '#domain/edition/annex/annex-file-fault.ts'
import type { AnnexFile } from '#domain/edition/annex/annex-table.ts'
import type { ReadAnnex } from '#domain/edition/annex/read-annex.ts'
import { inThreads, type ThreadLimits } from '../in-threads.ts'
import { Refusal } from '../refusal.ts'

export type SeenAnnex = { readonly kind: AnnexFile['kind']; readonly annex: ReadAnnex }
export type AnnexAnswer = SeenAnnex | { readonly fault: AnnexFileFault }

/** Annex 4 takes 0,2 s; an annex is read a few times a year. */
const LIMITS: ThreadLimits = { withinMs: 30_000, mostMemoryMb: 512, atOnce: 1, mostWaiting: 5 }

export type AnnexReader = (bytes: Uint8Array) => Promise<SeenAnnex>

/** Reads annexes in threads of their own; refuses a file with what is wrong with it. */
export function annexReader(limits: ThreadLimits = LIMITS): AnnexReader {
  const ask = inThreads<AnnexAnswer>(new URL('./annex-worker.ts', import.meta.url), limits)
  return async (bytes) => {
    const answer = await ask(bytes)
    if (!answer) throw annexNotRead('too-costly')
    if ('fault' in answer) throw annexNotRead(answer.fault.code, answer.fault.params)
    return answer
  }
}

/** The refusal of a file, with what its sentence is made of. */
export function annexNotRead(code: AnnexFileFault['code'], params: AnnexFileFault['params'] = {}): Refusal {
  return new Refusal('annex-not-read', undefined, { code, params } satisfies AnnexFileFault)
}
