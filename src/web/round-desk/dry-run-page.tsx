import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import type { DryRunView, RoundView } from '#contract/round-views.ts'
import { periodFrom } from '#domain/period/period.ts'
import { editionList } from '../api.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { AgencyGate, RoundRefused } from './agency-gate.tsx'
import { DryRunTables } from './dry-run-tables.tsx'
import styles from './dry-run.module.css'
import form from './plan-form.module.css'
import { periodName } from '../entry/words.ts'
import { chosenPeriod, periodKey } from './plan-draft.ts'
import { PeriodFields } from './plan-fields.tsx'
import { dryRunOf, roundOf } from './queries.ts'
import { RoundPath } from './round-path.tsx'
import { planWords, words } from './words.ts'

const route = getRouteApi('/dot-danh-gia/$round/thu')

/** The round's units scored twice, and who gains or loses by it. */
export function DryRunPage() {
  return <AgencyGate>{() => <Loaded />}</AgencyGate>
}

function Loaded() {
  const { round } = route.useParams()
  const { data, error } = useQuery(roundOf(round))
  if (error && !data) return <RoundRefused error={error} />
  return data ? <DryRun round={data} /> : <SkeletonPage label={text.loading} />
}

function DryRun({ round }: { round: RoundView }) {
  const { try: said } = planWords
  const title = said.title(round.title)
  usePageTitle(title, text.product)
  const { edition, period } = route.useSearch()
  return (
    <>
      <RoundPath round={round} here={words.ways.try} />
      <PageHead title={title}>{said.lede}</PageHead>
      <Against key={`${edition} ${period}`} round={round} />
      {edition === undefined && period === undefined ? <p>{said.same}</p> : <Result round={round.round} />}
    </>
  )
}

/** With which edition, of which period. */
function Against({ round }: { round: RoundView }) {
  const { try: said } = planWords
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data } = useQuery(editionList)
  const [edition, setEdition] = useState(search.edition ?? round.edition)
  const [period, setPeriod] = useState(() =>
    chosenPeriod(periodFrom(search.period ?? '') === undefined ? round.period : search.period!),
  )
  const [fault, tell] = useState<string>()
  const ask = () => {
    const key = periodKey(period)
    tell(key === undefined ? planWords.faults.year : undefined)
    if (key === undefined) return undefined
    return void navigate({ search: { edition, period: key } })
  }
  return (
    <form
      noValidate
      className={styles.against}
      onSubmit={(event) => {
        event.preventDefault()
        ask()
      }}
    >
      <label className={styles.edition}>
        {said.edition}
        <select value={edition} onChange={(event) => setEdition(event.currentTarget.value)}>
          {data?.editions.map(({ id, title }) => (
            <option key={id} value={id}>
              {title[LANGUAGE]}
            </option>
          ))}
        </select>
      </label>
      <PeriodFields period={period} fault={fault} onChange={setPeriod} />
      <button type="submit" className={form.do}>
        {said.button}
      </button>
    </form>
  )
}

function Result({ round }: { round: string }) {
  const { edition, period, unit } = route.useSearch()
  const { data, error, isPlaceholderData } = useQuery({
    ...dryRunOf({ round, edition, period, organisation: unit }),
    placeholderData: (before) => before,
  })
  if (error && !data) {
    if (!(error instanceof CallError) || error.code === 'internal' || error.code === 'unreachable') throw error
    return <p role="alert">{refusalWords(error)}</p>
  }
  if (!data) return <SkeletonPage label={text.loading} />
  return (
    <div aria-busy={isPlaceholderData}>
      <Summary result={data} />
      {data.members.length === 0 ? null : <DryRunTables result={data} unit={unit} />}
    </div>
  )
}

function Summary({ result: { before, after, compared, members } }: { result: DryRunView }) {
  const { try: said } = planWords
  const editions = useQuery(editionList).data?.editions ?? []
  const side = ({ edition, period }: DryRunView['before']) =>
    said.sideOf(shortTitle(editions.find(({ id }) => id === edition)?.title[LANGUAGE] ?? edition), periodName(period))
  const count = (direction: DryRunView['members'][number]['direction']): string =>
    figure(members.filter((one) => one.direction === direction).length)
  return (
    <div className={styles.summary}>
      <p className={styles.hint}>{said.sides(side(before), side(after))}</p>
      <p role="status">
        {members.length === 0 ? (
          said.none
        ) : (
          <>
            <strong>{said.result(count('gains'), count('loses'), count('same'))}</strong> {said.compared[compared]}
          </>
        )}
      </p>
    </div>
  )
}

/** Without the document that it stands in. */
function shortTitle(title: string): string {
  return title.replace(/\s*\(.*\)$/, '')
}
