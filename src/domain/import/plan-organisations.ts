import { newFaults, type ChangeFault } from '../organisation/change.ts'
import { isInForce, type Day } from '../organisation/day.ts'
import { readIdentifier } from '../organisation/identifier.ts'
import { OrganisationLives } from '../organisation/organisation-lives.ts'
import type {
  OrganisationContent,
  OrganisationId,
  OrganisationLevel,
  OrganisationVersion,
} from '../organisation/organisation-version.ts'
import type { OrganisationKind } from '../organisation/organisation.ts'
import type { ImportFaultCode, OrganisationColumn } from './import-fault.ts'
import { KnownOrganisations, nameKey, onlyOne, type Named } from './known-organisations.ts'

/** A row of a file of organisations: what it does not say stays as it is. `parent` is a name or an identifier. */
export type OrganisationRow = {
  readonly row: number
  readonly name: string
  readonly shortName?: string
  readonly abbreviation?: string
  readonly kind?: OrganisationKind
  readonly level?: OrganisationLevel
  readonly parent?: string
  readonly identifier?: string
  readonly areaCode?: string
  readonly ordinal?: number
  readonly group?: string
  readonly isRanked?: boolean
}

export type Membership = { readonly group: string; readonly isRanked: boolean; readonly from: Day; readonly to?: Day }

export type PlanFault = {
  readonly row: number
  readonly column?: OrganisationColumn
} & (
  | { readonly code: Exclude<ImportFaultCode, 'register'>; readonly params?: Readonly<Record<string, string>> }
  | { readonly code: 'register'; readonly register: ChangeFault }
)

/** What a row does to an organisation; without `content` and `membership` nothing. */
export type PlannedOrganisation = {
  readonly row: number
  readonly organisation: OrganisationId
  readonly name: string
  readonly isNew: boolean
  readonly content?: { readonly before: OrganisationContent | undefined; readonly after: OrganisationContent }
  readonly membership?: {
    readonly before: Membership | undefined
    readonly group: string
    readonly isRanked: boolean
  }
}

export type OrganisationPlan = {
  readonly faults: readonly PlanFault[]
  readonly planned: readonly PlannedOrganisation[]
  /** All versions of all organisations as they would then be. */
  readonly versions: readonly OrganisationVersion[]
}

export type Standing = {
  readonly versions: readonly OrganisationVersion[]
  readonly memberships: ReadonlyMap<OrganisationId, readonly Membership[]>
}

/**
 * Method §10.9. What a file of organisations would change from a day on: a row is about the organisation of its
 * identifier, else of its name below the parent that it names, else about a new one.
 */
export function planOrganisations(
  { versions, memberships }: Standing,
  rows: readonly OrganisationRow[],
  from: Day,
  newId: () => OrganisationId,
): OrganisationPlan {
  const known = new KnownOrganisations(versions.filter((version) => isInForce(version, from)))
  const { targets, faults } = targetsOf(rows, known, newId)
  const named = new NamedTargets(targets)
  const lives = new OrganisationLives(versions)
  const ordinals = new Ordinals(versions, from)
  const planned: PlannedOrganisation[] = []
  for (const target of targets) {
    const step = stepOf(target, { known, named, lives, from, ordinals })
    if ('code' in step) faults.push(step)
    else {
      const membership = membershipOf(target, memberships.get(target.organisation) ?? [], from)
      if (membership && 'code' in membership) faults.push(membership)
      else planned.push({ ...step, ...(membership && { membership }) })
    }
  }
  const after = lives.versions()
  if (faults.length === 0) faults.push(...unclearRows(targets, after, from), ...soundness(versions, after, targets))
  return { faults: faults.sort((a, b) => a.row - b.row), planned, versions: after }
}

type Target = { readonly row: OrganisationRow; readonly organisation: OrganisationId; readonly isNew: boolean }

function targetsOf(rows: readonly OrganisationRow[], register: KnownOrganisations, newId: () => OrganisationId) {
  const faults: PlanFault[] = []
  const targets: Target[] = []
  const seen = new Map<string, number>()
  for (const row of rows) {
    const found = register.of(row)
    if (found === 'unclear') {
      faults.push({ row: row.row, column: 'name', code: 'organisation-unclear', params: { written: row.name } })
      continue
    }
    const known = found === 'not-found' ? undefined : found.organisation
    const key = known ?? row.identifier ?? `${nameKey(row.name)}\n${nameKey(row.parent ?? '')}`
    const before = seen.get(key)
    if (before !== undefined)
      faults.push({ row: row.row, column: 'name', code: 'row-repeated', params: { other: String(before) } })
    else {
      seen.set(key, row.row)
      targets.push({ row, organisation: known ?? newId(), isNew: known === undefined })
    }
  }
  return { targets, faults }
}

type Surroundings = {
  readonly known: KnownOrganisations
  readonly named: NamedTargets
  readonly lives: OrganisationLives
  readonly from: Day
  readonly ordinals: Ordinals
}

