import { Link } from '@tanstack/react-router'
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
      <YearsWithout calendar={calendar} holidays={holidays} />
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

/** Years of the calendar of which no holiday is known. */
function YearsWithout({ calendar, holidays }: Pick<Props, 'calendar' | 'holidays'>) {
  const { holidays: said } = planWords
  const days = CalendarMoment.options.map((name) => dayOf(calendar[name]))
  const known = new Set([...holidays.keys()].map((day) => day.slice(0, 4)))
  const years = [...new Set(days.flatMap((day) => day?.slice(0, 4) ?? []))].filter((year) => !known.has(year))
  return years.sort().map((year) => (
    <p key={year} className={styles.hint}>
      {said.noneYet(year)}{' '}
      <Link to="/lich-nghi" search={{ year }} target="_blank">
        {said.write}
      </Link>
    </p>
  ))
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
