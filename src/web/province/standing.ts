import { totalOf } from '#domain/scoring/published.ts'
import { inputsOf, type Inputs } from '#domain/scoring/inputs.ts'
import { rank, type Ranking, type RankingRow } from '#domain/scoring/rank.ts'
import { score, type Scores } from '#domain/scoring/score.ts'
import { ValueStore } from '#domain/value/value-store.ts'
import type { Province } from './province.ts'
import { RememberedScores } from './remembered-scores.ts'
import { NOTHING_TRIED, triedValue, type WhatIf } from './what-if.ts'

/** How the province stands: every point and every place. */
export type Standing = {
  readonly inputs: Inputs
  readonly scores: Scores
  readonly exactly: RememberedScores
  readonly rankings: readonly Ranking[]
}

const standings = new WeakMap<Province, Standing>()

/** The standing with the numbers as they were given. */
export function standingOf(province: Province): Standing {
  const known = standings.get(province) ?? standing(inputsWith(province, -1, NOTHING_TRIED))
  standings.set(province, known)
  return known
}

/** The standing if the member in `row` had the tried numbers. */
export function triedStanding(province: Province, row: number, tried: WhatIf): Standing {
  const given = standingOf(province)
  return tried.size === 0 ? given : standing(inputsWith(province, row, tried), given)
}

/** The member's line in its ranking. */
export function placeOf({ rankings }: Standing, row: number): { line: RankingRow; ranking: Ranking } {
  for (const ranking of rankings) {
    const line = ranking.rows.find((one) => one.row === row)
    if (line) return { line, ranking }
  }
  throw new Error(`no member in row ${row}`)
}

function standing(inputs: Inputs, earlier?: Standing): Standing {
  const scores = score(inputs)
  const exactly = new RememberedScores(inputs, earlier)
  return { inputs, scores, exactly, rankings: rank(scores, exactly, totalOf(inputs.outline.nodes)) }
}

function inputsWith(province: Province, tryingRow: number, tried: WhatIf): Inputs {
  const store = new ValueStore()
  const period = province.period.key
  for (const organisation of province.organisations) store.row(organisation.id)
  for (const [id, text] of tried) {
    const value = triedValue(province.items.get(id)!, text)
    if (value) store.setFact(id, period, tryingRow, value)
  }
  for (const { row, item, value } of province.facts) {
    if (row !== tryingRow || !tried.has(item)) store.setFact(item, period, row, value)
  }
  for (const { row, code } of province.notApplicable) store.setNotApplicable(code, row)
  return inputsOf(province.outline, province, store, province.period)
}
