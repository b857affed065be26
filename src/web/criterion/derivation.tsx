import { toDecimal } from '#domain/exact.ts'
import { isConstant } from '#domain/edition/formula/checker.ts'
import { isChoice, type Given } from '#domain/edition/formula/given.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { Outcome } from '#domain/edition/formula/evaluate.ts'
import type { LeafExplanation } from '#domain/scoring/explain.ts'
import { figure, text } from '../language.ts'
import { maximumText } from '../province/maximum-text.ts'
import styles from './derivation.module.css'
import { formulaText, formulaWith } from '../edition/formula-text.ts'
import { numberText, valueText } from './value-text.ts'

/** The rule, the rule with its numbers, and every intermediate result down to the points. */
export function Derivation({ explanation }: { explanation: LeafExplanation }) {
  const words = text.criterion
  const { formula } = explanation.node.leaf!
  if (!formula) return null
  const standsFor = letterTexts(explanation)
  const steps = explanation.steps.filter(({ part }) => !isConstant(part))
  return (
    <section>
      <h2 className={styles.heading}>{words.how}</h2>
      <dl className={styles.rule}>
        <dt>{words.rule}</dt>
        <dd className={styles.formula}>{formulaText(formula)}</dd>
        <dt>{words.withNumbers}</dt>
        <dd className={styles.formula}>{formulaWith(formula, standsFor)}</dd>
        <dt>{words.steps}</dt>
        <dd>
          <ol className={styles.steps}>
            {steps.map(({ part, outcome }, at) => (
              <li key={at}>
                <span className={styles.part}>{formulaText(part)}</span>{' '}
                <span className={styles.outcome}>{outcomeText(outcome)}</span>
              </li>
            ))}
          </ol>
        </dd>
        <dt>{words.result}</dt>
        <dd>
          <strong>
            {words.resultPoints(
              figure(toDecimal(explanation.outcome.points, 2)),
              figure(maximumText(explanation.node.leaf!.max)),
            )}
          </strong>
        </dd>
      </dl>
    </section>
  )
}

function letterTexts(explanation: LeafExplanation): (letter: string) => string {
  const texts = new Map(
    explanation.letters.map(({ letter, given }) => [
      letter.name,
      given === undefined ? `[${text.criterion.missing}]` : inFormula(letter.item, given),
    ]),
  )
  texts.set('max', figure(maximumText(explanation.node.leaf!.max)))
  return (letter) => texts.get(letter) ?? letter
}

function inFormula(item: DataItem, given: Given): string {
  const value = valueText(item, given).replace('≈ ', '')
  return isChoice(given) ? `«${value}»` : value
}

function outcomeText(outcome: Outcome): string {
  if (outcome.kind === 'number') {
    const value = numberText(outcome.value)
    return value.startsWith('≈') ? value : `= ${value}`
  }
  if (outcome.kind === 'truth') return `= ${outcome.value ? text.yes.toLowerCase() : text.no.toLowerCase()}`
  if (outcome.kind === 'choice') return `= ${outcome.slug}`
  return `= ${outcome.missing.length > 0 ? text.criterion.missing : text.criterion.undefined}`
}
