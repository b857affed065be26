import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Examination, SystemFinding } from '#contract/examination.ts'
import { secondText } from '#text/moment-text.ts'
import { SYSTEM_LOOKS, systemFindingText } from '#text/system-findings.ts'
import { AdministrationPage } from '../administration/administration-page.tsx'
import facts from '../administration/facts.module.css'
import { managesAccounts } from '../administration/may-administer.ts'
import table from '../administration/table.module.css'
import tools from '../administration/tools.module.css'
import { moment } from '../administration/words.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { systemNow } from './queries.ts'
import { StateSign } from './state-sign.tsx'
import styles from './system-page.module.css'
import { TestMail } from './test-mail.tsx'
import { words } from './words.ts'

/** Whether everything that the installation needs is in order, and what helps where it is not. */
export function SystemPage(): React.ReactNode {
  return (
    <AdministrationPage title={words.title} lede={words.lede} isFor={managesAccounts} action={<Again />}>
      <System />
    </AdministrationPage>
  )
}

function Again() {
  const { isFetching, refetch } = useQuery(systemNow)
  return (
    <button
      type="button"
      className={tools.button}
      // Disabled it would lose the focus of whoever pressed it.
      aria-disabled={isFetching}
      onClick={() => (isFetching ? undefined : void refetch())}
    >
      {isFetching ? words.examining : words.again}
    </button>
  )
}

function System() {
  const { data, error } = useQuery(systemNow)
  if (error && !data) throw error
  if (!data) return <SkeletonPage label={text.loading} />
  return (
    <>
      {error ? (
        <p role="alert" className={tools.fault}>
          {refusalWords(error)}
        </p>
      ) : null}
      <Answer of={data} />
      <table className={`${table.table} ${styles.table}`} aria-label={words.list}>
        <thead>
          <tr>
            <th scope="col">{words.head.look}</th>
            <th scope="col">{words.head.state}</th>
            <th scope="col">{words.head.found}</th>
            <th scope="col">{words.head.since}</th>
          </tr>
        </thead>
        <tbody>
          {worstFirst(data.findings).map((finding) => (
            <Row key={finding.look} finding={finding} />
          ))}
        </tbody>
      </table>
      <Server of={data} />
    </>
  )
}

const STATES = ['broken', 'remark', 'fine', 'unused'] as const

function worstFirst(findings: readonly SystemFinding[]): SystemFinding[] {
  return [...findings].sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state))
}

function Answer({ of: { findings, at } }: { of: Examination }) {
  const count = (state: SystemFinding['state']): number => findings.filter((one) => one.state === state).length
  const [broken, remark, fine, unused] = STATES.map((state) => figure(count(state))) as [string, string, string, string]
  const none = STATES.filter((state) => count(state) === 0)
  return (
    <p role="status" className={styles.answer}>
      {words.answer({ broken, remark, fine, unused }, none)} <small>{words.at(secondText(at))}</small>
    </p>
  )
}

function Row({ finding }: { finding: SystemFinding }) {
  const { look, code, state, since } = finding
  const { said, remedy } = systemFindingText(finding, LANGUAGE)
  return (
    <tr>
      <th scope="row">{SYSTEM_LOOKS[look][LANGUAGE]}</th>
      <td>
        <StateSign state={state} />
      </td>
      <td className={styles.found}>
        <p className={styles.said}>{said}</p>
        {remedy === undefined ? null : (
          <p className={styles.todo}>
            <strong>{state === 'unused' ? words.toUse : words.todo}</strong> {remedy}
          </p>
        )}
        {look === 'mail' && code !== 'no-mail' ? <TestMail /> : null}
        {look === 'outbox' ? (
          <p className={styles.act}>
            <Link to="/quan-tri/hop-thu-di">{words.toOutbox}</Link>
          </p>
        ) : null}
      </td>
      <td className={styles.since}>{since === undefined || state === 'unused' ? null : moment(since)}</td>
    </tr>
  )
}

function Server({ of: { program, runningSince } }: { of: Examination }) {
  const { server } = words
  const told: [string, string | undefined][] = [
    [server.version, program.version],
    [server.commit, program.commit],
    [server.schema, program.schema],
    [server.since, moment(runningSince)],
  ]
  return (
    <section aria-labelledby="may-chu" className={styles.server}>
      <h2 id="may-chu">{server.heading}</h2>
      <dl className={facts.facts}>
        {told.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <ul className={styles.notes}>
        {words.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  )
}
