import type { Exact } from '../../exact.ts'

/** An option that was chosen: its slug, and its place in printed order counted from 0. */
export type Choice = { readonly slug: string; readonly position: number }

/** What a letter of a formula stands for once a value is known. */
export type Given = Exact | boolean | Choice

export function isNumber(given: Given): given is Exact {
  return typeof given === 'object' && 'numerator' in given
}

export function isChoice(given: Given): given is Choice {
  return typeof given === 'object' && 'slug' in given
}
