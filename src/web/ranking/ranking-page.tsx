import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { figure, inSentence, text } from '../language.ts'
import { pagingWords } from '../frame/paging-words.ts'
import { lacksOf, type Lacks } from '../province/lacks.ts'
import { useProvince } from '../province/loaded-province.ts'
import { standingOf } from '../province/standing.ts'
import { matches } from '#domain/fold.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Paged } from '../ui/paged.tsx'
import { pageOf } from '../ui/paging.ts'
import { SearchBox } from '../ui/search-box.tsx'
import { GroupTabs } from './group-tabs.tsx'
import { RankingAnswer } from './ranking-answer.tsx'
import styles from './ranking-page.module.css'
import { RankingTable } from './ranking-table.tsx'
import { FIRST, sorted } from './sorting.ts'
import { Spread } from './spread.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

const route = getRouteApi('/')

/** The ranking of one group. */
export function RankingPage() {
  const province = useProvince()
  const { group: asked, sort = 'hang', down, query = '', page: askedPage } = route.useSearch()
  const navigate = route.useNavigate()
  const standing = standingOf(province)
  const lacks = useMemo(
    () => standing.inputs.members.map((_, row) => lacksOf(province, standing, row)),
    [province, standing],
  )
  const group = province.groups.find((one) => one.id === asked) ?? province.groups[0]!
  const ranking = standing.rankings.find((one) => one.group === group.id)!
  const direction = down === undefined ? FIRST[sort] : down === 'co' ? 'descending' : 'ascending'
  const lacking = (row: number): number => amount(lacks[row]!)
  const rows = sorted(ranking, sort, direction, lacking).filter((row) => matches(row.organisation.name, query))
  const page = pageOf(rows, askedPage)
  const title = text.ranking.title(inSentence(group.name), text.year(province.period.key))
  usePageTitle(title, text.product)
  return (
    <>
      <PageHead title={title}>
        <RankingAnswer ranking={ranking} lacks={lacks} />
      </PageHead>
      <div className={styles.tools}>
        <GroupTabs groups={province.groups} rankings={standing.rankings} chosen={group.id} />
        <div className={styles.search}>
          <SearchBox
            label={text.ranking.search}
            value={query}
            onChange={(next) =>
              void navigate({
                search: (before) => ({ ...before, query: next || undefined, page: undefined }),
                replace: true,
              })
            }
          />
          <VisuallyHidden role="status">{text.ranking.found(figure(rows.length))}</VisuallyHidden>
        </div>
      </div>
      <Spread ranking={ranking} group={inSentence(group.name)} />
      <Paged
        page={page}
        words={pagingWords(page)}
        onPage={(next) => void navigate({ search: (before) => ({ ...before, page: next }), resetScroll: false })}
      >
        <RankingTable
          ranking={ranking}
          group={inSentence(group.name)}
          rows={page.rows}
          lacks={lacks}
          bands={standing.inputs.outline.edition.bands}
          sort={sort}
          direction={direction}
        />
      </Paged>
      {rows.length > 0 ? null : <p className={styles.empty}>{text.ranking.empty(query)}</p>}
    </>
  )
}

function amount(lacks: Lacks): number {
  return lacks.missingItems + lacks.undefined
}
