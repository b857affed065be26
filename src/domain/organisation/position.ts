import { z } from 'zod'
import { Day, isEmpty, isInForce, overlap, type Stretch } from './day.ts'
import { OrganisationId } from './organisation-version.ts'

/** Thủ trưởng, cấp phó, đầu mối, thành viên Ban Chỉ đạo, and others who may sign by order or authorisation. */
export const PositionKind = z.enum(['head', 'deputy', 'focal-officer', 'committee-member', 'staff'])
export type PositionKind = z.infer<typeof PositionKind>

/**
 * How one signs in the head's place (NĐ 30/2020/NĐ-CP, Điều 13): `KT` ký thay, a deputy in the head's fields; `TL` thừa
 * lệnh, by standing order; `TUQ` thừa uỷ quyền, by a written authorisation for a limited time.
 */
export const AuthorityForm = z.enum(['KT', 'TL', 'TUQ'])
export type AuthorityForm = z.infer<typeof AuthorityForm>

export const Authority = z.strictObject({
  form: AuthorityForm,
  from: Day,
  to: Day.optional(),
  /** Number of the work rules or of the authorisation. */
  document: z.string().min(1).optional(),
})
export type Authority = z.infer<typeof Authority>

/** Method §10.7. What a person is in an organisation, and for how long. */
export const Position = z.strictObject({
  organisation: OrganisationId,
  person: z.string().min(1),
  kind: PositionKind,
  /** Chức vụ: Phó Giám đốc. */
  title: z.string().min(1),
  from: Day,
  to: Day.optional(),
  authorities: z.array(Authority).default([]),
})
export type Position = z.infer<typeof Position>

export const PositionFaultCode = z.enum([
  'position-empty',
  'two-heads',
  'authority-of-head',
  'authority-of-committee-member',
  'authority-outside-position',
  'kt-without-deputy',
  'tuq-without-end',
  'tuq-without-document',
])
export type PositionFaultCode = z.infer<typeof PositionFaultCode>

/** `position`, `authority`: places in the lists, counted from 0. */
export type PositionFault = {
  readonly code: PositionFaultCode
  readonly position: number
  readonly authority?: number | undefined
}

export function positionFaults(positions: readonly Position[]): PositionFault[] {
  return positions.flatMap((one, position): PositionFault[] => [
    ...(isEmpty(one) ? [{ code: 'position-empty', position } as const] : []),
    ...(isSecondHead(positions, position) ? [{ code: 'two-heads', position } as const] : []),
    ...one.authorities.flatMap((held, authority) =>
      authorityFaults(one, held).map((code) => ({ code, position, authority })),
    ),
  ])
}

/** Who holds positions of a kind in an organisation on a day, as listed. */
export function holdersOn(
  positions: readonly Position[],
  organisation: OrganisationId,
  kind: PositionKind,
  day: Day,
): Position[] {
  return positions.filter((one) => one.organisation === organisation && one.kind === kind && isInForce(one, day))
}

function isSecondHead(positions: readonly Position[], at: number): boolean {
  const one = positions[at]!
  const isOther = (other: Position) =>
    other.kind === 'head' && other.organisation === one.organisation && overlap(one, other)
  return one.kind === 'head' && positions.slice(0, at).some(isOther)
}

function authorityFaults(position: Position, { form, document, ...held }: Authority): PositionFaultCode[] {
  if (position.kind === 'head') return ['authority-of-head']
  if (position.kind === 'committee-member') return ['authority-of-committee-member']
  return [
    ...(isWithin(held, position) ? [] : ['authority-outside-position' as const]),
    ...(form === 'KT' && position.kind !== 'deputy' ? ['kt-without-deputy' as const] : []),
    ...(form === 'TUQ' && held.to === undefined ? ['tuq-without-end' as const] : []),
    ...(form === 'TUQ' && document === undefined ? ['tuq-without-document' as const] : []),
  ]
}

/** An authority without an end ends with the position. */
function isWithin(held: Stretch, { from, to }: Stretch): boolean {
  if (isEmpty(held) || held.from < from) return false
  return to === undefined || (held.from < to && (held.to === undefined || held.to <= to))
}
