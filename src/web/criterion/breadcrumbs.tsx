import { Link } from '@tanstack/react-router'
import type { Organisation } from '#domain/organisation/organisation.ts'
import { text } from '../language.ts'
import styles from './breadcrumbs.module.css'

export function Breadcrumbs({ unit, code }: { unit: Organisation; code: string }) {
  return (
    <nav aria-label={text.breadcrumbs} className={styles.breadcrumbs}>
      <ol>
        <li>
          <Link to="/don-vi">{text.navigation.units}</Link>
        </li>
        <li>
          <Link to="/don-vi/$unit" params={{ unit: unit.id }}>
            {unit.name}
          </Link>
        </li>
        <li aria-current="page">{text.criterion.shortTitle(code)}</li>
      </ol>
    </nav>
  )
}
