import { useState } from 'react'
import type { InputOf } from '#contract/operation.ts'
import type { rounds } from '#contract/rounds.ts'
import type { Holidays } from '#domain/round/working-days.ts'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import { TextField } from '../submission/document-fields.tsx'
import { CalendarFields } from './calendar-fields.tsx'
import styles from './plan-form.module.css'
import { EditionField, FIELDS, GroupFields, PeriodFields } from './plan-fields.tsx'
import {
  calendarInput,
  filledCalendar,
  membersOn,
  periodKey,
  reminderDays,
  shareText,
  templateFor,
  type PeriodDraft,
  type PlanDraft,
} from './plan-draft.ts'
import { oneLine } from './reason-lines.tsx'
import { useRoundSending, type Plan } from './use-round-sending.ts'
import { planWords } from './words.ts'

type Props = {
  first: PlanDraft
  holidays: Holidays
  button: string
  /** Writes the plan; what is refused is told in the form. */
  send: (plan: Plan) => Promise<void>
}

/** The whole plan of a round that is not open. */
export function PlanForm({ first, holidays, button, send }: Props) {
  const [draft, set] = useState(first)
  const { faults, isSending, submit } = useRoundSending(FIELDS.title)
  const change = (part: Partial<PlanDraft>) => set({ ...draft, ...part })
  const { fields } = planWords
  const template = templateFor(draft.period)
  const fill = (period: PeriodDraft) => change({ period, calendar: filledCalendar(period, holidays, draft.calendar) })
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        const { plan, found } = planOfDraft(draft)
        void submit(found, () => send(plan!))
      }}
    >
      <ErrorSummary faults={faults.faults} round={faults.round} />
      <TextField
        id={FIELDS.title}
        label={fields.title}
        hint={fields.titleHint}
        value={draft.title}
        fault={faults.of(FIELDS.title)}
        onChange={(title) => change({ title })}
      />
      <EditionField
        value={draft.edition}
        fault={faults.of(FIELDS.edition)}
        onChange={(edition) => change({ edition })}
      />
      <PeriodFields period={draft.period} fault={faults.of(FIELDS.year)} onChange={fill} />
      <GroupFields
        chosen={draft.groups}
        on={membersOn(draft.period)}
        fault={faults.of(FIELDS.groups)}
        onChange={(groups) => change({ groups })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={draft.evidenceRequired}
          onChange={(event) => change({ evidenceRequired: event.currentTarget.checked })}
        />
        {fields.evidence}
      </label>
      <CalendarFields
        calendar={draft.calendar}
        holidays={holidays}
        faultOf={faults.of}
        onChange={(calendar) => change({ calendar })}
      >
        {template === undefined ? null : (
          <button type="button" className={styles.link} onClick={() => fill(draft.period)}>
            {fields.fill[template]}
          </button>
        )}
      </CalendarFields>
      <TextField
        id={FIELDS.reminders}
        label={fields.reminders}
        hint={fields.remindersHint}
        value={draft.reminders}
        fault={faults.of(FIELDS.reminders)}
        onChange={(reminders) => change({ reminders })}
      />
      <TextField
        id={FIELDS.share}
        label={fields.share}
        hint={fields.shareHint}
        value={draft.share}
        fault={faults.of(FIELDS.share)}
        isShort
        onChange={(share) => change({ share })}
      />
      <p>
        <button type="submit" className={styles.do} disabled={isSending}>
          {button}
        </button>
      </p>
    </form>
  )
}

function planOfDraft(draft: PlanDraft) {
  const { faults: said, fields } = planWords
  const [title, period] = [oneLine(draft.title), periodKey(draft.period)]
  const { calendar, wrong } = calendarInput(draft.calendar)
  const [days, share] = [reminderDays(draft.reminders), shareText(draft.share)]
  const found = [
    ...(title === '' ? [{ field: FIELDS.title, words: said.title }] : []),
    ...(draft.edition === '' ? [{ field: FIELDS.edition, words: said.edition }] : []),
    ...(period === undefined ? [{ field: FIELDS.year, words: said.year }] : []),
    ...(draft.groups.length === 0 ? [{ field: FIELDS.groups, words: said.groups }] : []),
    ...wrong.map((name) => ({ field: `moc-${name}`, words: said.day(fields.moments[name]) })),
    ...(days === undefined ? [{ field: FIELDS.reminders, words: said.reminders }] : []),
    ...(share === undefined ? [{ field: FIELDS.share, words: said.share }] : []),
  ]
  if (!calendar || found.length > 0) return { found, plan: undefined }
  const { edition, groups, evidenceRequired } = draft
  const plan: Omit<InputOf<typeof rounds.createRound>, 'round'> = {
    ...{ title, edition, evidenceRequired, calendar },
    period: period!,
    groups: [...groups],
    reminderDays: days!,
    secondShare: share!,
  }
  return { found, plan }
}
