import { useDeferredValue, useId, useMemo } from 'react'
import type { CheckedCriterion } from '#domain/edition/check/check-criterion.ts'
import type { Node } from '#domain/edition/definition.ts'
import type { Finding } from '#domain/edition/finding.ts'
import { checkFormula } from '#domain/edition/formula/checker.ts'
import type { FormulaFault } from '#domain/edition/formula/fault.ts'
import { parseFormula } from '#domain/edition/formula/parser.ts'
import { keptFormula, readTyped, shownFormula } from '#domain/edition/formula/typed-formula.ts'
import { letterTypes } from '#domain/edition/outline.ts'
import { formulaFaultText } from '#text/formula-faults.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './editor.module.css'
import { withOptional, type ChangeNode } from './change-node.ts'
import rule from './rule-field.module.css'
import { useTyped } from './use-typed.ts'
import { words } from './words.ts'

type Props = { node: Node; checked: CheckedCriterion | undefined; change: ChangeNode }

/** The rule in the Vietnamese form; what is wrong is marked at its place as one types, with counter-examples. */
export function RuleField({ node, checked, change }: Props) {
  const id = useId()
  const kept = node.formula ?? ''
  const { text, typed, type, forget } = useTyped(shownFormula(kept))
  const settled = useDeferredValue(text)
  const faults = useMemo(() => faultsOf(settled, checked), [settled, checked])
  const isCanonical = typed !== undefined && isOnlyCanonical(typed)
  const unbound = (checked?.findings ?? []).flatMap(({ code, params }) =>
    code === 'variable-without-item' || code === 'item-unknown' ? [String(params['variable'])] : [],
  )
  const take = (next: string) => {
    type(next, true)
    change((one) => withOptional(one, 'formula', next.trim() === '' ? undefined : keptFormula(next)), 'formula')
  }
  return (
    <section className={styles.section} aria-labelledby={`${id}-h`}>
      <h3 id={`${id}-h`}>{words.rule.heading}</h3>
      <textarea
        id="cong-thuc"
        className={rule.rule}
        rows={2}
        maxLength={2000}
        spellCheck={false}
        autoComplete="off"
        aria-label={words.rule.label}
        aria-invalid={faults.length > 0}
        aria-describedby={`${id}-noi`}
        value={text}
        onChange={(event) => take(event.currentTarget.value.normalize('NFC'))}
        onBlur={() => faults.length === 0 && forget()}
      />
      <div id={`${id}-noi`} aria-live="polite">
        {text.trim() === '' ? (
          <p className={styles.quiet}>{words.rule.hint}</p>
        ) : faults.length > 0 ? (
          <Faults text={settled} faults={faults} />
        ) : (
          <Fits unbound={unbound} />
        )}
        {isCanonical && faults.length === 0 ? <p className={styles.quiet}>{words.rule.asCanonical}</p> : null}
        {faults.length > 0 ? null : <CounterExamples findings={checked?.findings ?? []} />}
      </div>
      <details>
        <summary>{words.rule.functions}</summary>
        <dl className={rule.functions}>
          {words.functions.map(([form, meaning]) => (
            <div key={form}>
              <dt>{form}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}

function Fits({ unbound }: { unbound: readonly string[] }) {
  if (unbound.length > 0) return <p className={styles.note}>{words.rule.unbound(unbound.join(', '))}</p>
  return <p className={styles.right}>{words.rule.fits}</p>
}

/** The faults in the text as it was typed, so that each is marked where it stands. */
function faultsOf(text: string, checked: CheckedCriterion | undefined): FormulaFault[] {
  if (text.trim() === '') return []
  const { formula, fault } = readTyped(text)
  if (fault) return [fault]
  // A letter without an item is told at its row among the letters.
  return checked
    ? checkFormula(formula, letterTypes(checked.leaf.letters)).filter(({ code }) => code !== 'unknown-variable')
    : []
}

function isOnlyCanonical(text: string): boolean {
  return parseFormula(text, 'vietnamese').formula === undefined && parseFormula(text, 'canonical').formula !== undefined
}

function Faults({ text, faults }: { text: string; faults: readonly FormulaFault[] }) {
  const [first] = faults
  if (!first) return null
  const { start } = first.at
  const end = Math.max(first.at.end, start + 1)
  return (
    <>
      <p className={rule.marked} aria-hidden="true">
        {text.slice(0, start)}
        <mark>{text.slice(start, end) || ' '}</mark>
        {text.slice(end)}
      </p>
      {faults.map((fault, at) => (
        <p key={at} className={styles.fault}>
          {words.rule.at(figure(fault.at.start + 1))}
          {formulaFaultText(fault, LANGUAGE)}
        </p>
      ))}
    </>
  )
}

/** Values with which the rule leaves its range or divides by 0. */
function CounterExamples({ findings }: { findings: readonly Finding[] }) {
  return findings.map((finding, at) => {
    const { given, points, max, divisor } = finding.params
    const shown = String(given ?? '').replaceAll('.', ',')
    if (finding.code === 'out-of-range')
      return (
        <p key={at} className={styles.note}>
          {words.rule.range(shown, figure(String(points)), figure(String(max)))}
        </p>
      )
    if (finding.code !== 'divisor-zero') return null
    return (
      <p key={at} className={styles.quiet}>
        {words.rule.divisor(shownFormula(String(divisor)), shown)}
      </p>
    )
  })
}
