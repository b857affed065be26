import { toDecimal, toFraction, type Exact } from './exact.ts'

/** Plain decimal text with as few decimals as hold the number, or its fraction where no decimal does ("2/3"). */
export function toShortDecimal(value: Exact): string {
  const places = decimalsNeeded(value.denominator)
  return places === undefined ? toFraction(value) : toDecimal(value, places)
}

/** Decimals that write 1/denominator to the end; undefined where they never end. */
function decimalsNeeded(denominator: bigint): number | undefined {
  let [twos, fives, rest] = [0, 0, denominator]
  while (rest % 2n === 0n) [twos, rest] = [twos + 1, rest / 2n]
  while (rest % 5n === 0n) [fives, rest] = [fives + 1, rest / 5n]
  return rest === 1n ? Math.max(twos, fives) : undefined
}
