import { Link } from '@tanstack/react-router'
import styles from '../submission/submission-path.module.css'
import { words } from './words.ts'

type Props = { round?: { readonly round: string; readonly title: string }; here: string }

/** From a page below a round back to it, and to all of them. */
export function RoundPath({ round, here }: Props) {
  return (
    <nav aria-label={words.path} className={styles.path}>
      <Link to="/dot-danh-gia">{words.part}</Link>
      {round === undefined ? null : (
        <span>
          <Link to="/dot-danh-gia/$round" params={{ round: round.round }}>
            {round.title}
          </Link>
        </span>
      )}
      <span aria-current="page">{here}</span>
    </nav>
  )
}
