import { z } from 'zod'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { STATED_LIMITS } from '#domain/programme/stated-place.ts'
import { Id } from './id.ts'
import { Line } from './line.ts'
import { operation } from './operation.ts'

const { firstYear, mostRanked } = STATED_LIMITS
const Year = z.coerce.number().int().min(firstYear).max(2100)
const Ranked = z.int().min(1).max(mostRanked)
const version = z.int().min(0).max(1_000_000)

/** A year's place as the province itself states it (method §11.14), with who did the last thing to it. */
export const StatedPlaceRow = z.object({
  year: z.int(),
  place: z.int(),
  of: z.int(),
  index: z.string().optional(),
  publishedBy: z.string(),
  publishedOn: z.string().optional(),
  source: z.string(),
  version: z.int(),
  /** Why it was withdrawn; absent while it stands. */
  withdrawnBecause: z.string().optional(),
  changedBy: z.object({ id: Id, name: z.string() }),
  changedAt: z.iso.datetime(),
})
export type StatedPlaceRow = z.infer<typeof StatedPlaceRow>

const READS: Permits = {
  'standing-agency': ANYBODYS,
  'council-secretary': ANYBODYS,
  leader: ANYBODYS,
  auditor: ANYBODYS,
}
const states = { group: 'national-place.state', permits: { 'standing-agency': ANYBODYS } satisfies Permits } as const
const signed = ['bad-input', 'not-signed-in', 'not-permitted'] as const

export const nationalPlaces = {
  /** The earliest year first; withdrawn ones too. */
  listStatedPlaces: operation({
    method: 'GET',
    path: '/national-places',
    group: 'national-place.read',
    permits: READS,
    input: z.object({}),
    output: z.object({ places: z.array(StatedPlaceRow) }),
    refusals: ['not-signed-in', 'not-permitted'],
  }),
  /** A year's place for the first time, corrected, or again after it was withdrawn. */
  statePlace: operation({
    ...states,
    method: 'PUT',
    path: '/national-places/:year',
    input: z.object({
      year: Year,
      /** The version of the year that the caller saw; 0 where there was none. */
      version,
      place: Ranked,
      of: Ranked,
      index: z
        .string()
        .regex(/^(0(\.\d{1,8})?|1(\.0{1,8})?)$/, { error: 'not-an-index' })
        .optional(),
      publishedBy: Line(STATED_LIMITS.publishedBy),
      publishedOn: z.iso.date().optional(),
      source: Line(STATED_LIMITS.source),
    }),
    output: z.object({ version: z.int() }),
    refusals: [...signed, 'stale'],
    example: {
      ...{ year: 2024, version: 0, place: 15, of: 63, index: '0.7012' },
      ...{ publishedBy: 'Bộ Khoa học và Công nghệ', publishedOn: '2025-06-30', source: 'Công văn 123/BKHCN-CĐSQG' },
    },
  }),
  withdrawPlace: operation({
    ...states,
    method: 'POST',
    path: '/national-places/:year/withdraw',
    input: z.object({ year: Year, version, reason: Line(STATED_LIMITS.reason) }),
    output: z.object({ version: z.int() }),
    refusals: [...signed, 'stale', 'wrong-state'],
    example: { year: 2024, version: 1, reason: 'Ghi nhầm năm' },
  }),
}
