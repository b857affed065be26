import { inputsOf, type Inputs } from '../src/domain/scoring/inputs.ts'
import { totalOf as totalSelection } from '../src/domain/scoring/published.ts'
import { periodFrom } from '../src/domain/period/period.ts'
import { rank, type Ranking } from '../src/domain/scoring/rank.ts'
import { ExactScores, score, type Scores } from '../src/domain/scoring/score.ts'
import { STATUS_BYTE } from '../src/domain/scoring/status.ts'
import { totalOf } from './by-hand.ts'
import type { Measured } from './edition.ts'
import { placesOf, type Competitor, type Task } from './results.ts'
import { organisationsOf, PERIOD, storeOf, valuesOf } from './values.ts'

/** Letters bound to columns: what is outside the timing for all alike. */
export function boundInputs(measured: Measured, store: ReturnType<typeof storeOf>, units: number): Inputs {
  return inputsOf(
    measured.outline,
    { organisations: organisationsOf(units), members: units },
    store,
    periodFrom(PERIOD)!,
  )
}

export function taskOf(measured: Measured, units: number): { task: Task; inputs: Inputs } {
  const values = valuesOf(measured, units)
  const inputs = boundInputs(measured, storeOf(measured, values), units)
  const groups = inputs.members.map((member) => member.group)
  return { task: { measured, values, nodes: measured.outline.nodes, exempt: inputs.exempt, groups }, inputs }
}

/** Double mode: the engine's points and statuses, sums, and places on the unrounded totals, as the others have them. */
export function oursInDoubles(inputs: Inputs, { groups, nodes }: Task): Competitor {
  let scores: Scores | undefined
  return {
    name: 'La Bàn, double mode',
    run() {
      const { points, statuses } = (scores = score(inputs, scores))
      const places = placesOf(totalOf(nodes, points, groups.length), groups)
      return {
        points: (node, unit) => points[node]![unit]!,
        lacking: () => lackingOf(inputs, statuses),
        places,
      }
    },
  }
}

/** Everything that is published: exact two-decimal points, index and places, of the total and ready to print. */
export function publish(inputs: Inputs): Ranking[] {
  return rank(score(inputs), new ExactScores(inputs), totalSelection(inputs.outline.nodes))
}

/** Counted from the statuses, after the clock has stopped: the engine's own result is the status of each leaf. */
function lackingOf(inputs: Inputs, statuses: readonly Uint8Array[]): ArrayLike<number> {
  const lacking = new Uint16Array(inputs.members.length)
  for (const node of inputs.outline.leaves) {
    statuses[node.index]!.forEach((status, unit) => {
      if (status === STATUS_BYTE.missing || status === STATUS_BYTE.undefined) lacking[unit]! += 1
    })
  }
  return lacking
}
