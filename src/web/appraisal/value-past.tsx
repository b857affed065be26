import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { JudgedValueView } from '#contract/appraisal-views.ts'
import { exactFromDecimal, subtract, toDecimal } from '#domain/exact.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { historyOf, type ValueKey } from '../entry/queries.ts'
import { contentText, unitOf } from '../entry/content-text.ts'
import { HistoryOf } from '../entry/value-history.tsx'
import { periodName } from '../entry/words.ts'
import { figure } from '../language.ts'
import { judgedContent, type Case } from './case.ts'
import styles from './judged-values.module.css'
import section from './section.module.css'
import { words } from './words.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

type Props = { one: Case; value: JudgedValueView }

/** Appraisers read the past of a number from the beginning of the appraisal until the council (method §15.7). */
const READ_IN: readonly string[] = [...MOVES.decideFinding.from, ...MOVES.sayExplanation.from]
const MOST_DECIMALS = 6

/** The number of the period before, with how far this one is from it. */
export function LastPeriod({ one, value }: Props) {
  const { data } = useQuery({ ...historyOf(targetOf(value), stampOf(value)), enabled: isRead(one, value) })
  if (!data) return null
  const item = one.items.get(value.item)!
  const last = data.otherPeriods.find(({ period }) => period < value.period)
  if (!last) return <p className={section.quiet}>{words.values.noLast}</p>
  const unit = unitOf(item)
  const shown = `${contentText(item, last.content)}${unit === undefined ? '' : ` ${unit}`}`
  const change = changeText(last.content, judgedContent(value))
  return (
    <p className={section.quiet}>
      {words.values.last(shown, periodName(last.period))}
      {change === undefined ? '' : `, ${change}`}
    </p>
  )
}

/** All versions and periods, loaded when they are opened. */
export function OwnHistory({ one, value }: Props) {
  const [isOpen, open] = useState(false)
  const item = one.items.get(value.item)!
  if (!isRead(one, value)) return null
  return (
    <details className={styles.past} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>
        {words.values.history}
        <VisuallyHidden>: {item.name}</VisuallyHidden>
      </summary>
      {isOpen ? <HistoryOf target={targetOf(value)} item={item} stamp={stampOf(value)} /> : null}
    </details>
  )
}

function isRead({ view }: Case, value: JudgedValueView): boolean {
  return value.isOwn && READ_IN.includes(view.submissionState)
}

function targetOf({ subject, item, period, part }: JudgedValueView): ValueKey {
  return { subject, item, period, ...(part !== undefined && { part }) }
}

function stampOf({ pinned, changed }: JudgedValueView): string {
  return String((changed ?? pinned)?.version ?? '')
}

function changeText(before: ValueContent, now: ValueContent | undefined): string | undefined {
  if (before.kind !== 'number' || now?.kind !== 'number') return undefined
  const change = subtract(exactFromDecimal(now.number), exactFromDecimal(before.number))
  if (change.numerator === 0n) return words.values.lastSame
  const decimal = toDecimal(change, MOST_DECIMALS).replace(/\.?0+$/, '')
  return words.values.lastChange(`${change.numerator > 0n ? '+' : ''}${figure(decimal)}`)
}
