import { useLocation } from '@tanstack/react-router'
import { figure } from '../language.ts'
import styles from './connection-strip.module.css'
import { FormLink } from './form-link.tsx'
import { useUnsentElsewhere } from './use-drafts.ts'
import { words } from './words.ts'

/** What was typed in other forms and has not been sent. */
export function UnsentElsewhere({ account }: { account: string }) {
  const { pathname } = useLocation()
  const unsent = useUnsentElsewhere(account, pathname)
  const count = unsent.reduce((sum, form) => sum + form.count, 0)
  if (count === 0) return null
  return (
    <div className={styles.strip}>
      <p className={styles.elsewhere}>
        <span>{words.elsewhere(figure(count))}</span>
        {unsent.map(({ of }) => (
          <FormLink key={of.form} {...of} />
        ))}
      </p>
    </div>
  )
}
