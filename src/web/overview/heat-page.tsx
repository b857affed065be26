import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { RoundOverview } from '#contract/overview.ts'
import type { RoundBoard } from '#contract/round-board.ts'
import { matches } from '#domain/fold.ts'
import { figure, inSentence, text } from '../language.ts'
import { Announcement } from '../ui/announcement.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Paged } from '../ui/paged.tsx'
import { pageOf } from '../ui/paging.ts'
import { SearchBox } from '../ui/search-box.tsx'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { heatRows, sortedHeat, TOTAL } from './heat.ts'
import styles from './heat-page.module.css'
import { HeatScale } from './heat-scale.tsx'
import { HeatTable } from './heat-table.tsx'
import { boardOf, overviewOf } from './queries.ts'
import { RefusedRound, RoundGate } from './round-gate.tsx'
import { words } from './words.ts'

const route = getRouteApi('/tong-quan/bang-nhiet')
const LEVELS = ['mainIndex', 'component'] as const

/** All units of a group by the parts of the set, as figures and as a picture. */
export function HeatPage() {
  const { round } = route.useSearch()
  return <RoundGate asked={round}>{(shown) => <Loaded round={shown} />}</RoundGate>
}

function Loaded({ round }: { round: string }) {
  const { level = 'mainIndex' } = route.useSearch()
  const board = useQuery(boardOf(round, level))
  const overview = useQuery(overviewOf(round))
  const error = board.error ?? overview.error
  if (error && !(board.data && overview.data)) return <RefusedRound error={error} />
  if (!board.data || !overview.data) return <SkeletonPage label={text.loading} />
  return <Heat board={board.data} overview={overview.data} />
}

function Heat({ board, overview }: { board: RoundBoard; overview: RoundOverview }) {
  const { group: asked, level = 'mainIndex', sort, query = '', page: askedPage } = route.useSearch()
  const navigate = route.useNavigate()
  const group = overview.groups.find((one) => one.group === asked) ?? overview.groups[0]!
  const title = words.heat.title(inSentence(group.name), board.title)
  usePageTitle(title, text.product)
  const places = board.nodes.flatMap((node, at) => (node.level === level ? [at] : []))
  const nodes = places.map((at) => board.nodes[at]!)
  const codes = nodes.map(({ code }) => code)
  const cut = heatRows(board).map(({ row, figures }) => ({
    row,
    figures: { total: figures.total, nodes: places.map((at) => figures.nodes[at]!) },
  }))
  const found = cut.filter(({ row }) => row.group === group.group && matches(row.organisation.name, query))
  const page = pageOf(sortedHeat(found, sort, codes), askedPage)
  const range = words.heat.shown(figure(page.first), figure(page.last), figure(page.all))
  const go = (next: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...next }), replace: true, resetScroll: false })
  return (
    <div className={styles.page}>
      <p>
        <Link to="/tong-quan" search={{ round: board.round, group: group.group }}>
          {words.heat.back}
        </Link>
      </p>
      <PageHead title={title}>{words.heat.lede(figure(found.length), figure(nodes.length))}</PageHead>
      <div className={styles.tools}>
        <Choice
          label={words.groups.group}
          value={group.group}
          options={overview.groups.map((one) => [one.group, one.name])}
          onChoose={(next) => go({ group: next })}
        />
        <Choice
          label={words.heat.level}
          value={level}
          options={LEVELS.map((one) => [one, words.heat.levels[one]])}
          onChoose={(next) => go({ level: next as (typeof LEVELS)[number], sort: undefined })}
        />
        <Choice
          label={words.heat.sort}
          value={sort ?? ''}
          options={[
            ['', words.heat.order],
            [TOTAL, words.heat.total],
            ...nodes.map(({ code, title: name }): [string, string] => [code, `${code} ${name}`]),
          ]}
          onChoose={(next) => go({ sort: next === '' ? undefined : next })}
        />
        <SearchBox label={words.heat.find} value={query} onChange={(next) => go({ query: next || undefined })} />
      </div>
      <HeatScale />
      <Paged
        page={page}
        words={{ label: words.heat.pages, range, previous: words.heat.previousPage, next: words.heat.nextPage }}
        onPage={(next) => void navigate({ search: (before) => ({ ...before, page: next }), resetScroll: false })}
      >
        {page.all === 0 ? <p>{words.heat.nobody}</p> : <HeatTable rows={page.rows} nodes={nodes} overview={overview} />}
      </Paged>
      <p className={`${styles.hint} ${styles.keys}`}>{words.heat.hint}</p>
      <p className={styles.hint}>
        {words.heat.parts(nodes.map(({ code, title: name }) => `${code} ${name}`).join('; '))}
      </p>
      <Announcement sentence={page.all === 0 ? words.heat.nobody : range} />
    </div>
  )
}

type ChoiceProps = {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  onChoose: (value: string) => void
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChoose(target.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
