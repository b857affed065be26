import { getRouteApi, Link } from '@tanstack/react-router'
import type { RoundOverview } from '#contract/overview.ts'
import { figure } from '../language.ts'
import { periodName } from '../my-work/words.ts'
import { indexChange } from './movement.ts'
import styles from './overview-page.module.css'
import { words } from './words.ts'

const route = getRouteApi('/tong-quan')

/** Groups are never mixed: each has its own index and its own movement. */
export function GroupFigures({ of, chosen }: { of: RoundOverview; chosen: string | undefined }) {
  const search = route.useSearch()
  return (
    <section aria-labelledby="chi-so">
      <h2 id="chi-so">{words.groups.heading}</h2>
      <table className={styles.table} aria-label={words.groups.caption}>
        <thead>
          <tr>
            <th scope="col">{words.groups.group}</th>
            <th scope="col" className={styles.figure}>
              {words.groups.members}
            </th>
            <th scope="col" className={styles.figure}>
              {words.groups.index}
            </th>
            <th scope="col" className={styles.said}>
              {of.before ? words.groups.against(periodName(of.before.period)) : words.groups.change}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.groups.map(({ group, name, members, index, before }) => (
            <tr key={group} aria-current={group === chosen ? 'true' : undefined}>
              <th scope="row">
                <Link to="/tong-quan" search={{ ...search, group }} replace resetScroll={false}>
                  {name}
                </Link>
              </th>
              <td className={styles.figure}>{figure(members)}</td>
              <td className={styles.figure}>
                {index === undefined ? words.heat.none : <strong>{figure(index)}</strong>}
              </td>
              <td className={styles.said}>{indexChange(index, before).said}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {of.before && !of.before.round ? <p className={styles.stated}>{words.groups.stated}</p> : null}
    </section>
  )
}
