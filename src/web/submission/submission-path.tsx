import { Link } from '@tanstack/react-router'
import type { SubmissionView } from '#contract/submission-views.ts'
import styles from './submission-path.module.css'
import { words } from './words.ts'

type Props = { view: Pick<SubmissionView, 'submission' | 'organisation' | 'round'>; here: string }

/** From a page below a submission back to the submission. */
export function SubmissionPath({ view: { submission, organisation, round }, here }: Props) {
  return (
    <nav aria-label={words.path} className={styles.path}>
      <Link to="/ho-so/$submission" params={{ submission }}>
        {words.page.title(organisation.name, words.round(round.title))}
      </Link>
      <span aria-current="page">{here}</span>
    </nav>
  )
}
