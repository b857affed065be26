import type { Exact } from '../../exact.ts'
import { checkFormula, type LetterType } from '../formula/checker.ts'
import { parseFormula } from '../formula/parser.ts'
import { printFormula } from '../formula/printer.ts'
import { variablesOf, type Formula } from '../formula/tree.ts'
import { Composition } from './composition.ts'
import { readLine, type Line } from './lines.ts'
import { clausesOf } from './plain.ts'
import type { Proposal, ProposedLetter } from './proposal.ts'
import { definitionsIn } from './shares.ts'
import { ruleFormula } from './shapes.ts'

/** What a criterion prints about its points. Texts are in NFC; `max` is absent where none is printed. */
export type RuleTexts = {
  readonly rule: string
  readonly remark?: string | undefined
  readonly title?: string | undefined
  readonly max?: Exact | undefined
}

const LONGEST_RULE = 6000
/** A clause that was not read and speaks of points or shares: without it the rest is another rule. */
const SAYS_POINTS = /\d ?[%/]|toi da|toi thieu|diem|\bty le\b|: ?\d|\bmoi\b|\btru\b/

/**
 * Method §8.5: reads the words of a rule into a formula, as far as they are understood. Never throws. `certain` only
 * where every clause of rule and remark was read and nothing in them contradicts another.
 */
export function proposeFormula({ rule, remark = '', title = '', max }: RuleTexts): Proposal {
  const composition = new Composition({ rule, remark, title })
  const whole = { source: 'rule', start: 0, end: rule.length } as const
  if (rule.trim() === '' || rule.length + remark.length + title.length > LONGEST_RULE) {
    composition.doubt('no-rule', whole)
    return concluded(composition, undefined)
  }
  const inRemark = definitionsIn(clausesOf(remark, 'remark'), composition)
  const inRule = definitionsIn(clausesOf(rule, 'rule'), composition)
  for (const clause of inRemark.rest) composition.doubt('remark-not-read', clause)
  const shares = [...inRule.shares, ...inRemark.shares]
  const aliases = new Set(shares.flatMap((share) => share.alias ?? []))
  const known = { letters: new Set(composition.letters.keys()), aliases }
  const lines = inRule.rest.map((clause): Line => readLine(clause, known))
  for (const line of lines) {
    if (line.kind === 'unread') composition.doubt('clause-not-read', line.clause)
    if ('amount' in line && line.amount.isMisprinted) composition.doubt('misprint', line.place)
  }
  const isIncomplete = lines.some((line) => line.kind === 'unread' && SAYS_POINTS.test(line.clause.plain))
  const formula = isIncomplete ? undefined : ruleFormula({ lines, shares, max }, composition)
  if (formula === undefined) composition.doubt('no-wording-fits', whole)
  return concluded(composition, formula)
}

function concluded(composition: Composition, text: string | undefined): Proposal {
  const formula = text === undefined ? undefined : soundFormula(text, composition)
  const used = formula ? variablesOf(formula) : []
  if (formula) doubtUnused(used, composition)
  return {
    certainty: !formula ? 'open' : composition.doubts.length > 0 ? 'likely' : 'certain',
    formula: formula && printFormula(formula),
    letters: used.map((name) => composition.letters.get(name)!),
    marks: composition.marks,
    doubts: composition.doubts,
  }
}

/** A letter that the document defines and the formula does not read: part of the rule may be missing. */
function doubtUnused(used: readonly string[], composition: Composition): void {
  for (const { name, printed } of composition.letters.values()) {
    const place = composition.marks.find((mark) => mark.gives === name)
    if (printed && place && !used.includes(name)) composition.doubt('letter-unused', place)
  }
}

/** Only what the checker of editions accepts is proposed. */
function soundFormula(text: string, composition: Composition): Formula | undefined {
  const { formula } = parseFormula(text)
  const faults = formula && checkFormula(formula, (name) => typeOf(composition.letters.get(name)))
  if (formula && faults?.length === 0) return formula
  composition.doubt('formula-faulty', { source: 'rule', start: 0, end: composition.texts.rule.length })
  return undefined
}

function typeOf(letter: ProposedLetter | undefined): LetterType | undefined {
  if (!letter) return undefined
  if (letter.kind === 'choice') return { kind: 'choice', options: letter.options.map((option) => option.slug) }
  return { kind: letter.kind === 'count' ? 'number' : 'yes-no' }
}
