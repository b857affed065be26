import type { NewGrant } from '#contract/accounts.ts'
import type { AccountKind } from '#domain/account/account.ts'
import { scopeFaults, scopeParts, type ScopeFault } from '#domain/account/grant-scope.ts'
import { Role } from '#domain/permission/role.ts'
import { dayAfter } from '../administration/days.ts'
import { words } from '../administration/words.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { line } from '../organisations/content-draft.ts'
import type { Chosen } from '../organisations/unit-picker.tsx'
import type { Fault } from '../sign-in/use-faults.ts'

/** A role as it is being given. */
export type GrantDraft = {
  readonly role: string
  readonly organisation: Chosen | undefined
  readonly edition: string
  readonly node: string
  readonly item: string
  readonly task: string
  readonly from: string
  readonly to: string
}

export const EMPTY_GRANT: GrantDraft = {
  ...{ role: '', organisation: undefined, edition: '', node: '', item: '', task: '', from: '', to: '' },
}

export const grantIds = (before: string) => ({
  role: `${before}vai-tro`,
  organisation: `${before}don-vi`,
  edition: `${before}phien-ban`,
  node: `${before}muc`,
  item: `${before}so-lieu`,
  task: `${before}nhiem-vu`,
  from: `${before}tu-ngay`,
  to: `${before}den-het`,
})

/** What an account of the kind may be granted: people one thing, systems another. */
export const GRANTED: Readonly<Record<AccountKind, readonly Role[]>> = {
  person: Role.options.filter((role) => role !== 'service-account'),
  service: ['service-account'],
}

/** The grant, or what is wrong with what was typed; only parts that the role reads are sent. */
export function grantOf(draft: GrantDraft, before: string, kind: AccountKind): { grant?: NewGrant; faults: Fault[] } {
  const ids = grantIds(before)
  const role = Role.safeParse(draft.role).data
  if (!role) return { faults: [{ field: ids.role, words: words.faults.role }] }
  const parts = scopeParts(role)
  const written = {
    organisation: draft.organisation?.organisation,
    edition: line(draft.edition),
    node: line(draft.node),
    item: line(draft.item),
    task: line(draft.task),
  }
  const scope = Object.fromEntries(
    parts.flatMap((part) => (written[part] === undefined ? [] : [[part, written[part]]])),
  )
  const [from, to] = [optionalDay(draft.from), optionalDay(draft.to)]
  const faults = [
    ...scopeFaults({ role, ...scope }, kind).map((fault) => ({
      field: fieldOfPart(fault.part, before),
      words: partWords(fault),
    })),
    ...(from === undefined ? [{ field: ids.from, words: words.faults.day(words.grant.from) }] : []),
    ...(to === undefined ? [{ field: ids.to, words: words.faults.day(words.grant.to) }] : []),
  ]
  if (faults.length > 0) return { faults }
  return { faults, grant: { role, ...scope, ...(from && { validFrom: from }), ...(to && { validTo: dayAfter(to) }) } }
}

/** What the server found wrong with grants: the first grant's field where it does not say more. */
export function scopeFaultsIn(details: unknown): readonly ScopeFault[] {
  const list = (details as { faults?: unknown } | undefined)?.faults
  return Array.isArray(list) ? (list as ScopeFault[]) : []
}

export function fieldOfPart(part: ScopeFault['part'], before: string): string {
  const ids = grantIds(before)
  return part === 'validTo' ? ids.to : ids[part]
}

export function partWords({ part, code }: ScopeFault): string {
  return code === 'not-what-is-below' ? words.faults.nodeBelow : words.faults.parts[part]
}

/** Null where none is written, undefined where it is no day. */
function optionalDay(typed: string): string | null | undefined {
  return typed.trim() === '' ? null : dayOf(typed)
}
