import type { StatedPlaceRow } from '#contract/national-places.ts'
import {
  STATED_LIMITS,
  statedPlaceFaults,
  type StatedPlace,
  type StatedPlaceFault,
} from '#domain/programme/stated-place.ts'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { figure } from '../language.ts'
import { oneLine } from '../round-desk/reason-lines.tsx'
import type { Fault } from '../sign-in/use-faults.ts'
import { stating } from './words.ts'

/** A year's place as it is typed. */
export type StatedPlaceDraft = Readonly<Record<keyof StatedPlace, string>>

export const FIELDS = {
  year: 'hang-nam',
  place: 'hang-cua-tinh',
  of: 'hang-tren-so-tinh',
  index: 'hang-chi-so',
  publishedBy: 'hang-co-quan-cong-bo',
  publishedOn: 'hang-ngay-cong-bo',
  source: 'hang-nguon',
} as const satisfies Record<keyof StatedPlace, string>

/** What stands, to be corrected; without it nothing is typed yet. */
export function draftOf(row: StatedPlaceRow | undefined): StatedPlaceDraft {
  if (!row) return { year: '', place: '', of: '', index: '', publishedBy: '', publishedOn: '', source: '' }
  const { year, place, of, index, publishedBy, publishedOn, source } = row
  return {
    ...{ year: String(year), place: String(place), of: String(of), publishedBy, source },
    index: index === undefined ? '' : figure(index),
    publishedOn: publishedOn === undefined ? '' : dateText(publishedOn),
  }
}

/** What is typed as it is sent, or what is wrong with it, field by field; `today` is a day in Vietnam. */
export function placeOf(draft: StatedPlaceDraft, today: string): { place?: StatedPlace; faults: Fault[] } {
  const { firstYear, mostRanked } = STATED_LIMITS
  const [year, place, of] = [
    whole(draft.year, firstYear, 2100),
    whole(draft.place, 1, mostRanked),
    whole(draft.of, 1, mostRanked),
  ]
  const [index, publishedOn] = [indexOf(draft.index), optionalDay(draft.publishedOn)]
  const [publishedBy, source] = [oneLine(draft.publishedBy), oneLine(draft.source)]
  const { faults: said } = stating
  const found = (field: keyof StatedPlace, words: string | undefined): Fault[] =>
    words === undefined ? [] : [{ field: FIELDS[field], words }]
  const impossible = statedPlaceFaults({ year, place, of, publishedOn: publishedOn || undefined }, today)
  const faults = [
    ...found('year', year === undefined ? yearWords(today) : undefined),
    ...found('place', place === undefined ? said.place(String(mostRanked)) : undefined),
    ...found('of', of === undefined ? said.of(String(mostRanked)) : undefined),
    ...found('index', index === undefined ? said.index : undefined),
    ...found('publishedBy', publishedBy === '' ? said.publishedBy : undefined),
    ...found('publishedOn', publishedOn === undefined ? said.publishedOn : undefined),
    ...found('source', wordsFault(source, said.source, STATED_LIMITS.source)),
    ...impossible.flatMap(({ field, code }) => found(field, impossibleWords(code, today))),
  ]
  if (faults.length > 0 || year === undefined || place === undefined || of === undefined) return { faults }
  const printed = { ...(index && { index }), ...(publishedOn && { publishedOn }) }
  return { place: { year, place, of, ...printed, publishedBy, source }, faults }
}

/** What is wrong with words that are needed. */
export function wordsFault(said: string, missing: string, most: number): string | undefined {
  if (said === '') return missing
  return said.length > most ? stating.faults.tooLong(String(most)) : undefined
}

function whole(typed: string, least: number, most: number): number | undefined {
  const plain = typed.trim()
  const number = /^\d{1,4}$/.test(plain) ? Number(plain) : 0
  return number >= least && number <= most ? number : undefined
}

/** Empty where there is none; its digits stay as they are printed. */
function indexOf(typed: string): string | undefined {
  const plain = typed.trim().replace(',', '.')
  return plain === '' || /^(0(\.\d{1,8})?|1(\.0{1,8})?)$/.test(plain) ? plain : undefined
}

function optionalDay(typed: string): string | undefined {
  return typed.trim() === '' ? '' : dayOf(typed)
}

function yearWords(today: string): string {
  return stating.faults.year(String(STATED_LIMITS.firstYear), today.slice(0, 4))
}

function impossibleWords(code: StatedPlaceFault, today: string): string {
  const { faults } = stating
  if (code === 'year-ahead') return yearWords(today)
  if (code === 'place-beyond-ranked') return faults.placeBeyond
  return code === 'published-ahead' ? faults.publishedAhead : faults.publishedBefore
}
