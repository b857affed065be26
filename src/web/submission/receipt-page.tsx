import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReceiptView, SubmissionView } from '#contract/submission-views.ts'
import { shortMax } from '../entry/points.tsx'
import { dayText, timeText } from '../entry/local-time.ts'
import { periodName } from '../entry/words.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { receiptOf, receiptTextOf, scorecardsOf, type ReceiptKey } from './queries.ts'
import { ReceiptCheck } from './receipt-check.tsx'
import styles from './receipt-page.module.css'
import { Refused, SubmissionGate } from './submission-gate.tsx'
import { SubmissionPath } from './submission-path.tsx'
import { useEdition } from './use-edition.ts'
import { moment, words as all } from './words.ts'

const route = getRouteApi('/ho-so/$submission/bien-nhan/$attempt')
const { receipt: words } = all

/** What a unit is given when it submits, as a page that is printed. */
export function ReceiptPage() {
  const { submission, attempt } = route.useParams()
  return (
    <SubmissionGate submission={submission}>
      {(view) => <Loaded view={view} place={{ submission, attempt: Number(attempt) }} />}
    </SubmissionGate>
  )
}

function Loaded({ view, place }: { view: SubmissionView; place: ReceiptKey }) {
  const { data, error } = useQuery(receiptOf(place))
  if (error && !data) return <Refused error={error} />
  return data ? <Receipt view={view} receipt={data} place={place} /> : <SkeletonPage label={text.loading} />
}

function Receipt({ view, receipt, place }: { view: SubmissionView; receipt: ReceiptView; place: ReceiptKey }) {
  usePageTitle(words.title(receipt.number), receipt.organisation.name, text.product)
  const { data: pinned } = useQuery(receiptTextOf(place))
  return (
    <>
      <SubmissionPath view={view} here={words.title(receipt.number)} />
      <article className={styles.receipt}>
        <p className={styles.unit}>{receipt.organisation.name}</p>
        <h1>{words.heading}</h1>
        <p className={styles.number}>{words.number(receipt.number)}</p>
        {receipt.recalledAt === undefined ? null : (
          <p className={styles.recalled}>{words.recalled(moment(receipt.recalledAt))}</p>
        )}
        <Facts receipt={receipt} files={pinned?.evidence.length} place={place} />
        <h2>{words.digest}</h2>
        <p className={styles.digest} data-digest={receipt.digest}>
          {inGroups(receipt.digest)}
        </p>
        <h2>{words.files}</h2>
        {pinned && pinned.evidence.length === 0 ? <p>{words.noFiles}</p> : null}
        <ol className={styles.files}>
          {pinned?.evidence.map((hash) => (
            <li key={hash}>{inGroups(hash)}</li>
          ))}
        </ol>
      </article>
      <p className={styles.actions}>
        <Button onClick={() => window.print()}>{words.print}</Button>
        <Link to="/ho-so/$submission" params={{ submission: place.submission }}>
          {words.back}
        </Link>
      </p>
      <ReceiptCheck receipt={receipt} text={pinned?.text} />
    </>
  )
}

type FactsProps = { receipt: ReceiptView; files: number | undefined; place: ReceiptKey }

function Facts({ receipt, files, place }: FactsProps) {
  const { data } = useQuery(scorecardsOf(place.submission))
  const edition = useEdition(receipt.edition)?.definition.edition.title[LANGUAGE]
  // Each receipt seals a self card of its own, at the same moment.
  const card = data?.cards.find(({ stage, sealedAt }) => stage === 'self' && sealedAt === receipt.at)
  const { document, authority } = receipt
  const facts: [string, string | undefined][] = [
    [words.unit, receipt.organisation.name],
    [words.round, receipt.round],
    [words.period, periodName(receipt.period)],
    [words.edition, edition],
    [words.attempt, figure(receipt.attempt)],
    [words.at, words.atZone(`${timeText(receipt.at)}${receipt.at.slice(16, 19)}`, dayText(receipt.at))],
    [words.by, receipt.by],
    [
      words.form,
      authority ? `${words.forms[receipt.form]}, ${words.authorities[authority]}` : words.forms[receipt.form],
    ],
    [
      words.document,
      document && words.documentText(document.number, dayText(`${document.date}T00:00:00Z`), document.signer),
    ],
    [
      words.holds,
      words.held(figure(receipt.values), figure(receipt.claims), files === undefined ? '…' : figure(files)),
    ],
    [words.points, card && all.points(figure(card.total.points), figure(shortMax(card.total.max)))],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, said]) =>
        said === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** 64 digits are compared eight at a time. */
function inGroups(digest: string): string {
  return digest.replace(/(.{8})(?=.)/g, '$1 ')
}
