import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { rounds } from '#contract/rounds.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { dayAt } from '#domain/round/moment.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { text } from '../language.ts'
import { newId } from '../submission/new-id.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { AgencyGate } from './agency-gate.tsx'
import { useHolidays } from './holidays.ts'
import { newPlan } from './plan-draft.ts'
import { PlanForm } from './plan-form.tsx'
import { refreshRound } from './queries.ts'
import { RoundPath } from './round-path.tsx'
import { planWords } from './words.ts'

/** A further round: planned, and not open yet. */
export function NewRoundPage() {
  return <AgencyGate>{(session) => <NewRound session={session} />}</AgencyGate>
}

function NewRound({ session }: { session: OwnSession }) {
  const { new: said } = planWords
  usePageTitle(said.title, text.product)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const holidays = useHolidays()
  // Sent once more, it is the same round.
  const [round] = useState(newId)
  if (!holidays) return <SkeletonPage label={text.loading} />
  return (
    <>
      <RoundPath here={said.title} />
      <PageHead title={said.title}>{said.lede}</PageHead>
      <PlanForm
        first={newPlan(dayAt(Date.parse(session.now)), holidays)}
        holidays={holidays}
        button={said.button}
        send={async (plan) => {
          await call(rounds.createRound, { round, ...plan }, { key: newKey() })
          await refreshRound(queries, round)
          await navigate({ to: '/dot-danh-gia/$round', params: { round } })
        }}
      />
    </>
  )
}
