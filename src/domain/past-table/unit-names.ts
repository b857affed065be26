import { overlap, type Stretch } from '../organisation/day.ts'
import { readIdentifier } from '../organisation/identifier.ts'
import type { OrganisationId, OrganisationVersion } from '../organisation/organisation-version.ts'

/** Who came before whom. */
export type Relation = {
  readonly predecessors: readonly OrganisationId[]
  readonly successors: readonly OrganisationId[]
  /** Those of the successors whose life began with it. */
  readonly begun: readonly OrganisationId[]
}

/** Whom words of a table name. `not-then`: one that was no organisation in the period. */
export type NamedUnit =
  | { readonly organisation: OrganisationId }
  | { readonly why: 'not-found' | 'unclear' | 'not-then'; readonly candidates: readonly OrganisationId[] }

const MOST_CANDIDATES = 8

/**
 * Organisations as tables of a period name them: by identifier, else by name, short name or abbreviation, of then or of
 * another time, whatever capitals, blanks, "UBND" and where a mark sits ("hoà", "hòa"). Words without any marks name who
 * alone is called so without them. Everything else is asked (method §7.13).
 */
export class UnitNames {
  readonly #then = new Names()
  readonly #never = new Names()
  readonly #units = new Map<OrganisationId, string>()
  readonly #relations: readonly Relation[]

  constructor(versions: readonly OrganisationVersion[], relations: readonly Relation[], period: Stretch) {
    this.#relations = relations
    const begun = new Set(relations.flatMap((one) => one.begun))
    for (const one of versions) {
      // Whom no succession began is older than the register, which has to begin with some day.
      const isOlder = period.to! <= one.from && !begun.has(one.organisation) && !this.#units.has(one.organisation)
      if (isOlder || overlap(one, period)) this.#units.set(one.organisation, one.name)
    }
    for (const one of versions) (this.#units.has(one.organisation) ? this.#then : this.#never).add(one)
  }

  /** Everybody there was in the period, by the name they bore last. */
  get units(): ReadonlyMap<OrganisationId, string> {
    return this.#units
  }

  /** Whom the texts of a row name, each by itself; where they name several, that is unclear. */
  ofAll(texts: readonly string[]): NamedUnit {
    const found = texts.filter((text) => text !== '').map((text) => this.of(text))
    const known = new Set(found.flatMap((one) => ('organisation' in one ? [one.organisation] : [])))
    const [organisation, ...others] = known
    if (organisation !== undefined)
      return others.length > 0 ? { why: 'unclear', candidates: [...known] } : { organisation }
    return found.find((one) => 'why' in one && one.why !== 'not-found') ?? found[0] ?? NOBODY
  }

  of(text: string): NamedUnit {
    const then = this.#then.called(text)
    if (then.length === 1) return { organisation: then[0]! }
    if (then.length > 1) return { why: 'unclear', candidates: then.slice(0, MOST_CANDIDATES) }
    const never = this.#never.called(text)
    if (never.length > 0) return { why: 'not-then', candidates: this.#relatives(never) }
    return { why: 'not-found', candidates: this.#then.like(text) }
  }

  /** Those of the period that came before or after. */
  #relatives(organisations: readonly OrganisationId[]): OrganisationId[] {
    const found = new Set(organisations)
    for (const one of found)
      for (const { predecessors, successors } of this.#relations) {
        if (predecessors.includes(one)) for (const next of successors) found.add(next)
        if (successors.includes(one)) for (const last of predecessors) found.add(last)
      }
    return [...found].filter((one) => this.#units.has(one)).slice(0, MOST_CANDIDATES)
  }
}

const NOBODY: NamedUnit = { why: 'not-found', candidates: [] }

class Names {
  readonly #identifiers = new Map<string, Set<OrganisationId>>()
  readonly #marked = new Map<string, Set<OrganisationId>>()
  readonly #plain = new Map<string, Set<OrganisationId>>()

  add({ organisation, name, shortName, abbreviation, identifier }: OrganisationVersion): void {
    if (identifier !== undefined) keep(this.#identifiers, identifier, organisation)
    for (const one of [name, shortName, abbreviation]) {
      if (one === undefined) continue
      keep(this.#marked, markedKey(one), organisation)
      keep(this.#plain, plainKey(one), organisation)
    }
  }

  called(text: string): OrganisationId[] {
    const read = readIdentifier(text)
    const bearers = read.kind === 'identifier' ? this.#identifiers.get(read.identifier) : undefined
    const marked = bearers ?? this.#marked.get(markedKey(text))
    if (marked) return [...marked]
    const plain = plainKey(text)
    return plain !== '' && plain === markedKey(text) ? [...(this.#plain.get(plain) ?? [])] : []
  }

  /** Those whose names differ in their marks alone, then those whose names hold the words, or stand in them. */
  like(text: string): OrganisationId[] {
    const plain = plainKey(text)
    if (plain === '') return []
    const found = new Set(this.#plain.get(plain))
    // One word stands in many names and says nothing.
    if (!plain.includes(' ')) return [...found].slice(0, MOST_CANDIDATES)
    for (const [name, organisations] of this.#plain)
      if (` ${name} `.includes(` ${plain} `) || ` ${plain} `.includes(` ${name} `))
        for (const one of organisations) found.add(one)
    return [...found].slice(0, MOST_CANDIDATES)
  }
}

function keep(map: Map<string, Set<OrganisationId>>, key: string, organisation: OrganisationId): void {
  if (key === '') return
  const known = map.get(key)
  if (known) known.add(organisation)
  else map.set(key, new Set([organisation]))
}

/** Each word with its marks behind it: "hoà" and "hòa" are one word, "tân" and "tấn" are two. */
function markedKey(text: string): string {
  return withoutCommittee(wordsOf(text)).map(marked).join(' ')
}

function plainKey(text: string): string {
  return withoutCommittee(wordsOf(text)).map(plain).join(' ')
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}.]+/gu) ?? []
  )
}

function marked(word: string): string {
  return word.replace(/\p{M}/gu, '') + (word.match(/\p{M}/gu) ?? []).sort().join('')
}

function plain(word: string): string {
  return word.replace(/\p{M}/gu, '').replaceAll('đ', 'd')
}

const COMMITTEE = 'uy ban nhan dan'

/** "UBND xã An Bình" is the commune. */
function withoutCommittee(words: readonly string[]): readonly string[] {
  const first = words.slice(0, 4).map(plain)
  if (words.length > 1 && first[0] === 'ubnd') return words.slice(1)
  return words.length > 4 && first.join(' ') === COMMITTEE ? words.slice(4) : words
}
