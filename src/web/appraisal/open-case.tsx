import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import { momentText } from '#text/moment-text.ts'
import { ownSession } from '../api.ts'
import { LANGUAGE, text } from '../language.ts'
import { usePageTitle } from '../ui/page-title.ts'
import type { Case } from './case.ts'
import { CaseHead } from './case-head.tsx'
import { ClaimSection } from './claim-section.tsx'
import { CriterionSection } from './criterion-section.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { EvidencePane } from './evidence-pane.tsx'
import { JudgedValues } from './judged-values.tsx'
import { NewsSection } from './news-section.tsx'
import styles from './open-case.module.css'
import { queueOf, submissionOf } from './queries.ts'
import { countOf, neighbours, rowsOf, stateOf } from './queue.ts'
import { QueueKeys } from './queue-keys.tsx'
import { Thread } from './thread.tsx'
import { words } from './words.ts'

const route = getRouteApi('/tham-dinh/$submission/$node')

/** What a decision rests on to the left, what supports it to the right, the decision below. */
export function OpenCase({ one }: { one: Case }) {
  const { view } = one
  const around = useNeighbours(one)
  const window = useAppraisalWindow(one)
  usePageTitle(words.page.title(view.criterion.code, view.organisation.name), text.product)
  return (
    <>
      <CaseHead one={one} around={around} until={window.until} />
      <div className={styles.columns}>
        <div className={styles.facts}>
          <NewsSection one={one} />
          <CriterionSection one={one} />
          <JudgedValues one={one} />
          {view.claim ? <ClaimSection one={one} claim={view.claim} /> : null}
        </div>
        <div className={styles.evidence}>
          <EvidencePane one={one} />
        </div>
        <div className={styles.decision}>
          <DecisionPanel one={one} next={around.next} endedAt={window.isOver ? window.until : undefined} />
          <Thread one={one} />
        </div>
      </div>
      <QueueKeys around={around} />
    </>
  )
}

/** Loads the next page of the queue when its last known row is reached. */
function useNeighbours({ view }: Case) {
  const search = route.useSearch()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(queueOf(search))
  const rows = rowsOf(data?.pages ?? [])
  const around = neighbours(rows, search.by, { submission: view.submission, node: view.criterion.code })
  const isAtEnd = hasNextPage && around.next === undefined
  useEffect(() => {
    if (isAtEnd && !isFetchingNextPage) void fetchNextPage()
  }, [isAtEnd, isFetchingNextPage, fetchNextPage])
  const [first] = data?.pages ?? []
  return {
    ...around,
    ...(around.at !== undefined && first && { at: first.before + around.at }),
    count: first ? countOf(first.counts, stateOf(search.filter)) : 0,
  }
}
export type Around = ReturnType<typeof useNeighbours>

/** Until when this look may be decided, by the server's clock as last heard; it judges each decision itself. */
function useAppraisalWindow({ view }: Case): { until: string | undefined; isOver: boolean } {
  const { data } = useQuery(submissionOf(view.submission))
  const { data: own } = useQuery(ownSession)
  const isSecond = view.submissionState === 'second-appraisal'
  const moment = data?.calendar[isSecond ? 'councilUntil' : 'appraisalUntil']
  if (moment === undefined || (view.submissionState !== 'appraisal' && !isSecond))
    return { until: undefined, isOver: false }
  const now = own?.session?.now
  return { until: momentText(moment, LANGUAGE), isOver: now !== undefined && Date.parse(moment) < Date.parse(now) }
}
