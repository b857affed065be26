import { Link, useLocation } from '@tanstack/react-router'
import { text } from '../language.ts'
import { usePageTitle } from '../ui/page-title.ts'
import styles from './message.module.css'

const { turnedAway } = text

type Props = { title?: string; said?: string }

/** Where a page should be that nobody sees without signing in; the way back leads to this very place. */
export function TurnedAway({ title = turnedAway.title, said = turnedAway.body }: Props) {
  const { href } = useLocation()
  usePageTitle(title, text.product)
  return (
    <div className={styles.message}>
      <h1>{title}</h1>
      <p>{said}</p>
      <p>
        <Link to="/dang-nhap" search={{ next: href }}>
          {turnedAway.signIn}
        </Link>
      </p>
    </div>
  )
}
