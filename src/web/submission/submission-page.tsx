import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { OwnSession } from '#contract/sessions.ts'
import type { SubmissionView } from '#contract/submission-views.ts'
import { text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { CardsTable } from './cards-table.tsx'
import { Comparison } from './comparison.tsx'
import { deadlineWords } from './deadline.ts'
import { Life } from './life.tsx'
import { NextSteps } from './next-steps.tsx'
import { scorecardsOf } from './queries.ts'
import { SubmissionGate } from './submission-gate.tsx'
import styles from './submission-page.module.css'
import { useEdition } from './use-edition.ts'
import { words } from './words.ts'

const route = getRouteApi('/ho-so/$submission')

/** One submission: where it stands, what is to be done, its points, its life so far. */
export function SubmissionPage() {
  const { submission } = route.useParams()
  return (
    <SubmissionGate submission={submission}>
      {(view, session) => <Whole view={view} session={session} />}
    </SubmissionGate>
  )
}

function Whole({ view, session }: { view: SubmissionView; session: OwnSession }) {
  const { submission, organisation, round, state } = view
  const title = words.page.title(organisation.name, words.round(round.title))
  usePageTitle(title, text.product)
  const { data } = useQuery(scorecardsOf(submission))
  const laid = useEdition(view.edition)
  return (
    <>
      <PageHead title={title}>
        {words.page.states[state]} {deadlineWords(view, session.now)}
      </PageHead>
      <div className={styles.columns}>
        <div className={styles.main}>
          <NextSteps view={view} />
          {data && laid ? <CardsTable view={view} scored={data} laid={laid} /> : null}
          {data && laid && data.cards.length > 0 ? <Comparison view={view} cards={data.cards} laid={laid} /> : null}
        </div>
        <Life submission={submission} />
      </div>
    </>
  )
}
