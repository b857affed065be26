import { Link, useNavigate } from '@tanstack/react-router'
import type { FormEntry } from '#contract/forms.ts'
import { figure } from '../language.ts'
import { matches } from '#domain/fold.ts'
import { pagingWords } from '../frame/paging-words.ts'
import { Paged } from '../ui/paged.tsx'
import { pageOf } from '../ui/paging.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import styles from './form-list.module.css'
import { KeptSearch } from './kept-search.tsx'
import { capital, periodName, words } from './words.ts'

type Props = { forms: readonly FormEntry[]; query: string; period: string; page: string | undefined }

/** The forms of one period, a row each; the whole row is the link. */
export function FormList({ forms, query, period, page: asked }: Props) {
  const navigate = useNavigate({ from: '/nhap-so-lieu' })
  const periods = [...new Set(forms.map((form) => form.period))]
  const ofPeriod = forms.filter((form) => form.period === period)
  const shown = query === '' ? ofPeriod : ofPeriod.filter(({ organisation }) => matches(organisation.name, query))
  const page = pageOf(shown, asked)
  const set = (change: { query?: string | undefined; period?: string; page?: string | undefined }) =>
    void navigate({
      search: (before) => ({ ...before, page: undefined, ...change }),
      replace: true,
      resetScroll: false,
    })
  return (
    <>
      <div className={styles.tools}>
        <KeptSearch label={words.list.search} query={query} onSearch={(next) => set({ query: next })} />
        <label className={styles.period}>
          {words.list.period}
          <select value={period} onChange={(event) => set({ period: event.currentTarget.value })}>
            {periods.map((key) => (
              <option key={key} value={key}>
                {capital(periodName(key))}
              </option>
            ))}
          </select>
        </label>
      </div>
      {shown.length === 0 ? (
        <p className={styles.empty}>{words.list.empty(query)}</p>
      ) : (
        <Paged page={page} words={pagingWords(page)} onPage={(next) => set({ page: next })}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.list.unit}</th>
                <th scope="col" className={styles.edition}>
                  {words.list.edition}
                </th>
                <th scope="col" className={styles.given}>
                  {words.list.given}
                </th>
                <th scope="col" className={styles.lacks}>
                  <span>{capital(periodName(period))}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {page.rows.map((form) => (
                <Row key={`${form.edition}|${form.organisation.id}`} form={form} />
              ))}
            </tbody>
          </table>
        </Paged>
      )}
    </>
  )
}

function Row({ form: { edition, title, organisation, period, given, asked } }: { form: FormEntry }) {
  const lacks = asked - given
  return (
    <tr className={styles.row}>
      <th scope="row">
        <Link
          to="/nhap-so-lieu/$edition"
          params={{ edition }}
          search={{ unit: organisation.id, period }}
          className={styles.link}
        >
          {organisation.name}
        </Link>
      </th>
      <td className={styles.edition}>{title.replace(/\s*\(.*\)$/, '')}</td>
      <td className={styles.given}>
        {words.list.of(figure(given), figure(asked))}
        <ShareBar share={asked === 0 ? undefined : given / asked} />
      </td>
      <td className={styles.lacks}>
        {lacks === 0 ? words.list.whole : <span className={styles.open}>{words.list.lacks(figure(lacks))}</span>}
      </td>
    </tr>
  )
}
