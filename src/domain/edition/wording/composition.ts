import type { Span } from '../formula/tree.ts'
import type { Source } from './plain.ts'
import type { Mark, ProposedLetter, ProposedOption, WordingDoubt, WordingDoubtCode } from './proposal.ts'

export type Place = Span & { readonly source: Source }
export type Texts = Readonly<Record<Source, string>>

/** A proposal while it is being written: letters are handed out, marks and doubts gathered. */
export class Composition {
  readonly letters = new Map<string, ProposedLetter>()
  readonly marks: Mark[] = []
  readonly doubts: WordingDoubt[] = []
  readonly texts: Texts

  constructor(texts: Texts) {
    this.texts = texts
  }

  words({ source, start, end }: Place): string {
    return this.texts[source].slice(start, end).trim()
  }

  doubt(code: WordingDoubtCode, { source, start, end }: Place): void {
    const has = this.doubts.some((one) => one.code === code && one.source === source && one.start === start)
    if (!has) this.doubts.push({ code, source, start, end })
  }

  mark({ source, start, end }: Place, gives: string): void {
    this.marks.push({ source, start, end, gives })
  }

  /** A letter that the document names itself. */
  printed(name: string, place: Place): void {
    if (this.letters.has(name)) return
    this.letters.set(name, { name, kind: 'count', text: this.words(place), options: [], printed: true })
    this.mark(place, name)
  }

  /** A letter of ours: the first of the list that is free. */
  letter(
    kind: ProposedLetter['kind'],
    names: readonly string[],
    place: Place,
    options: readonly ProposedOption[] = [],
  ): string {
    const name = [...names, ...SPARE].find((one) => !this.letters.has(one))!
    this.letters.set(name, { name, kind, text: this.words(place), options, printed: false })
    if (place.end > place.start) this.mark(place, name)
    return name
  }
}

const SPARE = [...'abcdefghijklmnopqrstuvwxyz'].flatMap((letter) =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${letter}${n}`),
)
