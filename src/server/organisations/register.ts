import type { Db } from '#db/database.ts'
import type { Organisation, OrganisationKind } from '#domain/organisation/organisation.ts'

/** The organisations in force on a day, as scoring and permission know them, in the official order. */
export type Register = {
  readonly organisations: readonly Organisation[]
  readonly byId: ReadonlyMap<string, Organisation>
  /** The organisations above one, nearest first. */
  readonly above: (id: string) => readonly string[]
}

// The register changes some times a year and is read in every save: a few seconds' delay between processes is allowed.
const KEPT_MS = 5000
const MOST_DAYS = 60

type Kept = { readonly register: Promise<Register>; readonly since: number }
const kept = new WeakMap<Db, Map<string, Kept>>()

/** The register as of a day. What this process changes shows at once, what another one does within five seconds. */
export function registerOn(db: Db, day: string): Promise<Register> {
  const days = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, days)
  const known = days.get(day)
  if (known && performance.now() - known.since < KEPT_MS) return known.register
  const register = readRegister(db, day)
  register.catch(() => days.delete(day))
  if (days.size >= MOST_DAYS) days.clear()
  days.set(day, { register, since: performance.now() })
  return register
}

/** To be called by whatever changes an organisation. */
export function forgetRegister(db: Db): void {
  kept.delete(db)
}

/** The day in Vietnam, where there is no summer time. */
export function today(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
}

async function readRegister(db: Db, day: string): Promise<Register> {
  const rows = await db
    .selectFrom('organisation_version as version')
    .leftJoin('group_member as member', (join) =>
      join
        .onRef('member.organisation_id', '=', 'version.organisation_id')
        .on('member.valid_from', '<=', day)
        .on((on) => on.or([on('member.valid_to', 'is', null), on('member.valid_to', '>', day)])),
    )
    .select(['version.organisation_id as id', 'version.name', 'version.kind', 'version.parent_id as parent'])
    .select(['member.group_id as group', 'member.ranked'])
    .where('version.valid_from', '<=', day)
    .where((where) => where.or([where('version.valid_to', 'is', null), where('version.valid_to', '>', day)]))
    .orderBy('version.ordinal')
    .orderBy('version.organisation_id')
    .execute()
  const organisations = rows.map((row): Organisation => ({
    id: row.id,
    name: row.name,
    kind: row.kind as OrganisationKind,
    ...(row.parent !== null && { parent: row.parent }),
    group: row.group ?? '',
    ranked: row.ranked ?? false,
  }))
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]))
  return { organisations, byId, above: (id) => aboveOf(byId, id) }
}

function aboveOf(byId: Register['byId'], id: string): string[] {
  const above: string[] = []
  for (let at = byId.get(id)?.parent; at !== undefined && !above.includes(at); at = byId.get(at)?.parent) above.push(at)
  return above
}
