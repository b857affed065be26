import { Button } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { FindingDecision } from '#domain/appraisal/finding.ts'
import { shortMax } from '../entry/points.tsx'
import { figure } from '../language.ts'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import { keyOf, ownFinding, type Case } from './case.ts'
import { DecisionConflict } from './decision-conflict.tsx'
import { FIELDS, valueFieldId } from './decision-draft.ts'
import styles from './decision-form.module.css'
import { EffectsTable } from './effects-table.tsx'
import { FaultWords } from './fault-words.tsx'
import { ReasonFields } from './reason-fields.tsx'
import section from './section.module.css'
import type { Decision } from './use-decision.ts'
import { ValueField } from './value-field.tsx'
import { words } from './words.ts'

type Props = { one: Case; decision: Decision; onCancel?: () => void }

/** What is decided and why; then its effect is shown, and only then it is written. */
export function DecisionForm({ one, decision, onCancel }: Props) {
  const { draft, faults, round, effects, conflict, busy } = decision
  // Accepting what stands changes no points: it needs no look at what it would do.
  const isPlain = draft.decision === 'accepted' && ownFinding(one.view) === undefined
  return (
    <form
      className={styles.form}
      noValidate
      onKeyDown={(event) => {
        const act = actOf(event, { isPlain, isSeen: effects !== undefined })
        if (act === undefined) return
        event.preventDefault()
        if (!event.repeat) void decision[act]()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        void (isPlain || effects ? decision.decide() : decision.preview())
      }}
    >
      <ErrorSummary faults={faults} round={round} />
      {conflict === 'finding' ? <DecisionConflict one={one} decision={decision} /> : null}
      {conflict === 'numbers' ? (
        <p role="alert" className={styles.numbers}>
          {words.conflict.numbers}
        </p>
      ) : null}
      <Decisions one={one} decision={decision} />
      {draft.decision === 'corrected'
        ? one.view.values.map((value, at) => (
            <ValueField key={keyOf(value)} id={valueFieldId(at)} one={one} value={value} decision={decision} />
          ))
        : null}
      {draft.decision === 'points' ? <PointsField one={one} decision={decision} /> : null}
      {draft.decision !== undefined && draft.decision !== 'accepted' ? <ReasonFields decision={decision} /> : null}
      {effects ? <EffectsTable one={one} effects={effects} /> : null}
      <div className={styles.actions}>
        <Button type="submit" loading={busy !== undefined}>
          {isPlain ? words.decide.accept : effects ? words.decide.confirm : words.decide.preview}
        </Button>
        {effects ? (
          <button type="button" className={section.link} onClick={decision.editAgain}>
            {words.decide.change}
          </button>
        ) : null}
        {onCancel ? (
          <button type="button" className={section.link} onClick={onCancel}>
            {words.decide.cancel}
          </button>
        ) : null}
      </div>
    </form>
  )
}

/** Enter in a field looks at the effect, Ctrl + Enter writes what was looked at; Enter on a button is its own. */
function actOf(
  { key, ctrlKey, metaKey, altKey, target, nativeEvent }: KeyboardEvent<HTMLFormElement>,
  { isPlain, isSeen }: { isPlain: boolean; isSeen: boolean },
): 'preview' | 'decide' | undefined {
  if (key !== 'Enter' || altKey || nativeEvent.isComposing) return undefined
  if (ctrlKey || metaKey) return isPlain || isSeen ? 'decide' : 'preview'
  if (!(target instanceof HTMLInputElement) || isPlain) return undefined
  return 'preview'
}

/** The decisions that there are for this criterion, each with what it does. */
function Decisions({ one: { view, node }, decision: { draft, change, faultOf } }: { one: Case; decision: Decision }) {
  const isPenalty = node.leaf!.least.numerator < 0n
  const open: FindingDecision[] = [
    'accepted',
    ...(view.values.length > 0 ? (['corrected'] as const) : []),
    ...(view.criterion.isPointsCriterion ? (['points'] as const) : []),
    ...(isPenalty ? [] : (['refused'] as const)),
  ]
  const fault = faultOf(FIELDS.decision)
  return (
    <fieldset
      className={styles.decisions}
      aria-describedby={fault === undefined ? undefined : `${FIELDS.decision}-loi`}
    >
      <legend>{words.decide.decision}</legend>
      <FaultWords field={FIELDS.decision} words={fault} />
      {open.map((one, at) => {
        const [name, what] = words.decide.decisions[one] as [string, string]
        return (
          <label key={one} className={styles.choice}>
            <input
              type="radio"
              name={FIELDS.decision}
              id={at === 0 ? FIELDS.decision : undefined}
              checked={draft.decision === one}
              onChange={() => change({ decision: one })}
            />
            <span>
              {name} <span className={styles.what}>{what}</span>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}

function PointsField({ one: { view }, decision: { draft, change, faultOf } }: { one: Case; decision: Decision }) {
  const fault = faultOf(FIELDS.points)
  return (
    <div className={styles.field}>
      <label htmlFor={FIELDS.points}>{words.decide.points(figure(shortMax(view.criterion.max ?? '0')))}</label>
      <FaultWords field={FIELDS.points} words={fault} />
      <input
        id={FIELDS.points}
        inputMode="decimal"
        autoComplete="off"
        className={styles.number}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${FIELDS.points}-loi`}
        value={draft.points}
        onChange={(event) => change({ points: event.currentTarget.value })}
      />
    </div>
  )
}
