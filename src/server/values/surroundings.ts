import type { Db } from '#db/database.ts'
import type { VariableOf } from '#domain/edition/definition.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { DataItem, ItemCatalogue } from '#domain/item/data-item.ts'
import type { Organisation } from '#domain/organisation/organisation.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { periodAt, PeriodKind, previousPeriod, yearStart, type Period } from '#domain/period/period.ts'
import { itemsRead, type ItemRead } from '#domain/scoring/items-read.ts'
import { registerOn, type Register } from '../organisations/register.ts'
import { successorFlowsOf, type SuccessorFlows } from '../organisations/successor-flows.ts'
import type { ValueDeps } from './deps.ts'
import { providersOf, type Providers } from './providers.ts'
import { latestValues, type StoredValue, type ValuesAsked } from './stored-value.ts'

/** What must be fetched to check values of some items of one subject and to score what reads them. */
export type Surroundings = SuccessorFlows & {
  readonly subject: string
  readonly period: Period
  readonly register: Register
  readonly providers: Providers
  readonly asked: readonly ValuesAsked[]
  /** The subject first, then everybody else whose numbers are read. */
  readonly organisations: readonly Organisation[]
}

export type SurroundingsQuestion = {
  readonly subject: string
  readonly period: Period
  readonly items: readonly string[]
  /** Absent: only the items themselves are checked. */
  readonly outline?: Outline | undefined
  /** Who is above whom is read as of this day; absent: of the period's last. */
  readonly day?: string | undefined
}

/** The last day of a period: who is above whom, and who provides, is read as of that day. */
export function lastDayOf(period: Period): string {
  const end = new Date(`${daysOf(period).to}T00:00:00Z`)
  return new Date(end.getTime() - 86_400_000).toISOString().slice(0, 10)
}

/** Everything that can be known before the transaction: it holds no connection while it waits for another one. */
export async function surroundingsOf(
  { db, content }: ValueDeps,
  { subject, period, items, outline, day }: SurroundingsQuestion,
): Promise<Surroundings> {
  const [register, providers, flows] = await Promise.all([
    day === undefined ? registerWith(db, subject, period) : registerOn(db, day),
    providersOf(db),
    successorFlowsOf(db),
  ])
  const reads = outline ? readsOf(outline, period, items) : []
  const periods = unique([...around(period), ...periodsOf(reads)])
  const own: ValuesAsked = {
    subjects: [subject, ...flows.predecessors([subject], periods)],
    items: unique([...items, ...relatedTo(items, content.items), ...reads.map(({ item }) => item)]),
    periods,
  }
  const others = reads.filter(({ of, combine }) => of !== 'group' && (of !== 'own' || combine !== 'none'))
  const subjects = unique(others.flatMap((read) => subjectsOf(read, subject, register))).filter((id) => id !== subject)
  const shared = {
    subjects: unique([...subjects, ...flows.predecessors(subjects, periodsOf(others))]),
    items: unique(others.map(({ item }) => item)),
    periods: periodsOf(others),
  }
  return {
    subject,
    period,
    register,
    providers,
    ...flows,
    asked: subjects.length > 0 ? [own, shared] : [own],
    organisations: [subject, ...subjects].flatMap((id) => register.byId.get(id) ?? []),
  }
}

/** As of the period's last day, or of its first for a subject that ended within the period. */
async function registerWith(db: Db, subject: string, period: Period): Promise<Register> {
  const register = await registerOn(db, lastDayOf(period))
  return register.byId.has(subject) ? register : registerOn(db, daysOf(period).from)
}

/** The latest versions of everything that is asked for. */
export async function surroundingValues(db: Db, { asked }: Surroundings): Promise<StoredValue[]> {
  const values: StoredValue[] = []
  for (const one of asked) values.push(...(await latestValues(db, one)))
  return values
}

/** Whose numbers a letter reads for a subject: one organisation's, or those of all below it. */
function subjectsOf({ of, combine }: ItemRead, subject: string, register: Register): string[] {
  const one = subjectOf(of, subject, register)
  if (one === undefined || combine === 'none') return one === undefined ? [] : [one]
  return register.organisations.filter(({ parent }) => parent === one).map(({ id }) => id)
}

/** The one organisation that a letter asks about for a subject. */
export function subjectOf(
  of: VariableOf,
  subject: string,
  { byId, above, organisations }: Register,
): string | undefined {
  if (of === 'own' || of === 'group') return subject
  if (of === 'parent') return byId.get(subject)?.parent
  const inLine = [subject, ...above(subject)].find((id) => byId.get(id)?.kind === of)
  const all = organisations.filter(({ kind }) => kind === of)
  return inLine ?? (all.length === 1 ? all[0]!.id : undefined)
}

// Content does not change while the server runs, and officers save the same items all day.
const knownReads = new WeakMap<Outline, Map<string, readonly ItemRead[]>>()
const MOST_READS = 5000

function readsOf(outline: Outline, period: Period, items: readonly string[]): readonly ItemRead[] {
  const known = knownReads.get(outline) ?? new Map<string, readonly ItemRead[]>()
  knownReads.set(outline, known)
  const key = [period.key, ...items].join(' ')
  const reads = known.get(key) ?? itemsRead(outline, period, { items: new Set(items) })
  if (known.size >= MOST_READS) known.clear()
  known.set(key, reads)
  return reads
}

const knownParts = new WeakMap<ItemCatalogue, ReadonlyMap<string | undefined, readonly DataItem[]>>()

/** The wholes that items are part of, and the parts of items. */
function relatedTo(items: readonly string[], catalogue: ItemCatalogue): string[] {
  const parts = knownParts.get(catalogue) ?? Map.groupBy(catalogue.values(), ({ partOf }) => partOf)
  knownParts.set(catalogue, parts)
  const wholes = items.flatMap((id) => catalogue.get(id)?.partOf ?? [])
  return [...wholes, ...items.flatMap((id) => (parts.get(id) ?? []).map((part) => part.id))]
}

/** The period, the one before, and all of its year: what a number is compared with. */
function around(period: Period): string[] {
  const from = yearStart(period)
  const ofYear = PeriodKind.options.flatMap((kind) => {
    const length = { year: 12, half: 6, quarter: 3, month: 1 }[kind]
    return Array.from({ length: 12 / length }, (_, at) => periodAt(from + at * length, kind).key)
  })
  const yearBefore = periodAt(from - 12, 'year').key
  return [period.key, previousPeriod(period).key, periodAt(period.from - 12, period.kind).key, yearBefore, ...ofYear]
}

function periodsOf(reads: readonly ItemRead[]): string[] {
  return unique(reads.flatMap(({ periods }) => periods.map(({ key }) => key)))
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)]
}
