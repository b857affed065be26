import type { Db } from '#db/database.ts'
import { mayActForHead } from '#domain/organisation/act-for-head.ts'
import type { Day } from '#domain/organisation/day.ts'
import type { AuthorityForm, Position } from '#domain/organisation/position.ts'
import type { Signing } from '#domain/submission/why-not.ts'
import type { Actor } from '../call.ts'
import { storedPositions, type StoredPosition } from '../organisations/positions.ts'

/** The paper that the head signed. */
export type SignedPaper = { readonly number: string; readonly date: Day; readonly signer: string }

export type SigningHere = {
  readonly signing: Signing
  /** The row of the authority that is signed with. */
  readonly authority?: { readonly id: string; readonly form: AuthorityForm } | undefined
}

/**
 * How somebody signs for a unit on a day (method §13.2): with a paper that the head signed; else, from a head's
 * account, as the position of its person says. An account of the unit's head that names no person is the head's own.
 */
export async function signingOf(
  db: Db,
  { account, grants }: Actor,
  unit: string,
  day: Day,
  paper: SignedPaper | undefined,
): Promise<SigningHere> {
  if (paper) return { signing: { form: 'document', date: paper.date } }
  const isHeads = grants.some(({ role, organisation }) => role === 'unit-head' && organisation === unit)
  if (!isHeads) return { signing: { form: undefined, code: 'document-needed' } }
  const { person_id: person } = await db
    .selectFrom('account')
    .select('person_id')
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  if (person === null) return { signing: { form: 'head' } }
  const positions = await storedPositions(db, { organisation: unit })
  const may = mayActForHead(positions.map(plainPosition), unit, person, day)
  if (may.kind === 'may-not') return { signing: { form: undefined, code: may.code, day: may.day } }
  if (may.as === 'head') return { signing: { form: 'head' } }
  return { signing: { form: 'authority' }, authority: authorityOf(positions, person, may.as, day) }
}

function plainPosition({ authorities, ...held }: StoredPosition): Position {
  return { ...held, authorities: [...authorities] }
}

function authorityOf(positions: readonly StoredPosition[], person: string, form: AuthorityForm, day: Day) {
  const authorities = positions.filter((one) => one.person === person).flatMap((one) => one.authorities)
  const held = authorities.find((one) => one.form === form && one.from <= day && (one.to === undefined || day < one.to))
  return held && { id: held.id, form }
}
