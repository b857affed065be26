import type { MyWork } from '#contract/my-work.ts'
import type { OwnSession } from '#contract/sessions.ts'
import type { Role } from '#domain/permission/role.ts'
import { appraisedRow, appraiserRows, mailRow, providerRow, roundRow, verifierRow } from './round-rows.ts'
import { unitRows } from './unit-rows.ts'
import { byDue, type WorkRow } from './work-row.ts'

/** What the page lists, each part by what is due first. `watch`: rounds that go on without the reader. */
export type WorkRows = Readonly<Record<'todo' | 'watch' | 'done', readonly WorkRow[]>>

/** What of all that an account owes belongs to the role that it works in. */
export function workRows(work: MyWork, { account }: OwnSession): WorkRows {
  const roles = new Set(account.roles.map(({ role }) => role))
  const units = unitParts(work, account.roles)
  const rounds = roundParts(work, account.roles.map(({ role }) => role)[0])
  const provides = roles.has('data-provider') ? work.provides : []
  const appraises = roles.has('appraiser') ? work.appraises : []
  const looksAfterMail = roles.has('standing-agency') || roles.has('administrator')
  return {
    todo: byDue([
      ...units.flatMap(({ todo }) => todo),
      ...provides.filter(({ asked, given }) => asked > given).map(providerRow),
      ...(roles.has('verifier') ? work.verifies.map(verifierRow) : []),
      ...appraises.flatMap(appraiserRows),
      ...rounds.flatMap(({ isTodo, row }) => (isTodo ? [row] : [])),
      ...(looksAfterMail && (work.undelivered ?? 0) > 0 ? [mailRow(work.undelivered!)] : []),
    ]),
    watch: byDue(rounds.flatMap(({ isTodo, row }) => (isTodo ? [] : [row]))),
    done: [
      ...units.flatMap(({ done }) => done),
      ...provides.filter(({ asked, given }) => asked === given).map(providerRow),
      ...appraises.filter(({ undecided, toReview }) => undecided + toReview === 0).map(appraisedRow),
    ],
  }
}

function unitParts({ units }: MyWork, roles: OwnSession['account']['roles']): ReturnType<typeof unitRows>[] {
  const placesOf = (role: Role): Set<string> =>
    new Set(roles.flatMap((held) => (held.role === role ? (held.organisation?.id ?? []) : [])))
  const [officerOf, headOf] = [placesOf('unit-officer'), placesOf('unit-head')]
  return units
    .filter(({ keeper }) => officerOf.has(keeper) || headOf.has(keeper))
    .map((unit) => unitRows(unit, headOf.has(unit.keeper)))
}

const WATCHES: readonly Role[] = ['standing-agency', 'council-secretary', 'leader', 'auditor']

function roundParts({ rounds }: MyWork, role: Role | undefined): ReturnType<typeof roundRow>[] {
  if (role === undefined) return []
  const scope = WATCHES.includes(role) ? 'all' : role === 'supervisor' ? 'below' : undefined
  return rounds.filter((round) => round.scope === scope).map((round) => roundRow(round, role))
}
