import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { RoundView } from '#contract/round-views.ts'
import { rounds } from '#contract/rounds.ts'
import type { Holidays } from '#domain/round/working-days.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { figure, text } from '../language.ts'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import { TextField } from '../submission/document-fields.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { AgencyGate, RoundRefused } from './agency-gate.tsx'
import { CalendarFields } from './calendar-fields.tsx'
import { useHolidays } from './holidays.ts'
import { calendarInput, planOf, reminderDays, typedCalendar } from './plan-draft.ts'
import { PlanForm } from './plan-form.tsx'
import styles from './plan-form.module.css'
import { refreshRound, roundOf } from './queries.ts'
import { oneLine, ReasonLines } from './reason-lines.tsx'
import { RoundPath } from './round-path.tsx'
import { words as submissionWords } from '../submission/words.ts'
import { useRoundSending } from './use-round-sending.ts'
import { planWords, words } from './words.ts'

const route = getRouteApi('/dot-danh-gia/$round/lich')
const [REASON, REMINDERS] = ['ly-do-lui-moc', 'ngay-nhac'] as const

/** The plan of a round that is not open; of one that is, its dates, which are only put off. */
export function CalendarPage() {
  return <AgencyGate>{() => <Loaded />}</AgencyGate>
}

function Loaded() {
  const { round } = route.useParams()
  const { data, error, isFetchedAfterMount } = useQuery(roundOf(round))
  const holidays = useHolidays()
  if (error && !data) return <RoundRefused error={error} />
  if (!data || !holidays || !isFetchedAfterMount) return <SkeletonPage label={text.loading} />
  return data.state === 'draft' ? (
    <ChangePlan round={data} holidays={holidays} />
  ) : (
    <PutOff key={data.version} round={data} holidays={holidays} />
  )
}

type Props = { round: RoundView; holidays: Holidays }

function ChangePlan({ round, holidays }: Props) {
  const { new: said } = planWords
  const title = said.change(round.title)
  usePageTitle(title, text.product)
  const queries = useQueryClient()
  const navigate = route.useNavigate()
  return (
    <>
      <RoundPath round={round} here={words.ways.plan} />
      <PageHead title={title}>{said.changeLede}</PageHead>
      <PlanForm
        first={planOf(round)}
        holidays={holidays}
        button={said.save}
        send={async (plan) => {
          await call(rounds.changeRound, { round: round.round, version: round.version, ...plan }, { key: newKey() })
          await refreshRound(queries, round.round)
          await navigate({ to: '/dot-danh-gia/$round', params: { round: round.round } })
        }}
      />
    </>
  )
}

function PutOff({ round, holidays }: Props) {
  const { calendar: said } = planWords
  const title = said.title(submissionWords.round(round.title))
  usePageTitle(title, text.product)
  const own = round.submissions.filter(({ entryUntil, state }) => entryUntil !== undefined && state === 'draft').length
  return (
    <>
      <RoundPath round={round} here={words.ways.calendar} />
      <PageHead title={title}>
        {round.state === 'closed' ? said.closed : said.lede} {own > 0 ? said.own(figure(own)) : null}
      </PageHead>
      {round.state === 'closed' ? null : <PutOffForm round={round} holidays={holidays} />}
    </>
  )
}

function PutOffForm({ round, holidays }: Props) {
  const { calendar: said, faults: words, fields } = planWords
  const queries = useQueryClient()
  const navigate = route.useNavigate()
  const [typed, type] = useState(() => typedCalendar(round.calendar))
  const [reminders, setReminders] = useState(() => planOf(round).reminders)
  const [reason, setReason] = useState('')
  const { faults, isSending, submit } = useRoundSending(REASON)
  const send = () => {
    const { calendar, wrong } = calendarInput(typed, round.calendar)
    const [why, days] = [oneLine(reason), reminderDays(reminders)]
    const found = [
      ...wrong.map((name) => ({ field: `moc-${name}`, words: words.day(fields.moments[name]) })),
      ...(days === undefined ? [{ field: REMINDERS, words: words.reminders }] : []),
      ...(why === '' ? [{ field: REASON, words: words.reason }] : []),
    ]
    return submit(found, async () => {
      const wish = { round: round.round, version: round.version, calendar: calendar!, reminderDays: days, reason: why }
      await call(rounds.changeCalendar, wish, { key: newKey() })
      await refreshRound(queries, round.round)
      await navigate({ to: '/dot-danh-gia/$round', params: { round: round.round } })
    })
  }
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ErrorSummary faults={faults.faults} round={faults.round} />
      <CalendarFields calendar={typed} holidays={holidays} faultOf={faults.of} onChange={type} />
      <TextField
        id={REMINDERS}
        label={fields.reminders}
        hint={fields.remindersHint}
        value={reminders}
        fault={faults.of(REMINDERS)}
        onChange={setReminders}
      />
      <ReasonLines
        id={REASON}
        label={said.reason}
        hint={said.reasonHint}
        value={reason}
        fault={faults.of(REASON)}
        onChange={setReason}
      />
      <p>
        <button type="submit" className={styles.do} disabled={isSending}>
          {said.button}
        </button>
      </p>
    </form>
  )
}
