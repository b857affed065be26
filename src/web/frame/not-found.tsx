import { Link } from '@tanstack/react-router'
import { text } from '../language.ts'
import { usePageTitle } from '../ui/page-title.ts'
import styles from './message.module.css'

export function NotFound() {
  usePageTitle(text.notFound.title, text.product)
  return (
    <div className={styles.message}>
      <h1>{text.notFound.title}</h1>
      <p>{text.notFound.body}</p>
      <p>
        <Link to="/">{text.failure.home}</Link>
      </p>
    </div>
  )
}
