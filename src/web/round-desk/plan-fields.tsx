import { useQuery } from '@tanstack/react-query'
import type { PeriodKind } from '#domain/period/period.ts'
import { editionList } from '../api.ts'
import { FaultWords } from '../appraisal/fault-words.tsx'
import { figure, LANGUAGE } from '../language.ts'
import { PLACES, type PeriodDraft } from './plan-draft.ts'
import styles from './plan-form.module.css'
import { groupsOf } from './queries.ts'
import { planWords } from './words.ts'

/** The ids of the plan's fields. */
export const FIELDS = {
  title: 'ten-dot',
  edition: 'bo-chi-so',
  year: 'nam',
  groups: 'nhom',
  reminders: 'ngay-nhac',
  share: 'ty-le-doc-lap',
} as const

type FieldProps<Value> = { fault: string | undefined; onChange: (value: Value) => void }

/** Every edition there is. */
export function EditionField({ value, fault, onChange }: FieldProps<string> & { value: string }) {
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

/** Its kind, its year, and which of the year's it is. */
export function PeriodFields({ period, fault, onChange }: FieldProps<PeriodDraft> & { period: PeriodDraft }) {
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
          onChange={(event) => onChange({ year, place: 1, kind: event.currentTarget.value as PeriodKind })}
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
export function GroupFields({ chosen, on, fault, onChange }: GroupProps) {
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
