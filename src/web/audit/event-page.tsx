import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { EventView } from '#contract/audit.ts'
import { secondText } from '#text/moment-text.ts'
import { figure, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import styles from './event-page.module.css'
import { HistoryGate, RefusedHistory } from './history-gate.tsx'
import { eventById } from './queries.ts'
import { RawData } from './raw-data.tsx'
import { Said } from './said.tsx'
import { kinds, sentenceOf, words } from './words.ts'

const route = getRouteApi('/nhat-ky/$event')
const said = words.event

/** One event: who, when, from where, before and after, why, and its place in the chain. */
export function EventPage(): React.ReactNode {
  const { event } = route.useParams()
  return (
    <HistoryGate>
      <Loaded event={event} />
    </HistoryGate>
  )
}

function Loaded({ event }: { event: string }) {
  const { data, error } = useQuery(eventById(event))
  if (error && !data) return <RefusedHistory error={error} />
  return data ? <One event={data} /> : <SkeletonPage label={text.loading} />
}

function One({ event }: { event: EventView }) {
  const sentence = sentenceOf(event)
  usePageTitle(kinds[event.kind], text.product)
  const { reason, ...rest } = event.body
  return (
    <article className={`${styles.page} ${styles.event}`}>
      <p>
        <Link to="/nhat-ky">{said.back}</Link>
      </p>
      <PageHead title={sentence} />
      <Facts event={event} reason={typeof reason === 'string' ? reason : undefined} />
      <Said event={event} body={typeof reason === 'string' ? rest : event.body} />
      <Place event={event} />
      <More event={event} />
    </article>
  )
}

function Facts({ event: { at, by, origin, about, kind }, reason }: { event: EventView; reason: string | undefined }) {
  const facts: (readonly [string, string | undefined])[] = [
    [said.at, secondText(at)],
    [said.by, by?.name ?? said.nobody],
    [said.address, origin?.address ?? said.erased],
    [said.device, origin?.device ?? said.erased],
    [said.about, [about.name, about.round].filter((name) => name !== undefined).join(', ')],
    [words.search.kind, kinds[kind]],
    [said.why, reason],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

function Place({ event }: { event: EventView }) {
  const { sequence, length, isLinked, older, newer, about } = event
  return (
    <section aria-labelledby="chuoi">
      <h2 id="chuoi">{said.chain}</h2>
      <p className={isLinked ? styles.linked : styles.broken}>{isLinked ? said.linked : said.broken}</p>
      <p className={styles.quiet}>
        {words.streams[about.kind]}, {said.place(figure(sequence), figure(length))}
      </p>
      <RawData event={event} />
      <nav className={styles.ways} aria-label={said.stream}>
        {older === null ? null : (
          <Link to="/nhat-ky/$event" params={{ event: older }}>
            ← {said.older}
          </Link>
        )}
        {newer === null ? null : (
          <Link to="/nhat-ky/$event" params={{ event: newer }}>
            {said.newer} →
          </Link>
        )}
      </nav>
    </section>
  )
}

function More({ event: { by, about } }: { event: EventView }) {
  const { kind, id, name } = about
  const ofAbout = {
    organisation: { unit: id },
    round: { round: id },
    edition: { edition: id },
    account: { account: id },
  }
  const search = kind === 'submission' || kind === 'installation' ? undefined : ofAbout[kind]
  if (!by && !search) return null
  return (
    <nav className={styles.ways} aria-label={said.more}>
      {by ? (
        <Link to="/nhat-ky" search={{ account: by.id }}>
          {said.morePerson(by.name)}
        </Link>
      ) : null}
      {search && id !== by?.id ? (
        <Link to="/nhat-ky" search={search}>
          {said.moreAbout(name)}
        </Link>
      ) : null}
    </nav>
  )
}
