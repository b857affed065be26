import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RoundView } from '#contract/round-views.ts'
import { rounds } from '#contract/rounds.ts'
import { roundFaultText } from '#text/round-faults.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { AgencyGate, RoundRefused } from './agency-gate.tsx'
import form from './plan-form.module.css'
import { allRounds, refreshRound, roundOf } from './queries.ts'
import { oneLine, ReasonLines } from './reason-lines.tsx'
import { RoundPath } from './round-path.tsx'
import styles from './step-page.module.css'
import { words as submissionWords } from '../submission/words.ts'
import { useRoundSending } from './use-round-sending.ts'
import { moment, planWords } from './words.ts'

const route = getRouteApi('/dot-danh-gia/$round/viec/$step')
const [BUTTON, REASON] = ['lam-buoc-nay', 'ly-do-dong-dot'] as const

type Step = 'mo' | 'chot-so-lieu' | 'dong' | 'xoa'
const FROM: Readonly<Record<Step, RoundView['state']>> = {
  mo: 'draft',
  'chot-so-lieu': 'open',
  dong: 'open',
  xoa: 'draft',
}

const named = submissionWords.round

/** One step of a whole round: what it will do, before it is done. */
export function StepPage() {
  return <AgencyGate>{() => <Loaded />}</AgencyGate>
}

function Loaded() {
  const { round, step } = route.useParams()
  const { data, error } = useQuery(roundOf(round))
  if (error && !data) return <RoundRefused error={error} />
  if (!data) return <SkeletonPage label={text.loading} />
  return <Known round={data} step={step in FROM ? (step as Step) : undefined} />
}

function Known({ round, step }: { round: RoundView; step: Step | undefined }) {
  const { steps } = planWords
  const title = step === undefined ? steps.unknown : steps[step].title(named(round.title))
  usePageTitle(title, text.product)
  const isOpen = step !== undefined && round.state === FROM[step] && !(step === 'chot-so-lieu' && round.fixedSince)
  return (
    <>
      <RoundPath round={round} here={step === undefined ? steps.unknown : steps[step].button} />
      <PageHead title={title}>{isOpen ? undefined : steps.notOpen}</PageHead>
      {step !== undefined && isOpen ? <Confirm round={round} step={step} /> : null}
      <p className={styles.back}>
        <Link to="/dot-danh-gia/$round" params={{ round: round.round }}>
          {steps.keep}
        </Link>
      </p>
    </>
  )
}

function Confirm({ round, step }: { round: RoundView; step: Step }) {
  const { steps } = planWords
  const queries = useQueryClient()
  const navigate = route.useNavigate()
  const [reason, setReason] = useState('')
  const { faults, isSending, submit } = useRoundSending(BUTTON)
  const unfinished = round.submissions.filter(({ state }) => state !== 'approved').length
  const asksReason = step === 'dong' && unfinished > 0
  const isBlocked = step === 'mo' && round.faults.length > 0
  const send = () => {
    const why = oneLine(reason)
    const found = asksReason && why === '' ? [{ field: REASON, words: steps.dong.needed }] : []
    return submit(found, async () => {
      await make(round, step, why)
      if (step === 'xoa') {
        await queries.invalidateQueries({ queryKey: allRounds.queryKey })
        return navigate({ to: '/dot-danh-gia' })
      }
      await refreshRound(queries, round.round)
      return navigate({ to: '/dot-danh-gia/$round', params: { round: round.round } })
    })
  }
  return (
    <form
      noValidate
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ErrorSummary faults={faults.faults} round={faults.round} />
      <section aria-labelledby="se-xay-ra">
        <h2 id="se-xay-ra">{steps.heading}</h2>
        <ul className={styles.will}>
          {willOf(round, step, figure(unfinished)).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      {isBlocked ? (
        <div className={styles.blocked}>
          <p>{steps.mo.blocked}</p>
          <ul>
            {round.faults.map((fault) => (
              <li key={`${fault.code} ${Object.values(fault.params).join()}`}>{roundFaultText(fault, LANGUAGE)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {asksReason ? (
        <ReasonLines
          id={REASON}
          label={steps.dong.reason}
          hint={steps.dong.reasonHint}
          value={reason}
          fault={faults.of(REASON)}
          onChange={setReason}
        />
      ) : null}
      <p>
        <button id={BUTTON} type="submit" className={form.do} disabled={isSending || isBlocked}>
          {steps[step].button}
        </button>
      </p>
    </form>
  )
}

function willOf(round: RoundView, step: Step, unfinished: string): readonly string[] {
  const { steps } = planWords
  switch (step) {
    case 'mo':
      return steps.mo.will(round.groups.map(({ name }) => name).join('; '), moment(round.entryUntil))
    case 'chot-so-lieu':
      return steps['chot-so-lieu'].will(moment(round.calendar.fixedAt))
    case 'dong':
      return steps.dong.will(unfinished)
    case 'xoa':
      return steps.xoa.will()
  }
}

async function make({ round, version }: RoundView, step: Step, reason: string): Promise<void> {
  const [seen, key] = [{ round, version }, { key: newKey() }]
  if (step === 'mo') await call(rounds.openRound, seen, key)
  if (step === 'chot-so-lieu') await call(rounds.fixCommonValues, seen, key)
  if (step === 'dong') await call(rounds.closeRound, { ...seen, ...(reason !== '' && { reason }) }, key)
  if (step === 'xoa') await call(rounds.deleteRound, seen, key)
}
