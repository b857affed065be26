import { getRouteApi, Link } from '@tanstack/react-router'
import type { QueueRow } from '#contract/appraisal-views.ts'
import { shortMax } from '../entry/points.tsx'
import { figure } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import type { Case } from './case.ts'
import styles from './case-head.module.css'
import type { Around } from './open-case.tsx'
import { queueSearchOf } from './queue.ts'
import { words } from './words.ts'

const route = getRouteApi('/tham-dinh/$submission/$node')

type Props = { one: Case; around: Around; until: string | undefined }

/** Whose criterion this is, what it stands at, and the way to the one before and the one after. */
export function CaseHead({ one: { view }, around, until }: Props) {
  const { page } = words
  const search = queueSearchOf(route.useSearch())
  const { criterion, organisation, round, self, appraised } = view
  return (
    <>
      <div className={styles.bar}>
        <nav aria-label={page.path} className={styles.path}>
          <Link to="/tham-dinh" search={search}>
            {page.back}
          </Link>
          <span className={styles.round}>{round.name}</span>
        </nav>
        <nav aria-label={page.placeLabel} className={styles.place}>
          {around.previous ? (
            <Step row={around.previous} label={page.previous} named={page.previousName} />
          ) : (
            <span className={styles.noStep}>{page.previous}</span>
          )}
          {around.at === undefined ? null : (
            <span className={styles.at}>{page.place(figure(around.at), figure(around.count))}</span>
          )}
          {around.next ? (
            <Step row={around.next} label={page.next} named={page.nextName} />
          ) : (
            <span className={styles.noStep}>{page.next}</span>
          )}
        </nav>
      </div>
      <PageHead title={page.title(criterion.code, organisation.name)}>
        {page.self(figure(self.points), figure(shortMax(self.max)))}
        {appraised && appraised.exact.points !== self.exact.points ? page.appraised(figure(appraised.points)) : ''}.
        {until === undefined ? null : ` ${page.until(until)}`}
      </PageHead>
    </>
  )
}

type StepProps = { row: QueueRow; label: string; named: (code: string, unit: string) => string }

function Step({ row: { submission, node, organisation }, label, named }: StepProps) {
  return (
    <Link
      to="/tham-dinh/$submission/$node"
      params={{ submission, node }}
      search={queueSearchOf(route.useSearch())}
      aria-label={named(node, organisation.name)}
      className={styles.step}
    >
      {label}
    </Link>
  )
}
