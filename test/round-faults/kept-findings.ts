import { isDeepStrictEqual } from 'node:util'
import type { FindingView } from '#contract/appraisal-views.ts'
import type { Database } from '#db/database.ts'
import { brokenChains } from '../faults/kept-history.ts'

/** A finding that was acknowledged, and where. */
export type Acknowledged = { readonly submission: string; readonly node: string; readonly finding: FindingView }

/**
 * What of the findings of a round is not as it must be: an acknowledged one that is not told once, rows that are not what
 * the history says, a chain that does not hold. Empty when all is well.
 */
export async function findingFaults(
  database: Database,
  data: string,
  acknowledged: readonly Acknowledged[],
): Promise<string[]> {
  const events = await findingEvents(database)
  const [kept, told] = [await keptFindings(database), replayed(events)]
  const places = [...new Set([...kept.keys(), ...told.keys()])]
  return [
    ...acknowledged.filter((one) => timesTold(events, one) !== 1).map((one) => `not told once: ${JSON.stringify(one)}`),
    ...places
      .filter((place) => !isDeepStrictEqual(kept.get(place), told.get(place)))
      .map((place) => `${place}: ${JSON.stringify(kept.get(place))}, told ${JSON.stringify(told.get(place))}`),
    ...(await brokenChains(database, data)),
  ]
}

/** How a finding stands: by its rows, or by what its submission's history tells. */
export type KeptFinding = {
  readonly decision: string
  readonly state: string
  readonly version: number
  /** The numbers that it gives, by item, as they count. */
  readonly corrections: Readonly<Record<string, string>>
}

export function placeOf(submission: string, node: string, pass = 'first'): string {
  return `${submission} ${node} ${pass}`
}

/** By place. */
export async function keptFindings({ pool }: Database): Promise<Map<string, KeptFinding>> {
  const { rows } = await pool.query<KeptFinding & { submission: string; node: string; pass: string }>(
    `select submission_id as submission, node_code as node, pass, decision, state, version,
       (select coalesce(json_object_agg(item_id, number::text), '{}') from correction
          where finding_id = finding.id and withdrawn_at is null) as corrections
     from finding`,
  )
  return new Map(rows.map(({ submission, node, pass, ...kept }) => [placeOf(submission, node, pass), kept]))
}

type FindingEvent = {
  readonly submission: string
  readonly kind: string
  readonly body: {
    readonly node: string
    readonly after: FindingView
    readonly nodes: { node: string; pass: string }[]
  }
}

async function findingEvents({ pool }: Database): Promise<FindingEvent[]> {
  const { rows } = await pool.query<FindingEvent>(
    `select substr(stream, 12) as submission, kind, body from event where kind like 'finding.%' order by stream, sequence`,
  )
  return rows
}

function replayed(events: readonly FindingEvent[]): Map<string, KeptFinding> {
  const told = new Map<string, KeptFinding>()
  for (const { submission, kind, body } of events) {
    if (kind === 'finding.returned')
      for (const { node, pass } of body.nodes) {
        const place = placeOf(submission, node, pass)
        const before = told.get(place)!
        told.set(place, { ...before, state: 'to-review', version: before.version + 1 })
      }
    else {
      const { pass, decision, state, version, corrections } = body.after
      const numbers = corrections.map(({ item, content }) => [item, content.kind === 'number' ? content.number : ''])
      told.set(placeOf(submission, body.node, pass), {
        ...{ decision, state, version },
        corrections: Object.fromEntries(numbers) as Record<string, string>,
      })
    }
  }
  return told
}

function timesTold(events: readonly FindingEvent[], { submission, node, finding }: Acknowledged): number {
  const of = events.filter((one) => one.submission === submission && one.body.node === node)
  return of.filter(({ body }) => isDeepStrictEqual(body.after, finding)).length
}
