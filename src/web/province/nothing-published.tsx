import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { CallError } from '#contract/client.ts'
import { Failure } from '../frame/failure.tsx'
import styles from '../frame/message.module.css'
import { text } from '../language.ts'
import { usePageTitle } from '../ui/page-title.ts'

/** Where results should be: an installation that has published none says so, and where to go instead. */
export function NoResults(props: ErrorComponentProps) {
  const isUnpublished = props.error instanceof CallError && props.error.code === 'not-found'
  return isUnpublished ? <NothingPublished /> : <Failure {...props} />
}

function NothingPublished() {
  const { title, body } = text.nothingPublished
  usePageTitle(title, text.product)
  return (
    <div className={styles.message}>
      <h1>{title}</h1>
      <p>{body}</p>
      <p className={styles.actions}>
        <Link to="/dang-nhap">{text.turnedAway.signIn}</Link>
        <Link to="/bo-chi-so">{text.navigation.editions}</Link>
        <Link to="/van-ban">{text.navigation.documents}</Link>
      </p>
    </div>
  )
}
