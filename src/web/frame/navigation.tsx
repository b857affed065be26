import { Link } from '@tanstack/react-router'
import { text } from '../language.ts'
import styles from './navigation.module.css'

export function Navigation() {
  const words = text.navigation
  return (
    <nav className={styles.navigation} aria-label={words.label}>
      <ul>
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
