import { Button } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { sessions } from '#contract/sessions.ts'
import { call, ownSession } from '../api.ts'
import { text } from '../language.ts'
import { nextPath } from '../sign-in/next-path.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { words } from '../sign-in/words.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { ConfirmDevice } from './confirm-device.tsx'
import { QrPicture } from './qr-picture.tsx'
import styles from './set-up-page.module.css'

/** Every opening makes another secret; the device that is confirmed last counts. */
const newSecret = {
  queryKey: ['second-factor'],
  queryFn: () => call(sessions.beginSecondFactor, {}),
  staleTime: Infinity,
  gcTime: 0,
  retry: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const

/** A phone becomes the second device: picture, key, first code. */
export function SetUpPage() {
  const { setUp } = words
  const { next } = useSearch({ from: '/tai-khoan-cua-toi/thiet-bi' })
  const { session } = useSuspenseQuery(ownSession).data
  const { data, error, refetch } = useQuery(newSecret)
  usePageTitle(setUp.title, text.product)
  const isDemanded = session?.secondFactor === 'to-set-up'
  return (
    <>
      <PageHead title={setUp.title}>
        <p>{setUp.lede}</p>
        {isDemanded ? <p className={styles.demanded}>{setUp.demanded}</p> : null}
      </PageHead>
      {error === null ? null : (
        <div className={styles.failed} role="alert">
          <p>
            {setUp.failed} {refusalWords(error)}
          </p>
          <Button onClick={() => void refetch()}>{setUp.again}</Button>
        </div>
      )}
      <ol className={styles.steps}>
        <li>
          <h2>{setUp.steps.scan}</h2>
          <p className={styles.hint}>{setUp.steps.scanHint}</p>
          <div className={styles.device}>
            <div className={styles.picture}>
              {data === undefined ? null : <QrPicture text={data.uri} label={setUp.picture} />}
            </div>
            <div className={styles.key}>
              <p>{setUp.steps.type}</p>
              <p className={styles.secret} translate="no">
                {data === undefined ? null : groups(data.secret).map((group, at) => <span key={at}>{group} </span>)}
              </p>
            </div>
          </div>
        </li>
        <li>
          <h2>{setUp.steps.confirm}</h2>
          <ConfirmDevice next={nextPath(next)}>
            {isDemanded ? null : <Link to={nextPath(next)}>{setUp.later}</Link>}
          </ConfirmDevice>
        </li>
      </ol>
      <div className={styles.lost}>
        <h2>{setUp.lostTitle}</h2>
        <p>{setUp.lost}</p>
      </div>
    </>
  )
}

/** "ABCDEFGHIJ" → ["ABCD", "EFGH", "IJ"]. */
function groups(secret: string): string[] {
  return secret.match(/.{1,4}/g) ?? []
}
