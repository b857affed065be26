import { add, compare, ZERO, type Exact } from '../../exact.ts'
import { constantAmount } from './amount.ts'
import { overMax } from './band-shape.ts'
import type { Composition } from './composition.ts'
import { wordsOf } from './plain.ts'
import type { LineOf } from './lines.ts'
import type { Read } from './shapes.ts'
import { amountFormula, titleOf } from './share-shape.ts'

type Branch = LineOf<'branch'>

const NEGATION =
  /^(?:neu )?(?:khong co|chua co|khong|chua|nguoc lai|con lai|cac truong hop khac|truong hop khac)(?![a-z])\s*/
const ASSENT = /^(?:neu )?(?:da co|co|da)(?![a-z])\s*/
const IN_PART = /(?:^|\s)(?:chua|khong) (?:day du|du)|^thieu|mot phan/
const IN_FULL = /(?:^|\s)(?:day du|du)(?:\s|$)/
const FIGURE = /\d|\btro len\b|\bmoi\b|\bty le\b|\btoi da\b|\btoi thieu\b|\bit nhat\b|\bdiem\b|[<>≥≤=*%]/

/** Conditions that are met or not, each with its amount. */
export function branchesFormula(branches: readonly Branch[], read: Read, composition: Composition): string | undefined {
  overMax(branches, read, composition)
  const amounts = branches.map((branch) => constantAmount(branch.amount, read.max))
  const sharing = branches.filter((branch) => branch.amount.spoken || branch.amount.letters.length > 0)
  if (sharing.length > 0) return withShare(branches, sharing, read, composition)
  for (const branch of branches)
    if (FIGURE.test(branch.condition.plain)) composition.doubt('condition-with-figures', branch.condition)
  if (branches.length === 2) return yesNo(branches[0]!, branches[1]!, amounts, read, composition)
  if (branches.length > 2) return levels(branches, amounts, read, composition)
  return undefined
}

/** One of the two denies the other, whichever is printed first. */
function yesNo(
  first: Branch,
  second: Branch,
  amounts: readonly (Exact | undefined)[],
  read: Read,
  composition: Composition,
): string | undefined {
  const [one, other] = amounts
  const isDenied = ({ condition }: Branch): boolean => NEGATION.test(condition.plain)
  if (!one || !other || compare(one, other) === 0 || isDenied(first) === isDenied(second)) return undefined
  const [said, denied] = isDenied(second) ? [first, second] : [second, first]
  notFull(compare(one, other) > 0 ? one : other, first, read, composition)
  if (!isOpposite(said, denied)) composition.doubt('not-opposite', denied.condition)
  const letter = composition.letter('yes-no', ['v', 'v1'], said.condition)
  return conditional(letter, said, denied.amount.written(''), composition)
}

function conditional(letter: string, branch: Branch, otherwise: string, composition: Composition): string {
  composition.mark(branch.place, branch.amount.written(''))
  return `IF(${letter}, ${branch.amount.written('')}, ${otherwise})`
}

/** The second denies the whole of the first: nothing lies between. */
function isOpposite(first: Branch, second: Branch): boolean {
  const said = wordsOf(first.condition.plain.replace(ASSENT, '')).join(' ')
  const denied = wordsOf(second.condition.plain.replace(NEGATION, '')).join(' ')
  return denied === '' || denied === said
}

function levels(
  branches: readonly Branch[],
  amounts: readonly (Exact | undefined)[],
  read: Read,
  composition: Composition,
): string | undefined {
  if (amounts.some((one) => one === undefined)) return undefined
  const points = amounts as readonly Exact[]
  const isFalling = points.every((one, at) => at === 0 || compare(points[at - 1]!, one) > 0)
  const last = points.at(-1)!
  const isAdded = read.max !== undefined && compare(points[0]!, read.max) < 0 && compare(total(points), read.max) === 0
  if (isAdded) return added(branches, composition)
  if (!isFalling || compare(last, ZERO) !== 0) composition.doubt('levels-not-falling', branches[0]!.clause)
  notFull(points[0]!, branches[0]!, read, composition)
  const options = branches.map((branch, at) => ({ slug: `muc-${at + 1}`, name: composition.words(branch.condition) }))
  const letter = composition.letter('choice', ['v'], titleOf(composition) ?? branches[0]!.condition, options)
  for (const branch of branches) composition.mark(branch.place, branch.amount.written(''))
  return `LEVEL(${letter}, ${branches.map((branch) => branch.amount.written('')).join(', ')})`
}

/** The best that the rule gives is not the maximum. */
function notFull(best: Exact, branch: Branch, { max }: Read, composition: Composition): void {
  if (max && compare(best, max) !== 0) composition.doubt('not-full', branch.place)
}

/** Conditions whose points add up to the maximum: each gives its own. */
function added(branches: readonly Branch[], composition: Composition): string {
  composition.doubt('levels-added', branches[0]!.clause)
  const giving = branches.filter((branch) => branch.amount.written('') !== '0')
  return giving
    .map((branch) =>
      conditional(
        composition.letter('yes-no', ['v1', 'v2', 'v3', 'v4', 'v5'], branch.condition),
        branch,
        '0',
        composition,
      ),
    )
    .join(' + ')
}

function total(points: readonly Exact[]): Exact {
  return points.reduce(add, ZERO)
}

/** Full points or none at the ends, a share of the maximum between or beside them. */
function withShare(
  branches: readonly Branch[],
  sharing: readonly Branch[],
  read: Read,
  composition: Composition,
): string | undefined {
  const [first, second, third] = branches
  const share = sharing[0]!
  if (sharing.length > 1 || branches.length > 3 || !second) return undefined
  const isNothing = (branch: Branch | undefined): boolean => !branch || branch.amount.written('') === '0'
  const isFull = first!.amount.written('') === 'max'
  if (share === first && branches.length === 2 && isNothing(second) && NEGATION.test(second.condition.plain))
    return someOrNone(share, read, composition)
  if (share !== second || !isFull || !isNothing(third)) return undefined
  const named = /^(?:ty|ti) le (.+)$/.exec(second.condition.plain)
  if (isFullAndPart(first!, second)) {
    composition.doubt('full-or-share', first!.clause)
    return amountFormula(second.amount, second.clause, read, composition)
  }
  if (!named && !NEGATION.test(second.condition.plain)) return undefined
  composition.doubt('condition-and-figure', first!.clause)
  const letter = composition.letter('yes-no', ['v'], first!.condition)
  const otherwise = amountFormula(second.amount, named ? second.condition : second.clause, read, composition)
  return otherwise && `IF(${letter}, max, ${otherwise})`
}

function isFullAndPart(full: Branch, inPart: Branch): boolean {
  return IN_FULL.test(full.condition.plain) && IN_PART.test(inPart.condition.plain)
}

/** "Đã ban hành: tỷ lệ * max; Chưa ban hành: 0": nothing done is a share of 0. */
function someOrNone(share: Branch, read: Read, composition: Composition): string | undefined {
  const said = wordsOf(share.condition.plain.replace(ASSENT, ''))
  const formula = amountFormula(share.amount, share.clause, read, composition)
  const [counted] = composition.letters.values()
  const words = wordsOf(counted?.text ?? '')
  if (!said.every((word) => words.includes(word))) composition.doubt('full-or-share', share.condition)
  return formula
}
