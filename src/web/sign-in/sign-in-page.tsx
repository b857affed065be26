import { useSuspenseQuery } from '@tanstack/react-query'
import { Navigate, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ownSession } from '../api.ts'
import { CodeStep } from './code-step.tsx'
import { Door } from './door.tsx'
import { nextPath } from './next-path.ts'
import { PasswordStep } from './password-step.tsx'
import { words } from './words.ts'

/** The door: password, code, then on to where somebody wanted to go; which step it is, the session says. */
export function SignInPage() {
  const { next } = useSearch({ from: '/dang-nhap' })
  const { session } = useSuspenseQuery(ownSession).data
  const { door } = words
  if (session === null)
    return (
      <Door title={door.title} lede={door.lede} help={door.help}>
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

/** Leaves the door behind: the way back does not lead through it. */
function GoOn({ to }: { to: string }) {
  const { history } = useRouter()
  useEffect(() => history.replace(to), [history, to])
  return null
}
