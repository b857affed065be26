import { useSuspenseQuery } from '@tanstack/react-query'
import { Navigate, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ownSession } from '../api.ts'
import { OidcButton } from '../oidc/oidc-button.tsx'
import styles from '../oidc/oidc.module.css'
import { words as oidcWords } from '../oidc/words.ts'
import { CodeStep } from './code-step.tsx'
import { Door } from './door.tsx'
import { nextPath } from './next-path.ts'
import { PasswordStep } from './password-step.tsx'
import { words } from './words.ts'

/** The door: password, code, then on to where somebody wanted to go; which step it is, the session says. */
export function SignInPage() {
  const { next } = useSearch({ from: '/dang-nhap' })
  const { session, oidc } = useSuspenseQuery(ownSession).data
  const { door } = words
  if (session === null)
    return (
      <Door title={door.title} lede={door.lede} help={door.help}>
        {oidc ? <OidcWay button={oidc.button} next={next} /> : null}
        <PasswordStep />
      </Door>
    )
  const { name } = session.account
  if (session.secondFactor === 'needed')
    return (
      <Door title={door.codeTitle} lede={door.codeLede(name)} help={door.codeHelp}>
        <CodeStep />
      </Door>
    )
  if (session.secondFactor === 'to-set-up')
    return <Navigate to="/tai-khoan-cua-toi/thiet-bi" search={{ next }} replace />
  return (
    <Door title={door.title} lede={door.alreadyIn(name)}>
      <GoOn to={nextPath(next)} />
    </Door>
  )
}

/** Before the password, which then is the second way. */
function OidcWay({ button, next }: { button: string | undefined; next: string | undefined }) {
  return (
    <div className={styles.begin}>
      <OidcButton label={button} next={next} />
      <p className={styles.or}>{oidcWords.or}</p>
    </div>
  )
}

/** Leaves the door behind: the way back does not lead through it. */
function GoOn({ to }: { to: string }) {
  const { history } = useRouter()
  useEffect(() => history.replace(to), [history, to])
  return null
}