function stepOf(
  { row, organisation, isNew }: Target,
  { known, named, lives, from, ordinals }: Surroundings,
): PlannedOrganisation | PlanFault {
  const parent = row.parent === undefined ? undefined : parentOf(row.parent, known, named)
  if (typeof parent === 'string')
    return { row: row.row, column: 'parent', code: `organisation-${parent}`, params: { written: row.parent! } }
  if (isNew && row.kind === undefined) return { row: row.row, column: 'kind', code: 'cell-empty' }
  const before = lives.on(organisation, from)
  const content = contentOf(row, before, parent?.organisation, ordinals)
  const fault = isNew ? lives.begin(organisation, from, content) : lives.goOn(organisation, from, () => content)
  const step = { row: row.row, organisation, name: row.name, isNew }
  if (fault === undefined) return { ...step, content: { before, after: content } }
  return fault.code === 'nothing-changed' ? step : { row: row.row, code: 'register', register: fault }
}

function contentOf(
  { row: _row, parent: _parent, group: _group, isRanked: _isRanked, ...given }: OrganisationRow,
  before: OrganisationVersion | undefined,
  parent: OrganisationId | undefined,
  ordinals: Ordinals,
): OrganisationContent {
  const above = parent === undefined ? {} : { parent }
  if (before) {
    const { organisation: _organisation, from: _from, to: _to, ...running } = before
    return { ...running, ...given, ...above }
  }
  const kind = given.kind!
  return { level: LEVELS[kind], ordinal: given.ordinal ?? ordinals.next(parent), ...given, ...above, kind }
}

/** The tier that a kind usually stands on. */
const LEVELS: Readonly<Record<OrganisationKind, OrganisationLevel>> = {
  nation: 'central',
  province: 'province',
  department: 'province',
  district: 'district',
  commune: 'commune',
  'central-agency': 'central',
  company: 'none',
  association: 'none',
}

/** An organisation of the day or of the file, by its identifier or its name. */
function parentOf(written: string, known: KnownOrganisations, named: NamedTargets): Named {
  const read = readIdentifier(written)
  const found =
    read.kind === 'identifier'
      ? [...known.withIdentifier(read.identifier), ...named.withIdentifier(read.identifier)]
      : [...known.named(written), ...named.named(written)]
  return onlyOne(found)
}

/** The organisations of the file by what they are called in it. */
class NamedTargets {
  readonly #names = new Map<string, OrganisationId[]>()
  readonly #identifiers = new Map<string, OrganisationId>()

  constructor(targets: readonly Target[]) {
    for (const { row, organisation } of targets) {
      const namesakes = this.#names.get(nameKey(row.name))
      if (namesakes) namesakes.push(organisation)
      else this.#names.set(nameKey(row.name), [organisation])
      if (row.identifier !== undefined) this.#identifiers.set(row.identifier, organisation)
    }
  }

  named(name: string): readonly OrganisationId[] {
    return this.#names.get(nameKey(name)) ?? []
  }

  withIdentifier(identifier: string): readonly OrganisationId[] {
    const found = this.#identifiers.get(identifier)
    return found === undefined ? [] : [found]
  }
}

/** Behind the last of those with the same parent, in the order of the file. */
class Ordinals {
  readonly #last = new Map<OrganisationId | undefined, number>()

  constructor(versions: readonly OrganisationVersion[], day: Day) {
    for (const version of versions) if (isInForce(version, day)) this.#reach(version.parent, version.ordinal)
  }

  next(parent: OrganisationId | undefined): number {
    const ordinal = (this.#last.get(parent) ?? 0) + 1
    this.#reach(parent, ordinal)
    return ordinal
  }

  #reach(parent: OrganisationId | undefined, ordinal: number): void {
    this.#last.set(parent, Math.max(ordinal, this.#last.get(parent) ?? 0))
  }
}

function membershipOf(
  { row: { row, group: asked, isRanked: ranked } }: Target,
  memberships: readonly Membership[],
  from: Day,
): NonNullable<PlannedOrganisation['membership']> | PlanFault | undefined {
  if (asked === undefined && ranked === undefined) return undefined
  const later = memberships.find((one) => one.from > from)
  if (later) return { row, column: 'group', code: 'group-set-later', params: { other: later.from } }
  const before = memberships.find((one) => isInForce(one, from))
  const group = asked ?? before?.group
  if (group === undefined) return { row, column: 'isRanked', code: 'group-needed' }
  const isRanked = ranked ?? (before?.group === group ? before.isRanked : true)
  return before?.group === group && before.isRanked === isRanked ? undefined : { before, group, isRanked }
}

/** What a file makes it must be able to find again: two of one name are told apart by what their rows say. */
function unclearRows(targets: readonly Target[], after: readonly OrganisationVersion[], from: Day): PlanFault[] {
  const known = new KnownOrganisations(after.filter((version) => isInForce(version, from)))
  return targets.flatMap(({ row, organisation }): PlanFault[] => {
    const found = known.of(row)
    if (found === 'not-found' || (found !== 'unclear' && found.organisation === organisation)) return []
    return [{ row: row.row, column: 'name', code: 'organisation-unclear', params: { written: row.name } }]
  })
}

function soundness(
  before: readonly OrganisationVersion[],
  after: readonly OrganisationVersion[],
  targets: readonly Target[],
): PlanFault[] {
  const rows = new Map(targets.map(({ organisation, row }) => [organisation, row.row]))
  return newFaults(before, after).map((register) => {
    const column = COLUMNS[register.code]
    const row = rows.get(register.organisation) ?? rows.get(register.other ?? '') ?? 0
    return { row, code: 'register', register, ...(column && { column }) }
  })
}

const COLUMNS: Partial<Record<ChangeFault['code'], OrganisationColumn>> = {
  'identifier-shared': 'identifier',
  'parent-not-in-force': 'parent',
  'parent-ring': 'parent',
}
