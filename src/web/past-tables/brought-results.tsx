import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { pastTables, type PastResults } from '#contract/past-tables.ts'
import { call } from '../api.ts'
import { capital, periodName } from '../entry/words.ts'
import seen from '../form-files/seen-workbook.module.css'
import { figure, text } from '../language.ts'
import { moment } from '../my-work/words.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import styles from './past-tables.module.css'
import { words } from './words.ts'

const route = getRouteApi('/bang-nam-truoc')

/** Results of earlier periods that are there, as the tables stated them. */
export function BroughtResults({ edition }: { edition: string }) {
  const { before: asked } = route.useSearch()
  const { data, error } = useQuery({
    queryKey: ['past-results', edition, asked],
    queryFn: () => call(pastTables.listPastResults, { edition, ...(asked !== undefined && { period: asked }) }),
    retry: false,
  })
  if (error && !data) throw error
  return (
    <section className={`${seen.section} ${styles.brought}`} aria-labelledby="ket-qua-da-nap">
      <h2 id="ket-qua-da-nap">{words.brought.heading}</h2>
      {data ? <Results of={data} /> : <SkeletonPage label={text.loading} />}
    </section>
  )
}

function Results({ of: { periods, period, rows } }: { of: PastResults }) {
  const { brought } = words
  const navigate = route.useNavigate()
  const shown = periods.find((one) => one.period === period)
  if (!shown) return <p>{brought.none}</p>
  return (
    <>
      <div className={styles.about}>
        {periods.length < 2 ? (
          <strong>{capital(brought.of(periodName(shown.period), figure(shown.units)))}</strong>
        ) : (
          <label>
            {brought.period}
            <select
              value={period}
              onChange={({ currentTarget: { value } }) =>
                void navigate({
                  search: (search) => ({ ...search, before: value }),
                  replace: true,
                  resetScroll: false,
                })
              }
            >
              {periods.map((one) => (
                <option key={one.period} value={one.period}>
                  {brought.of(periodName(one.period), figure(one.units))}
                </option>
              ))}
            </select>
          </label>
        )}
        <span className={styles.hint}>{brought.by(shown.broughtBy, moment(shown.broughtAt))}</span>
      </div>
      <table className={seen.table} aria-label={brought.caption(periodName(shown.period))}>
        <thead>
          <tr>
            <th scope="col">{brought.unit}</th>
            {[brought.points, brought.index, brought.place, brought.rows].map((name) => (
              <th scope="col" key={name} className={seen.number}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ organisation, points, index, place, rows: count }) => (
            <tr key={organisation.id}>
              <th scope="row">{organisation.name}</th>
              <Stated name={brought.points} stated={points} />
              <Stated name={brought.index} stated={index} />
              <Stated name={brought.place} stated={place} />
              <Stated name={brought.rows} stated={count} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Stated({ name, stated }: { name: string; stated: string | number | undefined }) {
  return (
    <td className={seen.number} data-label={name}>
      {stated === undefined ? words.brought.unsaid : figure(stated)}
    </td>
  )
}
