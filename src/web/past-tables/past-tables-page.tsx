import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { OwnSession } from '#contract/sessions.ts'
import { dayAt } from '#domain/round/moment.ts'
import { editionList } from '../api.ts'
import { periodName } from '../entry/words.ts'
import { LANGUAGE, text } from '../language.ts'
import { AgencyGate } from '../round-desk/agency-gate.tsx'
import { RoundPath } from '../round-desk/round-path.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { BroughtResults } from './brought-results.tsx'
import { pastPeriods } from './past-periods.ts'
import styles from './past-tables.module.css'
import type { Holds } from './send-table.ts'
import { TableSteps } from './table-steps.tsx'
import { words } from './words.ts'

const route = getRouteApi('/bang-nam-truoc')

/** Tables that people kept of earlier years, on their way into the history of values. */
export function PastTablesPage(): React.ReactNode {
  return <AgencyGate>{(session) => <Loaded session={session} />}</AgencyGate>
}

function Loaded({ session }: { session: OwnSession }) {
  usePageTitle(words.title, text.product)
  const { data, error } = useQuery(editionList)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [chosen, remember] = useState<File>()
  if (error && !data) throw error
  if (!data) return <SkeletonPage label={text.loading} />
  const periods = pastPeriods(dayAt(Date.parse(session.now)))
  const edition = data.editions.find(({ id }) => id === search.edition)?.id ?? data.editions[0]?.id
  const period = periods.find((one) => one === search.period) ?? periods[0]!
  const holds: Holds = search.kind === 'ket-qua' ? 'results' : 'values'
  const go = (to: typeof search) =>
    void navigate({ search: { edition, period, kind: search.kind, ...to }, resetScroll: false })
  return (
    <>
      <RoundPath here={words.title} />
      <PageHead title={words.title}>{words.lede}</PageHead>
      <HoldsChoice holds={holds} onChoose={(one) => go({ kind: one === 'results' ? 'ket-qua' : undefined })} />
      <div className={styles.about}>
        <label>
          {words.edition}
          <select value={edition} onChange={(event) => go({ edition: event.currentTarget.value })}>
            {data.editions.map(({ id, title }) => (
              <option key={id} value={id}>
                {title[LANGUAGE]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.period}
          <select value={period} onChange={(event) => go({ period: event.currentTarget.value })}>
            {periods.map((one) => (
              <option key={one} value={one}>
                {periodName(one)}
              </option>
            ))}
          </select>
        </label>
        <span className={styles.hint}>{words.periodHint}</span>
      </div>
      {edition === undefined ? null : (
        <TableSteps
          key={`${edition} ${period} ${holds}`}
          into={{ edition, period, holds, account: session.account.id }}
          chosen={chosen}
          onChosen={remember}
        />
      )}
      {edition !== undefined && holds === 'results' ? <BroughtResults edition={edition} /> : null}
    </>
  )
}

const HOLDS: readonly Holds[] = ['values', 'results']

function HoldsChoice({ holds, onChoose }: { holds: Holds; onChoose: (holds: Holds) => void }) {
  return (
    <fieldset className={styles.holds}>
      <legend>{words.holds}</legend>
      {HOLDS.map((one) => (
        <label key={one}>
          <input type="radio" name="bang-co" checked={one === holds} onChange={() => onChoose(one)} />
          {words.held[one].name}
          <span className={styles.held}>{words.held[one].hint}</span>
        </label>
      ))}
    </fieldset>
  )
}
