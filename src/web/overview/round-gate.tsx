import { useQuery } from '@tanstack/react-query'
import { CallError } from '#contract/client.ts'
import type { RoundRow } from '#contract/round-views.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { begunRounds } from './queries.ts'
import { words } from './words.ts'

type Props = {
  /** The round in the address; without one it is the newest. */
  asked: string | undefined
  children: (round: string, rounds: readonly RoundRow[]) => React.ReactNode
}

/** The round that a page is about. */
export function RoundGate({ asked, children }: Props) {
  const session = useOwnSession()
  const { data, error } = useQuery({ ...begunRounds, enabled: session !== null })
  if (!session) return <TurnedAway title={words.notOpenTitle} said={words.notSignedIn} />
  if (error && !data) throw error
  if (!data) return <SkeletonPage label={text.loading} />
  const round = asked ?? data[0]?.round
  return round === undefined ? <NoRound /> : children(round, data)
}

function NoRound() {
  usePageTitle(words.noneTitle, text.product)
  return <PageHead title={words.noneTitle}>{words.none}</PageHead>
}

/** What a round's pages show where it does not open; other trouble is for the page around. */
export function RefusedRound({ error }: { error: Error }) {
  usePageTitle(words.notOpenTitle, text.product)
  if (!(error instanceof CallError) || !REFUSED.includes(error.code)) throw error
  return <PageHead title={words.notOpenTitle}>{words.notThere}</PageHead>
}

const REFUSED: readonly string[] = ['not-found', 'not-permitted', 'bad-input']
