import { getRouteApi, Link } from '@tanstack/react-router'
import { figure, inSentence, text } from '../language.ts'
import { pagingWords } from '../frame/paging-words.ts'
import { useProvince } from '../province/loaded-province.ts'
import { matches } from '#domain/fold.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Paged } from '../ui/paged.tsx'
import { pageOf } from '../ui/paging.ts'
import { SearchBox } from '../ui/search-box.tsx'
import styles from './units-page.module.css'

const route = getRouteApi('/don-vi')

/** All assessed organisations by group, in their administrative order. */
export function UnitsPage() {
  const province = useProvince()
  const { query = '', page: asked } = route.useSearch()
  const navigate = route.useNavigate()
  const words = text.units
  usePageTitle(words.title, text.product)
  const members = province.organisations.slice(0, province.members).filter(({ name }) => matches(name, query))
  const all = province.groups.map((group) => ({
    ...group,
    units: members.filter((member) => member.group === group.id),
  }))
  const page = pageOf(
    all.flatMap(({ units }) => units),
    asked,
  )
  const shown = new Set(page.rows)
  const groups = all
    .map((group) => ({ ...group, count: group.units.length, units: group.units.filter((unit) => shown.has(unit)) }))
    .filter((group) => group.units.length > 0)
  return (
    <>
      <PageHead title={words.title}>
        <p>{words.lede(figure(province.members), figure(province.groups.length))}</p>
      </PageHead>
      <SearchBox
        label={words.search}
        value={query}
        onChange={(next) => void navigate({ search: { query: next || undefined }, replace: true })}
      />
      {groups.length > 0 ? null : <p className={styles.empty}>{words.empty(query)}</p>}
      <Paged
        page={page}
        words={pagingWords(page)}
        onPage={(next) => void navigate({ search: (before) => ({ ...before, page: next }), resetScroll: false })}
      >
        {groups.map((group) => (
          <section key={group.id} className={styles.group} aria-labelledby={`nhom-${group.id}`}>
            <h2 id={`nhom-${group.id}`}>
              <Link to="/" search={{ group: group.id }} className={styles.groupLink}>
                {group.name}
              </Link>{' '}
              <span className={styles.count}>{text.ranking.found(figure(group.count))}</span>
            </h2>
            <ul className={styles.units} aria-label={inSentence(group.name)}>
              {group.units.map((unit) => (
                <li key={unit.id}>
                  <Link to="/don-vi/$unit" params={{ unit: unit.id }} className={styles.unit}>
                    {unit.name}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Paged>
    </>
  )
}
