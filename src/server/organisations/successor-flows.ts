import type { Db } from '#db/database.ts'
import { flowParts, type FlowParts } from '#domain/organisation/flow-parts.ts'
import { contentOf } from '#domain/organisation/organisation-version.ts'
import type { Succession, Successor, SuccessionKind } from '#domain/organisation/succession.ts'
import { periodFrom, type Period } from '#domain/period/period.ts'
import type { FlowPartsOf } from '#domain/value/successor-flows.ts'
import { storedVersions, withoutId, type StoredVersion } from './stored-versions.ts'

/** What successors' flows are made of (method §10.5). */
export type SuccessorFlows = {
  /** For `givenValues`; nothing for whoever never succeeded anybody. */
  readonly flowParts: FlowPartsOf
  /** Those whose numbers must be fetched besides the subjects' own, to make the subjects' flows of the periods. */
  readonly predecessors: (subjects: readonly string[], periods: readonly string[]) => readonly string[]
}

// Like the register: changed some times a year, read in every save.
const KEPT_MS = 5000

const kept = new WeakMap<Db, { flows: Promise<SuccessorFlows>; since: number }>()

/** What this process changes shows at once, what another one does within five seconds. */
export function successorFlowsOf(db: Db): Promise<SuccessorFlows> {
  const known = kept.get(db)
  if (known && performance.now() - known.since < KEPT_MS) return known.flows
  const flows = recordedSuccessions(db).then(flowsOf)
  flows.catch(() => kept.delete(db))
  kept.set(db, { flows, since: performance.now() })
  return flows
}

/** To be called by whatever records a succession. */
export function forgetSuccessions(db: Db): void {
  kept.delete(db)
}

function flowsOf(successions: readonly Succession[]): SuccessorFlows {
  const successors = new Set(successions.flatMap((one) => one.successors.map(({ organisation }) => organisation)))
  const made = new Map<string, FlowParts>()
  const partsOf = (subject: string, period: Period): FlowParts | undefined => {
    if (!successors.has(subject)) return undefined
    const key = `${period.key} ${subject}`
    const parts = made.get(key) ?? flowParts(successions, subject, period)
    made.set(key, parts)
    return parts
  }
  return {
    flowParts: (_, subject, period) => partsOf(subject, period),
    predecessors: (subjects, periods) => {
      const parts = subjects.flatMap((subject) => periods.flatMap((key) => partsIn(partsOf(subject, periodFrom(key)!))))
      const asked = new Set(subjects)
      return [...new Set(parts)].filter((organisation) => !asked.has(organisation))
    },
  }
}

function partsIn(parts: FlowParts | undefined): string[] {
  return parts === undefined || parts === 'shares-missing' ? [] : parts.map(({ organisation }) => organisation)
}

/** Every succession, oldest first. A successor is new where its life began with it. */
export async function recordedSuccessions(db: Db): Promise<Succession[]> {
  const rows = await db
    .selectFrom('succession')
    .select(['id', 'kind', 'decision_number', 'decision_date', 'decided_by', 'effective_on'])
    .orderBy('effective_on')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const [members, versions] = await Promise.all([memberRows(db), storedVersions(db)])
  const sides = Map.groupBy(members, ({ succession_id, side }) => `${side} ${succession_id}`)
  const first = new Map(versions.toReversed().map((version) => [version.organisation, version]))
  return rows.map((row): Succession => {
    const after = sides.get(`successor ${row.id}`) ?? []
    const shares = after.flatMap(({ organisation_id, share }) => (share === null ? [] : [[organisation_id, share]]))
    return {
      kind: row.kind as SuccessionKind,
      decision: { number: row.decision_number, date: row.decision_date, issuedBy: row.decided_by },
      effectiveOn: row.effective_on,
      predecessors: (sides.get(`predecessor ${row.id}`) ?? []).map(({ organisation_id }) => organisation_id),
      successors: after.map(({ organisation_id }) =>
        successorOf(first.get(organisation_id), organisation_id, row.effective_on),
      ),
      ...(shares.length > 0 && { shares: Object.fromEntries(shares) as Record<string, string> }),
    }
  })
}

function successorOf(first: StoredVersion | undefined, organisation: string, day: string): Successor {
  if (first?.from !== day) return { kind: 'existing', organisation }
  return { kind: 'new', organisation, content: contentOf(withoutId(first)) }
}

function memberRows(db: Db) {
  return db
    .selectFrom('succession_member')
    .select(['succession_id', 'organisation_id', 'side', 'share'])
    .orderBy('ordinal')
    .execute()
}
