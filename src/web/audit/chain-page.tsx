import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { audit, type ChainState, type Verification } from '#contract/audit.ts'
import { auditedText, auditFindingText } from '#text/audit-findings.ts'
import { momentText } from '#text/moment-text.ts'
import { call } from '../api.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import button from '../ui/button.module.css'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import styles from './event-page.module.css'
import { HistoryGate, RefusedHistory } from './history-gate.tsx'
import { chainState } from './queries.ts'
import { words } from './words.ts'

const said = words.chain

/** Whether the chains are whole, what proves it, and what to do where they are not. */
export function ChainPage(): React.ReactNode {
  usePageTitle(said.title, text.product)
  return (
    <HistoryGate>
      <Loaded />
    </HistoryGate>
  )
}

function Loaded() {
  const { data, error } = useQuery(chainState)
  if (error && !data) return <RefusedHistory error={error} />
  return data ? <Chain of={data} /> : <SkeletonPage label={text.loading} />
}

function Chain({ of }: { of: ChainState }) {
  const { lastVerification, lastCheckpoint } = of
  return (
    <div className={styles.page}>
      <p>
        <Link to="/nhat-ky">{words.event.back}</Link>
      </p>
      <PageHead title={said.title}>{stateText(lastVerification)}</PageHead>
      <Verify of={of} />
      {lastVerification ? <Result of={lastVerification} /> : null}
      <section aria-labelledby="moc">
        <h2 id="moc">{said.checkpoint}</h2>
        <p className={lastCheckpoint ? undefined : styles.broken}>
          {lastCheckpoint
            ? said.checkpointAt(
                figure(lastCheckpoint.number),
                momentText(lastCheckpoint.at, LANGUAGE),
                figure(lastCheckpoint.events),
              )
            : said.noCheckpoint}
        </p>
      </section>
      <Counts streams={of.streams} />
      <section aria-labelledby="viec-can-lam">
        <h2 id="viec-can-lam">{said.todo}</h2>
        <ol className={styles.list}>
          {said.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
    </div>
  )
}

function stateText(last: Verification | null): string {
  if (!last) return said.never
  const at = momentText(last.at, LANGUAGE)
  return last.found === 0 ? said.whole(at) : said.broken(figure(last.found), at)
}

function Verify({ of: { running, hasFailed } }: { of: ChainState }) {
  const queries = useQueryClient()
  const begin = useMutation({
    mutationFn: () => call(audit.verifyChain, {}),
    onSuccess: (state) => queries.setQueryData(chainState.queryKey, state),
  })
  const isBusy = running !== null || begin.isPending
  return (
    <div>
      <button
        type="button"
        className={button.filled}
        // Disabled it would lose the focus of whoever pressed it.
        aria-disabled={isBusy}
        onClick={() => (isBusy ? undefined : begin.mutate())}
      >
        {said.verify}
      </button>
      <div role="status">
        {running ? <p className={styles.quiet}>{said.running(momentText(running.since, LANGUAGE))}</p> : null}
        {!isBusy && hasFailed ? <p className={styles.broken}>{said.failed}</p> : null}
        {begin.isError ? <p className={styles.broken}>{said.refused}</p> : null}
      </div>
    </div>
  )
}

function Result({ of: { findings, found, by, ...audited } }: { of: Verification }) {
  return (
    <section aria-labelledby="ket-qua">
      <h2 id="ket-qua">{said.last}</h2>
      {auditedText(audited, found, LANGUAGE).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {by ? <p className={styles.quiet}>{said.by(by.name)}</p> : null}
      {found === 0 ? null : (
        <>
          <h3>{said.found}</h3>
          <ul className={styles.list}>
            {findings.map((finding) => {
              const sentence = auditFindingText(finding, LANGUAGE)
              return (
                <li key={`${finding.from} ${sentence}`} className={styles.broken}>
                  {sentence}
                </li>
              )
            })}
          </ul>
          {found > findings.length ? <p>{said.more(figure(found - findings.length))}</p> : null}
        </>
      )}
    </section>
  )
}

function Counts({ streams }: Pick<ChainState, 'streams'>) {
  const total = (key: 'streams' | 'events'): string => figure(streams.reduce((sum, one) => sum + one[key], 0))
  return (
    <section aria-labelledby="dang-giu">
      <h2 id="dang-giu">{said.counts}</h2>
      <table className={`${styles.table} ${styles.counts}`} aria-labelledby="dang-giu">
        <thead>
          <tr>
            <th scope="col">{said.kind}</th>
            <th scope="col">{said.streams}</th>
            <th scope="col">{said.events}</th>
          </tr>
        </thead>
        <tbody>
          {streams.map((one) => (
            <tr key={one.kind}>
              <th scope="row">{words.streams[one.kind]}</th>
              <td>{figure(one.streams)}</td>
              <td>{figure(one.events)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{said.total}</th>
            <td>{total('streams')}</td>
            <td>{total('events')}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
