import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import {
  MOST_IMPORT_ROWS,
  MOST_LISTED,
  type ImportFault,
  type imports,
  type OrganisationDifference,
  type OrganisationDryRun,
} from '#contract/imports.ts'
import type { Db, Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { OrganisationColumn } from '#domain/import/import-fault.ts'
import {
  planOrganisations,
  type Membership,
  type OrganisationPlan,
  type PlanFault,
  type PlannedOrganisation,
} from '#domain/import/plan-organisations.ts'
import type { OrganisationContent } from '#domain/organisation/organisation-version.ts'
import type { TableForm } from '#office/import-table.ts'
import { ORGANISATION_COLUMNS, ORGANISATION_KINDS, ORGANISATION_LEVELS, YES_NO } from '#text/import-words.ts'
import { insertRows } from '../bulk-insert.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { changeRegister, openRegister, type OpenRegister } from '../organisations/change-register.ts'
import { defined } from '../organisations/defined.ts'
import { faultOf } from '../organisations/not-changed.ts'
import { leave } from '../organisations/set-group.ts'
import { storedVersions, withoutId, writeVersions } from '../organisations/stored-versions.ts'
import { Refusal } from '../refusal.ts'
import { organisationRows, type Group } from './organisation-rows.ts'
import { readTable, type SentTable } from './read-table.ts'

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
  const table = await readTable(bytes, FORM)
  return db.transaction().execute(async (tx) => {
    const register = openRegister(tx, await storedVersions(tx))
    return (await plannedFor(register, table, from)).dryRun
  })
}

/** Method §10.9. Does what the dry run showed, whole; what would be done otherwise by now is refused. */
export async function importOrganisations(
  db: Db,
  { from, seen }: z.output<typeof imports.importOrganisations.input>,
  call: Call,
): Promise<{ created: number; changed: number }> {
  const { account } = actorOf(call)
  const table = await readTable(call.bytes, FORM)
  return changeRegister(db, async (register) => {
    const { plan, dryRun } = await plannedFor(register, table, from)
    if (dryRun.faultCount > 0) throw new Refusal('not-imported', undefined, { faults: dryRun.faults })
    if (dryRun.seen !== seen) throw new Refusal('stale', undefined, dryRun)
    const { tx } = register
    const moving = plan.planned.filter(({ content, membership }) => content ?? membership)
    if (moving.length === 0) throw new Refusal('not-imported', undefined, { faults: [] })
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
    await recordOn(tx, heads, events, call.origin)
    return { created: dryRun.created, changed: dryRun.changed }
  })
}

async function plannedFor(
  register: OpenRegister,
  table: SentTable,
  from: string,
): Promise<{ plan: OrganisationPlan; dryRun: OrganisationDryRun }> {
  const groups = await register.tx.selectFrom('organisation_group').select(['id', 'name']).execute()
  const { rows, faults } = organisationRows(table, groups)
  const standing = { versions: register.versions.map(withoutId), memberships: await membershipsOf(register.tx) }
  const plan = planOrganisations(standing, faults.length > 0 ? [] : rows, from, uuidv7)
  const named = new Map(plan.planned.map(({ organisation, name }) => [organisation, name]))
  const told = plan.faults.map((fault) => toldFault(fault, { register, table, named }))
  return { plan, dryRun: dryRunOf(plan, [...faults, ...told], { register, table, from, groups }) }
}

type Telling = { register: OpenRegister; table: SentTable; named: ReadonlyMap<string, string> }

function toldFault(fault: PlanFault, { register, table, named }: Telling): ImportFault {
  const letter = fault.column === undefined ? undefined : table.letters[fault.column]
  const place = { row: fault.row, ...(letter !== undefined && { column: letter }) }
  if (fault.code !== 'register') return { ...place, code: fault.code, params: fault.params ?? {} }
  return { ...place, code: 'register', params: {}, register: faultOf(fault.register, register, named) }
}

type About = { register: OpenRegister; table: SentTable; from: string; groups: readonly Group[] }

function dryRunOf(
  { planned }: OrganisationPlan,
  faults: readonly ImportFault[],
  { register, table, from, groups }: About,
): OrganisationDryRun {
  const names = new Map(planned.map(({ organisation, name }) => [organisation, name]))
  const nameOf = (id: string) => names.get(id) ?? register.nameOn(id, from)
  const groupName = (id: string) => groups.find((group) => group.id === id)?.name ?? id
  const differences = planned.flatMap((one) => differenceOf(one, nameOf, groupName) ?? [])
  const created = differences.filter(({ kind }) => kind === 'new').length
  return {
    seen: createHash('sha256')
      .update(JSON.stringify([table.hash, from, differences]))
      .digest('base64url'),
    rows: table.rows.length,
    unchanged: planned.length - differences.length,
    faults: faults.slice(0, MOST_LISTED),
    faultCount: faults.length,
    created,
    changed: differences.length - created,
    differences: differences.slice(0, MOST_LISTED),
  }
}

type Named = (id: string) => string

function differenceOf(
  { row, name, isNew, content, membership }: PlannedOrganisation,
  nameOf: Named,
  groupName: Named,
): OrganisationDifference | undefined {
  const [before, after] = [shownContent(content?.before, nameOf), shownContent(content?.after, nameOf)]
  const of = (one: { group: string; isRanked: boolean } | undefined) =>
    one ? { group: groupName(one.group), isRanked: one.isRanked ? YES_NO.vi.yes : YES_NO.vi.no } : {}
  if (membership) {
    Object.assign(before, of(membership.before))
    Object.assign(after, of(membership))
  }
  const changes = OrganisationColumn.options
    .filter((column) => before[column] !== after[column])
    .map((column) => ({ column, ...defined({ before: before[column], after: after[column] }) }))
  return changes.length === 0 ? undefined : { row, kind: isNew ? 'new' : 'changed', name, changes }
}

/** Words as the file has them. */
function shownContent(
  content: OrganisationContent | undefined,
  nameOf: Named,
): Partial<Record<OrganisationColumn, string>> {
  if (!content) return {}
  const { name, shortName, abbreviation, kind, level, parent, identifier, areaCode, ordinal } = content
  return defined({
    ...{ name, shortName, abbreviation, identifier, areaCode, ordinal: String(ordinal) },
    kind: ORGANISATION_KINDS.vi[kind],
    level: ORGANISATION_LEVELS.vi[level],
    parent: parent && nameOf(parent),
  })
}

async function membershipsOf(tx: Tx): Promise<ReadonlyMap<string, Membership[]>> {
  const rows = await tx
    .selectFrom('group_member')
    .select(['organisation_id', 'group_id', 'ranked', 'valid_from', 'valid_to'])
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
