import type { Language } from '#text/language.ts'

/** What a command gives back; `main` alone prints it and ends the process. */
export type Output = { readonly stdout: Iterable<string>; readonly stderr: readonly string[]; readonly exit: 0 | 1 }

/** Options as typed, checked against the command's own list. */
export type Options = {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly language: Language
  readonly json: boolean
}

export type OptionHelp = { readonly name: string; readonly argument?: string; readonly vi: string; readonly en: string }

export type Command = {
  /** "edition check" or "score". */
  readonly name: string
  /** What follows the name, as help prints it. */
  readonly usage: string
  readonly positionals: number
  readonly options: readonly OptionHelp[]
  readonly vi: string
  readonly en: string
  readonly run: (options: Options) => Promise<Output>
}

/** The command line itself is wrong: exit 2. */
export class Misuse extends Error {
  readonly vi: string
  constructor(vi: string, en: string) {
    super(en)
    this.vi = vi
  }
}

/** What the command works with cannot be used: its sentences, both languages, exit 1. */
export class Unusable extends Error {
  readonly sentences: readonly string[]
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.sentences = sentences
  }
}

export function done(stdout: Iterable<string>, stderr: readonly string[] = []): Output {
  return { stdout, stderr, exit: 0 }
}

/** Findings, failed rows or unusable content: exit 1. */
export function failed(stdout: Iterable<string>, stderr: readonly string[]): Output {
  return { stdout, stderr, exit: 1 }
}

/** The option's text, or a misuse that names it. */
export function required(options: Options, name: string, example: string): string {
  const value = options.values[name]
  if (typeof value === 'string' && value !== '') return value
  throw new Misuse(
    `thiếu --${name} (ví dụ: --${name} ${example})`,
    `--${name} is missing (for example: --${name} ${example})`,
  )
}

export function optional(options: Options, name: string): string | undefined {
  const value = options.values[name]
  return typeof value === 'string' ? value : undefined
}
