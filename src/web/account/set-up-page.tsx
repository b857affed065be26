import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ownSession } from '../api.ts'
import { text } from '../language.ts'
import { nextPath } from '../sign-in/next-path.ts'
import { words } from '../sign-in/words.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { AskPassword, type DeviceSecret } from './ask-password.tsx'
import { DeviceSteps } from './device-steps.tsx'
import styles from './set-up-page.module.css'

/** A phone becomes the second device: the password, then picture, key and first code. */
export function SetUpPage() {
  const { setUp } = words
  const next = nextPath(useSearch({ from: '/tai-khoan-cua-toi/thiet-bi' }).next)
  const { session } = useSuspenseQuery(ownSession).data
  const [made, setMade] = useState<DeviceSecret>()
  usePageTitle(setUp.title, text.product)
  const isDemanded = session?.secondFactor === 'to-set-up'
  const later = isDemanded ? null : <Link to={next}>{setUp.later}</Link>
  return (
    <>
      <PageHead title={setUp.title}>
        <p>{setUp.lede}</p>
        {isDemanded ? <p className={styles.demanded}>{setUp.demanded}</p> : null}
      </PageHead>
      {made ? (
        <DeviceSteps made={made} next={next}>
          {later}
        </DeviceSteps>
      ) : (
        <AskPassword userName={session?.account.userName ?? ''} onMade={setMade}>
          {later}
        </AskPassword>
      )}
      <div className={styles.lost}>
        <h2>{setUp.lostTitle}</h2>
        <p>{setUp.lost}</p>
      </div>
    </>
  )
}
