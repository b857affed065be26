import { cellTarget } from './cell-target.ts'
import { editionTarget } from './edition-target.ts'
import { formulaTarget } from './formula-target.ts'
import { runFuzz, type FuzzResult, type FuzzRun, type FuzzTarget } from './fuzz-target.ts'
import { periodTarget } from './period-target.ts'
import { damagedTableTarget, writtenTableTarget } from './table-target.ts'

/** A target with its input's type closed in: run it for a seed and a number of cases. */
export type ReadyTarget = {
  readonly name: string
  readonly share: number
  readonly run: (run: FuzzRun) => Promise<FuzzResult>
}

/** Every reader of what people write: formulas, editions, tables, cells and periods. The shares add up to 100. */
export const TARGETS: readonly ReadyTarget[] = [
  ready(formulaTarget),
  ready(editionTarget),
  ready(writtenTableTarget),
  ready(damagedTableTarget),
  ready(cellTarget),
  ready(periodTarget),
]

function ready<Input>(target: FuzzTarget<Input>): ReadyTarget {
  return { name: target.name, share: target.share, run: (run) => runFuzz(target, run) }
}
