import { z } from 'zod'
import type { Span } from '../formula/tree.ts'
import type { Source } from './plain.ts'

/** How sure the reader is: every word understood; proposed with a doubt; not read (method §8.5). */
export const Certainty = z.enum(['certain', 'likely', 'open'])
export type Certainty = z.infer<typeof Certainty>

/** Why a proposal is not certain, with the place in the text that raised the doubt. */
export const WORDING_DOUBTS = [
  'no-rule',
  'clause-not-read',
  'remark-not-read',
  'no-wording-fits',
  'whole-not-named',
  'part-not-of-whole',
  'inverted',
  'share-guessed',
  'from-title',
  'not-opposite',
  'bands-part',
  'below-exceeds',
  'levels-not-falling',
  'levels-added',
  'full-or-share',
  'caps-over-max',
  'over-max',
  'not-full',
  'below-jumps',
  'condition-with-figures',
  'condition-and-figure',
  'expression-kept',
  'letter-unused',
  'misprint',
  'slash-in-name',
  'formula-faulty',
] as const
export type WordingDoubtCode = (typeof WORDING_DOUBTS)[number]
export type WordingDoubt = Span & { readonly source: Source; readonly code: WordingDoubtCode }

/** Words of the text and the piece of the formula that came of them. */
export type Mark = Span & { readonly source: Source; readonly gives: string }

/** One level of a choice: a slug to begin with, and the document's words. */
export type ProposedOption = { readonly slug: string; readonly name: string }

/** A letter of a proposed formula: what it counts or asks, in the document's words. */
export type ProposedLetter = {
  readonly name: string
  readonly kind: 'count' | 'yes-no' | 'choice'
  /** Empty where the document does not say. */
  readonly text: string
  /** The levels of a choice in printed order, best first as the document has them. */
  readonly options: readonly ProposedOption[]
  /** The document itself names the letter. */
  readonly printed: boolean
}

/** A formula for a criterion's rule, for a person to accept, correct or replace (method §8.5). */
export type Proposal = {
  readonly certainty: Certainty
  /** In canonical notation; undefined where the rule stays open. */
  readonly formula: string | undefined
  readonly letters: readonly ProposedLetter[]
  readonly marks: readonly Mark[]
  readonly doubts: readonly WordingDoubt[]
}
