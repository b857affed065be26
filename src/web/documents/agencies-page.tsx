import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Organisation, OrganisationFile } from '#domain/organisation/organisation.ts'
import { provinceList } from '../api.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { matches } from '#domain/fold.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SearchBox } from '../ui/search-box.tsx'
import styles from './agencies-page.module.css'
import { words } from './words.ts'

const route = getRouteApi('/co-quan')

/** The agencies that the documents of each province name, by group. */
export function AgenciesPage() {
  const { provinces } = useSuspenseQuery(provinceList).data
  const { query = '' } = route.useSearch()
  const navigate = route.useNavigate()
  usePageTitle(words.agencies.title, text.product)
  const files = provinces
    .map(({ file }) => ({ ...file, organisations: file.organisations.filter(({ name }) => matches(name, query)) }))
    .filter((file) => file.organisations.length > 0)
  return (
    <>
      <PageHead title={words.agencies.title}>
        <p>{words.agencies.lede}</p>
      </PageHead>
      <SearchBox
        label={words.agencies.search}
        value={query}
        onChange={(next) => void navigate({ search: { query: next || undefined }, replace: true })}
      />
      {files.length > 0 ? null : <p className={styles.empty}>{words.agencies.empty(query)}</p>}
      {files.map((file) => (
        <section key={file.id} className={styles.province} aria-labelledby={`tinh-${file.id}`}>
          <h2 id={`tinh-${file.id}`}>
            {file.title[LANGUAGE]}{' '}
            <span className={styles.count}>{words.agencies.count(figure(file.organisations.length))}</span>
          </h2>
          {groupsOf(file).map(({ name, members }) => (
            <div key={name}>
              <h3 className={styles.group}>{name}</h3>
              <ul className={styles.agencies}>
                {members.map((member) => (
                  <li key={member.id}>
                    <Link
                      to="/co-quan/$province/$organisation"
                      params={{ province: file.id, organisation: member.id }}
                      className={styles.agency}
                    >
                      {member.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </>
  )
}

function groupsOf({ groups, organisations }: OrganisationFile): { name: string; members: Organisation[] }[] {
  return [...groups, { id: '', name: words.agencies.others }]
    .map(({ id, name }) => ({ name, members: organisations.filter(({ group }) => group === id) }))
    .filter(({ members }) => members.length > 0)
}
