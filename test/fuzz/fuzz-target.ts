import { chanceOf } from '#content/chance.ts'
import { Language } from '#text/language.ts'
import { Draws } from './draws.ts'

/** One reader under fire: how an input is made, and what must hold for it (`judge` throws where it does not). */
export type FuzzTarget<Input> = {
  readonly name: string
  /** Cases of this target in every hundred. */
  readonly share: number
  readonly make: (draws: Draws) => Input
  readonly judge: (input: Input) => void | Promise<void>
}

export type FuzzResult = {
  readonly name: string
  readonly cases: number
  readonly longest: LongestCase
  readonly failures: readonly string[]
}

export type LongestCase = { readonly ms: number; readonly number: number }

const MOST_FAILURES = 5

/** How many cases of which seed, and how long one may take where that is looked at. */
export type FuzzRun = { readonly seed: number; readonly count: number; readonly mostMs?: number }

/** Runs the cases `0 … count - 1` of a seed; each failure says how to see it again. */
export async function runFuzz<Input>(target: FuzzTarget<Input>, { seed, count, mostMs }: FuzzRun): Promise<FuzzResult> {
  const failures: string[] = []
  let longest = { ms: 0, number: 0 }
  let cases = 0
  for (; cases < count && failures.length < MOST_FAILURES; cases += 1) {
    const input = target.make(new Draws(chanceOf(seed, `${target.name}/${cases}`)))
    const started = performance.now()
    const reason = await reasonOf(target, input)
    const ms = performance.now() - started
    if (ms > longest.ms) longest = { ms, number: cases }
    const fault = reason ?? (mostMs !== undefined && ms > mostMs ? `took ${Math.round(ms)} ms` : undefined)
    if (fault !== undefined)
      failures.push(`FUZZ_SEED=${seed}, ${target.name} case ${cases}: ${fault}\n  input: ${told(input)}`)
  }
  return { name: target.name, cases, longest, failures }
}

async function reasonOf<Input>(target: FuzzTarget<Input>, input: Input): Promise<string | undefined> {
  try {
    await target.judge(input)
    return undefined
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ') : String(error)
  }
}

function told(input: unknown): string {
  const text = JSON.stringify(input)
  return text.length > 1500 ? `${text.slice(0, 1500)}… (${text.length} characters)` : text
}

export function ensure(holds: boolean, reason: string): asserts holds {
  if (!holds) throw new Error(reason)
}

/** A sentence that a person can read: there, on one line, of bearable length, with every gap filled. */
export function ensureSentence(sentence: (language: Language) => string, most = 1200): void {
  for (const language of Language.options) {
    const text = sentence(language)
    const quoted = JSON.stringify(text)
    ensure(text.trim() !== '', 'an empty sentence')
    ensure(text.length <= most, `a sentence of ${text.length} characters: ${quoted.slice(0, 200)}`)
    ensure(
      !/NaN|\[object|undefined/.test(text.replace(/is then undefined|"undefined"/, '')),
      `a gap in the sentence: ${quoted}`,
    )
    ensure(text.isWellFormed() && !/\p{Cc}/u.test(text), `an unprintable sentence: ${quoted}`)
  }
}
