import type { Exact } from '../../exact.ts'
import { bandsFormula } from './band-shape.ts'
import { branchesFormula } from './branch-shape.ts'
import type { Composition } from './composition.ts'
import type { Line, LineOf } from './lines.ts'
import type { Share } from './shares.ts'
import { sharedFormula, weightedFormula } from './share-shape.ts'
import { tariffsFormula } from './tariff-shape.ts'

/** What the clauses of a rule came to, before they are put together. */
export type Read = {
  readonly lines: readonly Line[]
  readonly shares: readonly Share[]
  readonly max: Exact | undefined
}

/** Puts the lines of a rule together by the first shape that they fit. */
export function ruleFormula(read: Read, composition: Composition): string | undefined {
  const said = read.lines.filter((line) => line.kind !== 'intro' && line.kind !== 'unread')
  const isAll = (kind: Line['kind']): boolean => said.every((line) => line.kind === kind)
  if (said.length === 0) return loneShare(read, composition)
  if (isAll('band')) return bandsFormula(of(said, 'band'), read, composition)
  if (isAll('points')) {
    return said.length === 1
      ? sharedFormula(of(said, 'points')[0]!, read, composition)
      : weightedFormula(of(said, 'points'), read, composition)
  }
  if (said.some((line) => line.kind === 'points')) return pointsAndNothing(said, read, composition)
  if (said.some((line) => line.kind === 'band')) return undefined
  const tariffs = of(said, 'tariff')
  const branches = of(said, 'branch')
  if (tariffs.length === 0) return branchesFormula(branches, read, composition)
  return tariffsFormula(tariffs, branches, said, read, composition)
}

function of<K extends Line['kind']>(lines: readonly Line[], kind: K): LineOf<K>[] {
  return lines.filter((line): line is LineOf<K> => line.kind === kind)
}

/** A rule that only says what the share is. */
function loneShare({ lines, shares, max }: Read, composition: Composition): string | undefined {
  const [share] = shares
  if (!share || shares.length > 1) return undefined
  if (lines.some((line) => line.kind === 'unread') || max) composition.doubt('share-guessed', share.place)
  return max ? `${share.formula}*max` : share.formula
}

/** Weighted shares that end in "chưa triển khai: 0 điểm". */
function pointsAndNothing(said: readonly Line[], read: Read, composition: Composition): string | undefined {
  const points = of(said, 'points')
  const branches = of(said, 'branch')
  const isNothing = branches.length === 1 && branches[0]!.amount.written('') === '0' && said.at(-1) === branches[0]
  if (!isNothing || points.length + 1 !== said.length || points.length < 2) return undefined
  return weightedFormula(points, read, composition)
}
