import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ExplanationDraftView } from '#contract/appraisal-views.ts'
import type { SubmissionView } from '#contract/submission-views.ts'
import { FINDING_DECISIONS, FINDING_REASONS } from '#text/appraisal.ts'
import { lossText } from '#text/submission-losses.ts'
import { shortMax } from '../entry/points.tsx'
import { periodName } from '../entry/words.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import styles from './explanation-letter.module.css'
import { explanationDraftOf } from './queries.ts'
import { Refused, SubmissionGate } from './submission-gate.tsx'
import { SubmissionPath } from './submission-path.tsx'
import { explanationWords, words as all } from './words.ts'

const route = getRouteApi('/ho-so/$submission/giai-trinh/van-ban')
const { paper: words } = explanationWords

/** The draft of the unit's letter, from the points that were lost; its number is for văn thư to give. */
export function ExplanationLetterPage() {
  const { submission } = route.useParams()
  return <SubmissionGate submission={submission}>{(view) => <Loaded view={view} />}</SubmissionGate>
}

function Loaded({ view }: { view: SubmissionView }) {
  const { data, error } = useQuery(explanationDraftOf(view.submission))
  if (error && !data) return <Refused error={error} />
  return data ? <Letter view={view} draft={data} /> : <SkeletonPage label={text.loading} />
}

function Letter({ view, draft }: { view: SubmissionView; draft: ExplanationDraftView }) {
  const unit = draft.organisation.name
  usePageTitle(words.title, unit, text.product)
  return (
    <>
      <SubmissionPath view={view} here={words.title} />
      <p className={styles.tools}>
        <Button onClick={() => window.print()}>{words.print}</Button> <span>{words.hint}</span>
      </p>
      <article className={styles.letter}>
        <p className={styles.draft}>{words.draft}</p>
        <div className={styles.head}>
          <div>
            <p className={styles.unit}>{unit}</p>
            <p className={styles.number}>{words.number}</p>
          </div>
          <div>
            <p className={styles.nation}>{words.nation}</p>
            <p className={styles.motto}>{words.motto}</p>
            <p className={styles.place}>{words.placeAndDate}</p>
          </div>
        </div>
        <h1>{words.kind}</h1>
        <p className={styles.about}>{words.about(periodName(view.period))}</p>
        <p>{words.to}</p>
        <p>{words.opening(unit, all.round(draft.round.name), figure(draft.points), figure(shortMax(draft.max)))}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.ordinal}</th>
              <th scope="col">{words.criterion}</th>
              <th scope="col">{words.points}</th>
              <th scope="col">{words.found}</th>
              <th scope="col">{words.says}</th>
            </tr>
          </thead>
          <tbody>
            {draft.criteria.map((one, at) => (
              <Row key={one.code} one={one} at={at} />
            ))}
          </tbody>
        </table>
        <p>{words.closing}</p>
        <p className={styles.signature}>{words.signature}</p>
      </article>
    </>
  )
}

function Row({ one, at }: { one: ExplanationDraftView['criteria'][number]; at: number }) {
  const { code, title, points, max, finding, loss, words: said, evidence } = one
  const reason = finding?.reasonCode && FINDING_REASONS[finding.reasonCode][LANGUAGE]
  const isChanged = finding !== undefined && finding.decision !== 'accepted'
  const why = isChanged
    ? [FINDING_DECISIONS[finding.decision][LANGUAGE], reason, finding.reason].filter((part) => part !== undefined)
    : [loss === undefined ? '' : lossText(loss, LANGUAGE)]
  return (
    <tr>
      <td>{at + 1}</td>
      <td>
        {code} {title}
      </td>
      <td className={styles.figure}>{all.points(figure(points), figure(shortMax(max)))}</td>
      <td>{why.join('. ')}</td>
      <td>
        {said.length === 0 ? words.blank : said.map((text, place) => <p key={place}>{text}</p>)}
        {evidence.length > 0 ? <p>{words.evidence(figure(evidence.length))}</p> : null}
      </td>
    </tr>
  )
}
