import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CallError } from '#contract/client.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { verdicts } from '#contract/verdicts.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { periodName } from '../entry/words.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { figure, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { valuesToVerify } from './queries.ts'
import { VerdictList } from './verdict-list.tsx'
import { askedFor } from './verdict-search.ts'
import { VerdictTools } from './verdict-tools.tsx'
import { words } from './words.ts'

const route = getRouteApi('/xac-minh')

/** The values that somebody verifies, item by item, each with what helps to judge it. */
export function VerdictsPage(): React.ReactNode {
  usePageTitle(words.title, text.product)
  return useOwnSession() ? <Found /> : <TurnedAway title={words.notOpen} said={words.notSignedIn} />
}

function Found() {
  const search = route.useSearch()
  const { data, error } = useQuery({ ...valuesToVerify(askedFor(search)), placeholderData: (before) => before })
  if (error && !data) return <Refused error={error} />
  if (!data) return <SkeletonPage label={text.loading} />
  return (
    <>
      <Head page={data} />
      {data.period === undefined ? null : (
        <>
          <VerdictTools page={data} search={search} />
          {/* What was said of the rows of one page is not carried over to another. */}
          <VerdictList
            key={data.rows.map(({ item, subject, part }) => [item, subject, part]).join()}
            page={data}
            search={search}
          />
        </>
      )}
    </>
  )
}

export type VerdictPage = OutputOf<typeof verdicts.listValuesToVerify>

function Head({ page: { period, counts } }: { page: VerdictPage }) {
  const open = counts.waiting + counts.changed
  const said =
    period === undefined
      ? words.nothingYet
      : open === 0
        ? words.allDone(periodName(period))
        : words.lede(figure(open), periodName(period))
  return <PageHead title={words.title}>{said}</PageHead>
}

function Refused({ error }: { error: Error }) {
  usePageTitle(words.notOpen, text.product)
  if (!(error instanceof CallError) || error.code !== 'not-permitted') throw error
  return <PageHead title={words.notOpen}>{words.notAllowed}</PageHead>
}
