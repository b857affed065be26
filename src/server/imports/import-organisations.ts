import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { z } from 'zod'
import {
  MOST_IMPORT_ROWS,
  MOST_LISTED,
  type ImportFault,
  type imports,
  type OrganisationDryRun,
} from '#contract/imports.ts'
import type { Db, Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { OrganisationColumn } from '#domain/import/import-fault.ts'
import type {
  Membership,
  OrganisationPlan,
  PlanFault,
  PlannedOrganisation,
  Standing,
} from '#domain/import/plan-organisations.ts'
import type { ImportTable, TableForm } from '#office/import-table.ts'
import { ORGANISATION_COLUMNS } from '#text/import-words.ts'
import { insertRows } from '../bulk-insert.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { changeRegister, registerOf, type OpenRegister } from '../organisations/change-register.ts'
import { defined } from '../organisations/defined.ts'
import { faultOf } from '../organisations/not-changed.ts'
import { leave } from '../organisations/set-group.ts'
import { storedVersions, withoutId, writeVersions, type StoredVersion } from '../organisations/stored-versions.ts'
import { Refusal } from '../refusal.ts'
import type { Group } from './organisation-rows.ts'
import { differenceOf } from './organisation-differences.ts'
import { readOrganisations } from './sent-table.ts'

/** The register as it was read, without the way to write it. */
type Register = Pick<OpenRegister, 'nameOn'>

const FORM: TableForm = {
  names: Object.fromEntries(
    OrganisationColumn.options.map((column) => [
      column,
      [ORGANISATION_COLUMNS.vi[column], ORGANISATION_COLUMNS.en[column]],
    ]),
  ),
  required: ['name'],
  mostRows: MOST_IMPORT_ROWS,
}

/** What a file of organisations would do from a day on; nothing is written. */
export async function tryOrganisationFile(
  db: Db,
  { from }: z.output<typeof imports.tryOrganisationFile.input>,
  { bytes }: Call,
): Promise<OrganisationDryRun> {
  return (await plannedFor(db, bytes, from)).dryRun
}

/** Method §10.9. Does what the dry run showed, whole; what would be done otherwise by now is refused. */
export async function importOrganisations(
  db: Db,
  { from, seen }: z.output<typeof imports.importOrganisations.input>,
  call: Call,
): Promise<{ created: number; changed: number }> {
  const { account } = actorOf(call)
  const { plan, dryRun, standing } = await plannedFor(db, call.bytes, from)
  const moving = plan?.planned.filter(({ content, membership }) => content ?? membership) ?? []
  const nothing = new Refusal('not-imported', undefined, { faults: dryRun.faults })
  if (!plan || dryRun.faultCount > 0) throw nothing
  if (dryRun.seen !== seen) throw new Refusal('stale', undefined, dryRun)
  if (moving.length === 0) throw nothing
  return changeRegister(db, async (register) => {
    const { tx } = register
    // What was planned beside the register holds as long as nobody has changed it since.
    if (tagOf(await standingOf(tx)) !== tagOf(standing)) throw new Refusal('stale')
    await sql`set local statement_timeout = ${sql.lit(STATEMENT_WITHIN_MS)}`.execute(tx)
    await sql`set local idle_in_transaction_session_timeout = ${sql.lit(STATEMENT_WITHIN_MS)}`.execute(tx)
    const heads = await lockHeads(
      tx,
      moving.map(({ organisation }) => `organisation:${organisation}` as const),
    )
    const fresh = moving.filter(({ isNew }) => isNew).map(({ organisation: id }) => ({ id, created_at: heads.at }))
    if (fresh.length > 0) await insertRows(tx, 'organisation', fresh)
    const rewritten = await writeVersions(tx, register.versions, plan.versions)
    await writeMemberships(tx, moving, from)
    const events = moving.flatMap((one): NewEvent[] => {
      const { before, after } = rewritten.get(one.organisation) ?? { before: [], after: [] }
      return eventsOf(one, { before, after: after.map(withoutId) }, from, account)
    })
    for (let at = 0; at < events.length; at += EVENTS_AT_ONCE)
      await recordOn(tx, heads, events.slice(at, at + EVENTS_AT_ONCE), call.origin)
    return { created: dryRun.created, changed: dryRun.changed }
  })
}

// Some thousand rows with all their indexes take longer than what a person's own change may.
const STATEMENT_WITHIN_MS = 120_000
const EVENTS_AT_ONCE = 2000

type Found = Omit<Standing, 'versions'> & {
  readonly versions: readonly StoredVersion[]
  readonly groups: readonly Group[]
}

/** What a file is planned against. */
async function standingOf(db: Db | Tx): Promise<Found> {
  const [versions, memberships] = [await storedVersions(db), await membershipsOf(db)]
  return { versions, memberships, groups: await groupsIn(db) }
}

/** Changes with anything that a plan is made of. */
function tagOf({ versions, memberships, groups }: Found): string {
  return JSON.stringify([versions.map(({ id }) => id), [...memberships], groups])
}

type Planned = { plan: OrganisationPlan | undefined; dryRun: OrganisationDryRun; standing: Found }

async function plannedFor(db: Db, bytes: Readable | undefined, from: string): Promise<Planned> {
  const standing = await standingOf(db)
  const { groups, memberships } = standing
  const against = { versions: standing.versions.map(withoutId), memberships, groups, from }
  const { table, hash, organisations } = await readOrganisations(bytes, FORM, against)
  const register = registerOf(standing.versions)
  const plan = organisations?.plan ?? NOTHING
  const named = new Map(plan.planned.map(({ organisation, name }) => [organisation, name]))
  const told = plan.faults.map((fault) => toldFault(fault, { register, table, named }))
  const faults = [...(organisations?.faults ?? table.faults), ...told]
  const dryRun = dryRunOf(plan, faults, { register, table, hash, from, groups })
  return { plan: organisations?.plan, dryRun, standing }
}

const NOTHING: OrganisationPlan = { faults: [], planned: [], versions: [] }

type Telling = { register: Register; table: ImportTable; named: ReadonlyMap<string, string> }

function toldFault(fault: PlanFault, { register, table, named }: Telling): ImportFault {
  const letter = fault.column === undefined ? undefined : table.letters[fault.column]
  const place = { row: fault.row, ...(letter !== undefined && { column: letter }) }
  if (fault.code !== 'register') return { ...place, code: fault.code, params: fault.params ?? {} }
  return { ...place, code: 'register', params: {}, register: faultOf(fault.register, register, named) }
}

type About = { register: Register; table: ImportTable; hash: string; from: string; groups: readonly Group[] }

function dryRunOf(
  { planned }: OrganisationPlan,
  faults: readonly ImportFault[],
  { register, table, hash, from, groups }: About,
): OrganisationDryRun {
  const names = new Map(planned.map(({ organisation, name }) => [organisation, name]))
  const nameOf = (id: string) => names.get(id) ?? register.nameOn(id, from)
  const groupName = (id: string) => groups.find((group) => group.id === id)?.name ?? id
  const differences = planned.flatMap((one) => differenceOf(one, nameOf, groupName) ?? [])
  const created = differences.filter(({ kind }) => kind === 'new').length
  return {
    seen: createHash('sha256')
      .update(JSON.stringify([hash, from, differences]))
      .digest('base64url'),
    rows: table.rowCount,
    unchanged: planned.length - differences.length,
    faults: faults.slice(0, MOST_LISTED),
    faultCount: faults.length,
    created,
    changed: differences.length - created,
    differences: differences.slice(0, MOST_LISTED),
  }
}

function groupsIn(db: Db | Tx): Promise<Group[]> {
  return db.selectFrom('organisation_group').select(['id', 'name']).orderBy('id').execute()
}

async function membershipsOf(db: Db | Tx): Promise<ReadonlyMap<string, Membership[]>> {
  const rows = await db
    .selectFrom('group_member')
    .select(['organisation_id', 'group_id', 'ranked', 'valid_from', 'valid_to'])
    .orderBy('organisation_id')
    .orderBy('valid_from')
    .execute()
  const found = new Map<string, Membership[]>()
  for (const { organisation_id: id, group_id: group, ranked: isRanked, valid_from: from, valid_to } of rows)
    found.set(id, [...(found.get(id) ?? []), { group, isRanked, from, ...defined({ to: valid_to }) }])
  return found
}

async function writeMemberships(tx: Tx, planned: readonly PlannedOrganisation[], from: string): Promise<void> {
  for (const { organisation, membership } of planned)
    if (membership?.before) await leave(tx, organisation, membership.before.from, from)
  const rows = planned.flatMap(({ organisation, membership }) =>
    membership
      ? [{ group_id: membership.group, organisation_id: organisation, valid_from: from, ranked: membership.isRanked }]
      : [],
  )
  if (rows.length > 0) await insertRows(tx, 'group_member', rows)
}

function eventsOf(
  { organisation, isNew, content, membership }: PlannedOrganisation,
  { before, after }: { before: readonly unknown[]; after: readonly unknown[] },
  from: string,
  by: string,
): NewEvent[] {
  const stream = `organisation:${organisation}` as const
  const events: NewEvent[] = []
  if (content && isNew)
    events.push({ stream, kind: 'organisation.created', by, body: { from, ...content.after, isImported: true } })
  else if (content)
    events.push({ stream, kind: 'organisation.changed', by, body: { on: from, before, after, isImported: true } })
  if (membership) {
    const { group, isRanked } = membership
    const body = { from, group, isRanked, before: membership.before ?? null, isImported: true }
    events.push({ stream, kind: 'organisation.group-changed', by, body })
  }
  return events
}
