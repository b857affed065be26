import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { HolidayView } from '#contract/round-views.ts'
import { rounds } from '#contract/rounds.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { dayAt, weekdayOf } from '#domain/round/moment.ts'
import { HolidayKind } from '#domain/round/working-days.ts'
import { call } from '../api.ts'
import { dateText } from '../edition/date-text.ts'
import { newKey } from '../entry/new-key.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { text } from '../language.ts'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { TextField } from '../submission/document-fields.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { AgencyGate } from './agency-gate.tsx'
import { FixedDays } from './fixed-days.tsx'
import styles from './holidays-page.module.css'
import form from './plan-form.module.css'
import { holidaysOf } from './queries.ts'
import { oneLine } from './reason-lines.tsx'
import { RoundPath } from './round-path.tsx'
import { useRoundSending } from './use-round-sending.ts'
import { planWords } from './words.ts'

const route = getRouteApi('/lich-nghi')
const [DAY, NAME] = ['ngay', 'ten-ngay'] as const

/** Days on which offices are closed, and those that are worked instead. */
export function HolidaysPage() {
  return <AgencyGate>{(session) => <Loaded session={session} />}</AgencyGate>
}

function Loaded({ session }: { session: OwnSession }) {
  const { holidays: said } = planWords
  usePageTitle(said.title, text.product)
  const { data, error } = useQuery(holidaysOf)
  const thisYear = dayAt(Date.parse(session.now)).slice(0, 4)
  const { year = thisYear } = route.useSearch()
  const navigate = route.useNavigate()
  const [news, tell] = useState('')
  if (error && !data) throw error
  if (!data) return <SkeletonPage label={text.loading} />
  const years = [
    ...new Set([...data.holidays.map(({ day }) => day.slice(0, 4)), thisYear, String(Number(thisYear) + 1), year]),
  ]
  const shown = data.holidays.filter(({ day }) => day.startsWith(year))
  return (
    <>
      <RoundPath here={said.title} />
      <PageHead title={said.title}>{said.lede}</PageHead>
      <div className={styles.columns}>
        <div>
          <label className={styles.year}>
            {said.year}
            <select value={year} onChange={(event) => void navigate({ search: { year: event.currentTarget.value } })}>
              {years.sort().map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
          <FixedDays year={year} days={shown} tell={tell} />
          {shown.length === 0 ? <p>{said.none(year)}</p> : <Days days={shown} year={year} tell={tell} />}
        </div>
        <AddDay
          onSaved={(day) => {
            tell(said.saved(dateText(day)))
            void navigate({ search: { year: day.slice(0, 4) } })
          }}
        />
      </div>
      <p role="status" className={styles.news}>
        {news}
      </p>
    </>
  )
}

type DaysProps = { days: readonly HolidayView[]; year: string; tell: (news: string) => void }

function Days({ days, year, tell }: DaysProps) {
  const { holidays: said } = planWords
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: (day: string) => call(rounds.removeHoliday, { day }, { key: newKey() }),
    onSuccess: (_, day) => tell(said.removed(dateText(day))),
    onSettled: () => queries.invalidateQueries({ queryKey: holidaysOf.queryKey }),
  })
  return (
    <>
      <table className={styles.table}>
        <caption className={styles.unseen}>{said.caption(year)}</caption>
        <thead>
          <tr>
            <th scope="col">{said.day}</th>
            <th scope="col">{said.name}</th>
            <th scope="col">{said.kind}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, name, kind }) => (
            <tr key={day}>
              <th scope="row">{said.dayWith(said.weekdays[weekdayOf(day)]!, dateText(day))}</th>
              <td>{name}</td>
              <td>{said.kinds[kind]}</td>
              <td className={styles.last}>
                <button
                  type="button"
                  className={form.link}
                  disabled={isPending}
                  aria-label={said.removeLabel(name, dateText(day))}
                  onClick={() => mutate(day)}
                >
                  {said.remove}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {error ? (
        <p role="alert" className={styles.failure}>
          {refusalWords(error)}
        </p>
      ) : null}
    </>
  )
}

/** A day that stands there already is written anew. */
function AddDay({ onSaved }: { onSaved: (day: string) => void }) {
  const { holidays: said } = planWords
  const queries = useQueryClient()
  const [draft, set] = useState<{ day: string; name: string; kind: HolidayKind }>({ day: '', name: '', kind: 'off' })
  const { faults, isSending, submit } = useRoundSending(DAY)
  const send = () => {
    const [day, name] = [dayOf(draft.day), oneLine(draft.name)]
    const found = [
      ...(day === undefined ? [{ field: DAY, words: said.noDay }] : []),
      ...(name === '' ? [{ field: NAME, words: said.noName }] : []),
    ]
    return submit(found, async () => {
      await call(rounds.setHoliday, { day: day!, name, kind: draft.kind }, { key: newKey() })
      await queries.invalidateQueries({ queryKey: holidaysOf.queryKey })
      onSaved(day!)
      set({ day: '', name: '', kind: 'off' })
    })
  }
  return (
    <form
      noValidate
      className={styles.add}
      aria-labelledby="them-ngay"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h2 id="them-ngay">{said.add}</h2>
      <ErrorSummary faults={faults.faults} round={faults.round} />
      <TextField
        id={DAY}
        label={said.addDay}
        hint={said.addDayHint}
        value={draft.day}
        fault={faults.of(DAY)}
        onChange={(day) => set({ ...draft, day })}
      />
      <TextField
        id={NAME}
        label={said.addName}
        hint={said.addNameHint}
        value={draft.name}
        fault={faults.of(NAME)}
        onChange={(name) => set({ ...draft, name })}
      />
      <label className={styles.kind}>
        {said.addKind}
        <select
          value={draft.kind}
          onChange={(event) => set({ ...draft, kind: HolidayKind.parse(event.currentTarget.value) })}
        >
          {HolidayKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {said.addKinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <p>
        <button type="submit" className={form.do} disabled={isSending}>
          {said.button}
        </button>
      </p>
    </form>
  )
}
