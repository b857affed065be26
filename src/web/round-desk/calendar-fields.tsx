import type { ReactNode } from 'react'
import { CalendarMoment } from '#domain/round/calendar.ts'
import { isWorkingDay, type Holidays } from '#domain/round/working-days.ts'
import { weekdayOf } from '#domain/round/moment.ts'
import { FaultWords } from '../appraisal/fault-words.tsx'
import { dayOf } from '../evidence/typed-day.ts'
import type { CalendarDraft } from './plan-draft.ts'
import styles from './plan-form.module.css'
import { planWords } from './words.ts'

type Props = {
  calendar: CalendarDraft
  holidays: Holidays
  faultOf: (field: string) => string | undefined
  onChange: (calendar: CalendarDraft) => void
  children?: ReactNode
}

/** The seven moments of a round, each with its weekday, and whether anybody works on it. */
export function CalendarFields({ calendar, holidays, faultOf, onChange, children }: Props) {
  const { fields } = planWords
  return (
    <fieldset className={styles.calendar}>
      <legend>{fields.calendar}</legend>
      <p className={styles.hint}>
        {fields.calendarHint} {children}
      </p>
      {CalendarMoment.options.map((name) => {
        const [id, fault] = [`moc-${name}`, faultOf(`moc-${name}`)]
        return (
          <div key={name} className={styles.moment}>
            <label htmlFor={id}>{fields.moments[name]}</label>
            <FaultWords field={id} words={fault} />
            <span>
              <input
                id={id}
                autoComplete="off"
                inputMode="numeric"
                placeholder="dd/mm/yyyy"
                maxLength={10}
                value={calendar[name]}
                aria-invalid={fault !== undefined}
                aria-describedby={fault === undefined ? `${id}-thu` : `${id}-thu ${id}-loi`}
                onChange={(event) => onChange({ ...calendar, [name]: event.currentTarget.value })}
              />
              <Weekday id={`${id}-thu`} day={dayOf(calendar[name])} holidays={holidays} />
            </span>
          </div>
        )
      })}
    </fieldset>
  )
}

function Weekday({ id, day, holidays }: { id: string; day: string | undefined; holidays: Holidays }) {
  const { weekdays, dayOff } = planWords.holidays
  if (day === undefined) return <span id={id} />
  const weekday = weekdays[weekdayOf(day)]!
  const isOff = !isWorkingDay(day, holidays)
  return (
    <span id={id} className={isOff ? styles.off : styles.hint}>
      {isOff ? dayOff(weekday) : weekday}
    </span>
  )
}
