import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ownSession } from '../api.ts'
import { mayAppraise } from '../appraisal/may-appraise.ts'
import { mayEnterAnything } from '../entry/may-enter.ts'
import { words as entry } from '../entry/words.ts'
import { text } from '../language.ts'
import styles from './navigation.module.css'

export function Navigation() {
  const words = text.navigation
  const { data } = useQuery(ownSession)
  return (
    <nav className={styles.navigation} aria-label={words.label}>
      <ul>
        {mayEnterAnything(data?.session) ? (
          <li>
            <Link to="/nhap-so-lieu" className={styles.link} activeOptions={{ includeSearch: false }}>
              {entry.navigation}
            </Link>
          </li>
        ) : null}
        {mayAppraise(data?.session) ? (
          <li>
            <Link to="/tham-dinh" className={styles.link} activeOptions={{ includeSearch: false }}>
              {words.appraisal}
            </Link>
          </li>
        ) : null}
        <li>
          <Link to="/" className={styles.link} activeOptions={{ exact: true, includeSearch: false }}>
            {words.ranking}
          </Link>
        </li>
        <li>
          <Link to="/don-vi" className={styles.link} activeOptions={{ includeSearch: false }}>
            {words.units}
          </Link>
        </li>
        <li>
          <Link to="/bo-chi-so" className={styles.link} activeOptions={{ includeSearch: false }}>
            {words.editions}
          </Link>
        </li>
        <li>
          <Link to="/van-ban" className={styles.link} activeOptions={{ includeSearch: false }}>
            {words.documents}
          </Link>
        </li>
        <li>
          <Link to="/co-quan" className={styles.link} activeOptions={{ includeSearch: false }}>
            {words.agencies}
          </Link>
        </li>
      </ul>
    </nav>
  )
}
