import { add, compare, exactFromDecimal, ZERO } from '../../exact.ts'
import { constantAmount } from './amount.ts'
import type { Composition } from './composition.ts'
import type { Line, LineOf } from './lines.ts'
import type { Read } from './shapes.ts'
import { tariffFormula } from './tariffs.ts'

type TariffLine = LineOf<'tariff'>
type Branch = LineOf<'branch'>

const DENIAL = /^(?:khong|chua)(?![a-z])/

/** So many points each, added up and cut at the maximum; before them at most one condition that gives all. */
export function tariffsFormula(
  lines: readonly TariffLine[],
  branches: readonly Branch[],
  said: readonly Line[],
  read: Read,
  composition: Composition,
): string | undefined {
  const denials = branches.filter((branch) => branch.amount.written('') === '0' && DENIAL.test(branch.condition.plain))
  const givers = branches.filter((branch) => !denials.includes(branch))
  if (denials.length > 1 || givers.length > 1 || (givers[0] && said[0] !== givers[0])) return undefined
  const [giver] = givers
  if (giver && !constantAmount(giver.amount, read.max)) return undefined
  const letter = giver && composition.letter('yes-no', ['v'], giver.condition)
  const counted = sum(lines, read, composition)
  if (!giver || !letter) return `MIN(max, ${counted})`
  composition.doubt('condition-and-figure', giver.clause)
  return `IF(${letter}, ${giver.amount.written('')}, ${counted})`
}

function sum(lines: readonly TariffLine[], read: Read, composition: Composition): string {
  const tariffs = lines.flatMap((line) => line.tariffs.map((tariff) => ({ line, tariff })))
  const names = tariffs.length === 1 ? ['n'] : ['n1', 'n2', 'n3', 'n4']
  doubtCaps(lines, read, composition)
  return tariffs
    .map(({ line, tariff }) => {
      const { source, start } = line.place
      const counted = { source, start: start + tariff.counted.start, end: start + tariff.counted.end }
      const place = line.tariffs.length === 1 && line.condition ? line.condition : counted
      const formula = tariffFormula(tariff, composition.letter('count', names, place), read.max)
      composition.mark(line.place, formula)
      return formula
    })
    .join(' + ')
}

/** What the tariffs can come to, where each has its limit, is more than the maximum: which of the two is meant? */
function doubtCaps(lines: readonly TariffLine[], { max }: Read, composition: Composition): void {
  const caps = lines.flatMap((line) => line.tariffs.map((tariff) => tariff.cap))
  const known = caps.filter((cap) => cap !== undefined)
  const total = known.reduce((all, cap) => add(all, exactFromDecimal(cap)), ZERO)
  if (max && compare(total, max) > 0) composition.doubt('caps-over-max', lines[0]!.clause)
  if (max && known.length === caps.length && compare(total, max) < 0) composition.doubt('not-full', lines[0]!.clause)
}
