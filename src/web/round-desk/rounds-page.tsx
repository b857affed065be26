import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { RoundRow } from '#contract/round-views.ts'
import { editionList } from '../api.ts'
import { periodName } from '../entry/words.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { LinkButton } from '../submission/link-button.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { AgencyGate } from './agency-gate.tsx'
import { allRounds } from './queries.ts'
import styles from './rounds-page.module.css'
import { moment, words } from './words.ts'

/** Every round there is, newest first, for who runs them. */
export function RoundsPage() {
  return <AgencyGate>{() => <Loaded />}</AgencyGate>
}

function Loaded() {
  const { list } = words
  usePageTitle(list.title, text.product)
  const { data, error } = useQuery(allRounds)
  if (error && !data) throw error
  if (!data) return <SkeletonPage label={text.loading} />
  const { rounds } = data
  const count = (state: RoundRow['state']): string => figure(rounds.filter((one) => one.state === state).length)
  return (
    <>
      <PageHead title={list.title}>
        {rounds.length === 0 ? list.none : list.lede(count('open'), count('draft'))}
      </PageHead>
      <div className={styles.ways}>
        <LinkButton to="/dot-danh-gia/moi" isMain>
          {list.new}
        </LinkButton>
        <Link to="/lich-nghi">{list.holidays}</Link>
        <Link to="/bang-nam-truoc">{list.pastTables}</Link>
      </div>
      {rounds.length === 0 ? null : <Rounds rounds={rounds} />}
    </>
  )
}

function Rounds({ rounds }: { rounds: readonly RoundRow[] }) {
  const { list } = words
  const editions = useQuery(editionList).data?.editions ?? []
  const titles = new Map(editions.map(({ id, title }) => [id, title[LANGUAGE].replace(/\s*\(.*\)$/, '')]))
  return (
    <table className={styles.table}>
      <caption className={styles.unseen}>{list.caption}</caption>
      <thead>
        <tr>
          {[list.round, list.state, list.period, list.edition, list.deadline].map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
          <th scope="col" className={styles.figure}>
            {list.submitted}
          </th>
        </tr>
      </thead>
      <tbody>
        {rounds.map(({ round, title, state, period, edition, entryUntil, submitted = 0, members }) => (
          <tr key={round}>
            <th scope="row">
              <Link to="/dot-danh-gia/$round" params={{ round }}>
                {title}
              </Link>
            </th>
            <td className={state === 'open' ? styles.open : undefined}>{words.states[state]}</td>
            <td>{periodName(period)}</td>
            <td className={styles.edition}>{titles.get(edition) ?? edition}</td>
            <td>{moment(entryUntil)}</td>
            <td className={styles.figure}>
              {state === 'draft' ? (
                words.board.none
              ) : (
                <>
                  {list.of(figure(submitted), figure(members))}
                  <ShareBar share={members === 0 ? 0 : submitted / members} />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
