import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { EventView } from '#contract/audit.ts'
import { bodyDifference, type BodyDifference } from '#domain/event/body-difference.ts'
import { secondText } from '#text/moment-text.ts'
import { figure, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import styles from './event-page.module.css'
import { HistoryGate, RefusedHistory } from './history-gate.tsx'
import { eventById } from './queries.ts'
import { detailName, detailText, kinds, sentenceOf, words } from './words.ts'

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
      <Difference
        of={bodyDifference(typeof reason === 'string' ? rest : event.body)}
        shown={(path, value) => detailText(path, value, event.item)}
      />
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

type Shown = (path: string, value: string | undefined) => string

function Difference({ of: { changes, details, isCut }, shown }: { of: BodyDifference; shown: Shown }) {
  return (
    <>
      {changes.length > 0 ? (
        <section aria-labelledby="thay-doi">
          <h2 id="thay-doi">{said.changes}</h2>
          <table className={styles.table} aria-labelledby="thay-doi">
            <thead>
              <tr>
                <th scope="col">{said.what}</th>
                <th scope="col">{said.before}</th>
                <th scope="col">{said.after}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ path, before, after }) => (
                <tr key={path}>
                  <th scope="row">{path === '' ? said.what : detailName(path)}</th>
                  <td>{shown(path, before)}</td>
                  <td>{shown(path, after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {details.length > 0 ? (
        <section aria-labelledby="chi-tiet">
          <h2 id="chi-tiet">{said.details}</h2>
          <dl className={styles.facts}>
            {details.map(({ path, value }) => (
              <div key={path}>
                <dt>{detailName(path)}</dt>
                <dd>{shown(path, value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {changes.length + details.length === 0 ? <p className={styles.quiet}>{said.withheld}</p> : null}
      {isCut ? <p className={styles.quiet}>{said.cut}</p> : null}
    </>
  )
}

function Place({ event }: { event: EventView }) {
  const { sequence, length, hash, previousHash, isLinked, older, newer, stream } = event
  return (
    <section aria-labelledby="chuoi">
      <h2 id="chuoi">{said.chain}</h2>
      <p className={isLinked ? styles.linked : styles.broken}>{isLinked ? said.linked : said.broken}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{said.stream}</dt>
          <dd>
            <span className={styles.hash}>{stream}</span>, {said.place(figure(sequence), figure(length))}
          </dd>
        </div>
        <div>
          <dt>{said.hash}</dt>
          <dd className={styles.hash}>{hash}</dd>
        </div>
        <div>
          <dt>{said.previous}</dt>
          <dd className={styles.hash}>{previousHash}</dd>
        </div>
      </dl>
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
