import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { QueueCounts } from '#contract/appraisal-views.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { outlineOf } from '#domain/edition/outline.ts'
import { editionById } from '../api.ts'
import { figure } from '../language.ts'
import tabs from '../ui/tabs.module.css'
import { chargedNodes } from './may-appraise.ts'
import { openRounds, submissionsOf } from './queries.ts'
import { countOf, FILTERS, stateOf, type QueueSearch } from './queue.ts'
import { QueueFind } from './queue-find.tsx'
import styles from './queue-tools.module.css'
import { words } from './words.ts'

/** The router would take every filter's link for the page's own. */
const EXACT = { exact: true, includeSearch: true } as const

type Props = { search: QueueSearch; counts: QueueCounts; session: OwnSession }

/** Which part of the queue: by what was decided, round, unit and criterion; all of it is in the address. */
export function QueueTools({ search, counts, session }: Props) {
  return (
    <div className={styles.tools}>
      <StateTabs search={search} counts={counts} />
      <Choices search={search} session={session} />
    </div>
  )
}

function StateTabs({ search, counts }: Omit<Props, 'session'>) {
  return (
    <nav aria-label={words.queue.filters} className={styles.filters}>
      <div className={tabs.tabs}>
        {FILTERS.map((filter) => (
          <Link
            key={filter ?? ''}
            to="/tham-dinh"
            search={{ ...search, filter, after: undefined }}
            resetScroll={false}
            className={tabs.tab}
            aria-current={search.filter === filter ? 'page' : undefined}
            activeProps={{}}
            activeOptions={EXACT}
          >
            {words.queue.filter[stateOf(filter)]}
            <span className={tabs.count}>{figure(countOf(counts, stateOf(filter)))}</span>
          </Link>
        ))}
      </div>
    </nav>
  )
}

function Choices({ search, session }: Omit<Props, 'counts'>) {
  const navigate = useNavigate({ from: '/tham-dinh' })
  // What is asked for otherwise begins at its first page.
  const set = (change: Partial<QueueSearch>) =>
    void navigate({
      search: (before) => ({ ...before, after: undefined, ...change }),
      replace: true,
      resetScroll: false,
    })
  const rounds = useQuery(openRounds).data?.rounds ?? []
  const units = useQuery(submissionsOf(search.round)).data?.submissions ?? []
  const criteria = useCriteria(rounds.find(({ round }) => round === search.round) ?? rounds[0], session)
  return (
    <div className={styles.choices}>
      <QueueFind query={search.query} onFind={(query) => set({ query })} />
      {rounds.length > 1 ? (
        <Choice
          label={words.queue.round}
          all={words.queue.allRounds}
          value={search.round}
          options={rounds.map(({ round, title }) => ({ key: round, name: title }))}
          onChoose={(round) => set({ round, submission: undefined, node: undefined })}
        />
      ) : null}
      <Choice
        label={words.queue.unit}
        all={words.queue.allUnits}
        value={search.submission}
        options={units.map(({ submission, organisation }) => ({ key: submission, name: organisation.name }))}
        onChoose={(submission) => set({ submission })}
      />
      <Choice
        label={words.queue.criterion}
        all={words.queue.allCriteria}
        value={search.node}
        options={criteria}
        onChoose={(node) => set({ node })}
      />
      <Order by={search.by} onChoose={(by) => set({ by })} />
    </div>
  )
}

function Order({ by, onChoose }: { by: QueueSearch['by']; onChoose: (by: QueueSearch['by']) => void }) {
  return (
    <label className={styles.choice}>
      {words.queue.by}
      <select
        value={by ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose(value === 'tieu-chi' ? value : undefined)}
      >
        <option value="">{words.queue.byUnit}</option>
        <option value="tieu-chi">{words.queue.byCriterion}</option>
      </select>
    </label>
  )
}

type ChoiceProps = {
  label: string
  all: string
  value: string | undefined
  options: readonly { readonly key: string; readonly name: string }[]
  onChoose: (key: string | undefined) => void
}

function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      {label}
      <select
        value={value ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      >
        <option value="">{all}</option>
        {options.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The scored criteria that the account is charged with; the standing agency's are all. */
function useCriteria(round: { readonly edition: string } | undefined, session: OwnSession) {
  const { data } = useQuery({ ...editionById(round?.edition ?? ''), enabled: round !== undefined })
  if (!data) return []
  const { outline } = outlineOf(data.edition, new Map(data.items.map((item) => [item.id, item])))
  const charged = chargedNodes(session)
  const isAll = session.account.roles.some(({ role }) => role === 'standing-agency')
  return outline.leaves
    .filter(({ leaf, code }) => !leaf!.unscored && (isAll || charged.some((node) => isBelow(code, node))))
    .map(({ code, row }) => ({ key: code, name: `${code} ${row.title.text}` }))
}

function isBelow(code: string, node: string): boolean {
  return code === node || code.startsWith(`${node}.`)
}
