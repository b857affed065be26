import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { HolidayView } from '#contract/round-views.ts'
import { rounds } from '#contract/rounds.ts'
import { fixedHolidays } from '#domain/round/fixed-holidays.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { figure } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import styles from './holidays-page.module.css'
import form from './plan-form.module.css'
import { holidaysOf } from './queries.ts'
import { planWords } from './words.ts'

type Props = { year: string; days: readonly HolidayView[]; tell: (news: string) => void }

/** Holidays that every year has on the same day are written at once, where the list has not all of them. */
export function FixedDays({ year, days, tell }: Props) {
  const { holidays: said } = planWords
  const queries = useQueryClient()
  const lacking = fixedHolidays(year).filter(({ day }) => !days.some((known) => known.day === day))
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      for (const { day, name } of lacking) await call(rounds.setHoliday, { day, name, kind: 'off' }, { key: newKey() })
    },
    onSuccess: () => tell(said.fixedSaved(figure(lacking.length), year)),
    onSettled: () => queries.invalidateQueries({ queryKey: holidaysOf.queryKey }),
  })
  if (lacking.length === 0) return null
  return (
    <div className={styles.fixed}>
      <button type="button" className={form.link} aria-busy={isPending} onClick={() => isPending || mutate()}>
        {said.fixed(figure(lacking.length), year)}
      </button>
      <p>{said.fixedHint}</p>
      {error ? (
        <p role="alert" className={styles.failure}>
          {refusalWords(error)}
        </p>
      ) : null}
    </div>
  )
}
