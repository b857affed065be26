import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { CallError } from '#contract/client.ts'
import { text } from '../language.ts'
import { WorksOffline } from '../offline/works-offline.tsx'
import { isTurnedAway } from '../sign-in/turned-away.ts'
import button from '../ui/button.module.css'
import { usePageTitle } from '../ui/page-title.ts'
import styles from './message.module.css'
import { TurnedAway } from './turned-away.tsx'

/** What is seen where a page should be when its data did not come. */
export function Failure({ error, reset }: ErrorComponentProps) {
  return isTurnedAway(error) ? <TurnedAway /> : <Broken error={error} reset={reset} />
}

function Broken({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  const words = text.failure
  usePageTitle(words.title, text.product)
  const code = error instanceof CallError && error.code in words ? (error.code as 'unreachable') : 'internal'
  const again = () => {
    queries.reset()
    reset()
    void router.invalidate()
  }
  return (
    <div className={styles.message} role="alert">
      <h1>{words.title}</h1>
      <p>{words[code]}</p>
      {code === 'unreachable' ? <WorksOffline /> : null}
      {error instanceof CallError && error.requestId ? <p>{words.request(error.requestId)}</p> : null}
      <p className={styles.actions}>
        <button type="button" className={button.filled} onClick={again}>
          {words.retry}
        </button>
        <Link to="/">{words.home}</Link>
      </p>
    </div>
  )
}
