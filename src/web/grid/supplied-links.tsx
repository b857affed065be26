import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { OwnSession } from '#contract/sessions.ts'
import { LANGUAGE } from '../language.ts'
import { numberById } from '../number/queries.ts'
import styles from './grid-links.module.css'
import { words } from './words.ts'

/** The ways to the grids for whoever supplies whole numbers for every unit; what comes in parts has a list of its own. */
export function SuppliedLinks({ session, inParts }: { session: OwnSession; inParts: ReadonlySet<string> }) {
  const items = session.account.roles.flatMap(({ role, item }) =>
    role === 'data-provider' && item && !inParts.has(item.id) ? [item.id] : [],
  )
  const editions = useQueries({
    queries: [...new Set(items)].map(numberById),
    combine: (answers) =>
      new Map(
        answers.flatMap(
          ({ data }) => data?.editions.map(({ edition, title }) => [edition, title[LANGUAGE]] as const) ?? [],
        ),
      ),
  })
  if (editions.size === 0) return null
  return (
    <ul className={styles.links}>
      {[...editions].map(([edition, title]) => (
        <li key={edition}>
          <Link to="/nhap-so-lieu/$edition/nhieu-don-vi" params={{ edition }}>
            {words.linkOf(title)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
