import { Link } from '@tanstack/react-router'
import { AccountMenu } from '../account/account-menu.tsx'
import { LANGUAGE, text } from '../language.ts'
import { SearchField } from '../search/search-field.tsx'
import { CompassRose } from '../ui/compass-rose.tsx'
import styles from './context-bar.module.css'
import { useShownProvince } from './shown-province.ts'

/** Whose numbers these are, of which set and period, and that they are invented. */
export function ContextBar() {
  const province = useShownProvince()
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.product} aria-label={text.product}>
        <CompassRose />
        <span className={styles.name}>{text.product}</span>
      </Link>
      {province === undefined ? null : (
        <div className={styles.context}>
          <span className={styles.province}>{province.name}</span>
          <span className={styles.set}>{province.outline.edition.title[LANGUAGE].replace(/\s*\(.*\)$/, '')}</span>
          <span className={styles.period}>{text.yearContext(province.period.key)}</span>
          <span className={styles.demonstration}>{text.demonstration}</span>
        </div>
      )}
      <SearchField />
      <AccountMenu />
    </header>
  )
}
