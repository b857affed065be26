import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { LANGUAGE, text } from '../language.ts'
import { demonstrationProvince } from '../province/loaded-province.ts'
import { CompassRose } from '../ui/compass-rose.tsx'
import styles from './context-bar.module.css'

/** Whose numbers these are, of which set and period, and that they are invented. */
export function ContextBar() {
  const { pathname } = useLocation()
  const isAboutNumbers = !pathname.startsWith('/bo-chi-so')
  const { data: province } = useQuery({ ...demonstrationProvince, enabled: isAboutNumbers })
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.product} aria-label={text.product}>
        <CompassRose />
        <span className={styles.name}>{text.product}</span>
      </Link>
      {province === undefined || !isAboutNumbers ? null : (
        <div className={styles.context}>
          <span className={styles.province}>{province.name}</span>
          <span className={styles.set}>{province.outline.edition.title[LANGUAGE].replace(/\s*\(.*\)$/, '')}</span>
          <span className={styles.period}>{text.yearContext(province.period.key)}</span>
          <span className={styles.demonstration}>{text.demonstration}</span>
        </div>
      )}
    </header>
  )
}
