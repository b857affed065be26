import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { InputOf } from '#contract/operation.ts'
import type { rounds } from '#contract/rounds.ts'
import { PeriodKind } from '#domain/period/period.ts'
import type { Holidays } from '#domain/round/working-days.ts'
import { editionList } from '../api.ts'
import { FaultWords } from '../appraisal/fault-words.tsx'
import { figure, LANGUAGE } from '../language.ts'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import { TextField } from '../submission/document-fields.tsx'
import { CalendarFields } from './calendar-fields.tsx'
import styles from './plan-form.module.css'
import {
  calendarInput,
  filledCalendar,
  membersOn,
  periodKey,
  PLACES,
  reminderDays,
  shareText,
  templateFor,
  type PeriodDraft,
  type PlanDraft,
} from './plan-draft.ts'
import { groupsOf } from './queries.ts'
import { oneLine } from './reason-lines.tsx'
import { useRoundSending, type Plan } from './use-round-sending.ts'
import { planWords } from './words.ts'

const FIELDS = {
  title: 'ten-dot',
  edition: 'bo-chi-so',
  year: 'nam',
  groups: 'nhom',
  reminders: 'ngay-nhac',
  share: 'ty-le-doc-lap',
} as const

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

type FieldProps<Value> = { fault: string | undefined; onChange: (value: Value) => void }

function EditionField({ value, fault, onChange }: FieldProps<string> & { value: string }) {
  const { fields } = planWords
  const { data } = useQuery(editionList)
  return (
    <div className={styles.field}>
      <label htmlFor={FIELDS.edition}>{fields.edition}</label>
      <FaultWords field={FIELDS.edition} words={fault} />
      <select
        id={FIELDS.edition}
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${FIELDS.edition}-loi`}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{fields.choose}</option>
        {data?.editions.map(({ id, title }) => (
          <option key={id} value={id}>
            {title[LANGUAGE]}
          </option>
        ))}
      </select>
    </div>
  )
}

function PeriodFields({ period, fault, onChange }: FieldProps<PeriodDraft> & { period: PeriodDraft }) {
  const { fields } = planWords
  const { kind, year, place } = period
  const places = Array.from({ length: PLACES[kind] }, (_, at) => at + 1)
  return (
    <fieldset className={styles.period}>
      <legend>{fields.period}</legend>
      <label>
        {fields.kind}
        <select
          value={kind}
          onChange={(event) => onChange({ year, place: 1, kind: PeriodKind.parse(event.currentTarget.value) })}
        >
          {(['quarter', 'year', 'half', 'month'] as const).map((one) => (
            <option key={one} value={one}>
              {fields.kinds[one]}
            </option>
          ))}
        </select>
      </label>
      {places.length === 1 ? null : (
        <label>
          {fields.place[kind]}
          <select value={place} onChange={(event) => onChange({ ...period, place: Number(event.currentTarget.value) })}>
            {places.map((one) => (
              <option key={one} value={one}>
                {kind === 'quarter' ? ['I', 'II', 'III', 'IV'][one - 1] : one}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {fields.year}
        <input
          id={FIELDS.year}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={year}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${FIELDS.year}-loi`}
          onChange={(event) => onChange({ ...period, year: event.currentTarget.value })}
        />
      </label>
      <FaultWords field={FIELDS.year} words={fault} />
    </fieldset>
  )
}

type GroupProps = FieldProps<readonly string[]> & { chosen: readonly string[]; on: string | undefined }

/** With how many members each has on the day as of which they are read. */
function GroupFields({ chosen, on, fault, onChange }: GroupProps) {
  const { fields } = planWords
  const { data } = useQuery({ ...groupsOf(on), placeholderData: (before) => before })
  return (
    <fieldset
      className={styles.groups}
      id={FIELDS.groups}
      tabIndex={-1}
      aria-describedby={fault === undefined ? undefined : `${FIELDS.groups}-loi`}
    >
      <legend>{fields.groups}</legend>
      <FaultWords field={FIELDS.groups} words={fault} />
      {data?.groups.map(({ group, name, members }) => (
        <label key={group} className={styles.check}>
          <input
            type="checkbox"
            checked={chosen.includes(group)}
            onChange={() =>
              onChange(chosen.includes(group) ? chosen.filter((one) => one !== group) : [...chosen, group])
            }
          />
          <span>
            {name} <span className={styles.count}>{fields.members(figure(members))}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
