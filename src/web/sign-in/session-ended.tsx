import { Link, useLocation, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { OwnSession } from '#contract/sessions.ts'
import { AnewElsewhere } from '../oidc/anew-elsewhere.tsx'
import { CodeStep } from './code-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { SidePanel } from './session-panel.tsx'
import { words } from './words.ts'

type Props = { of: OwnSession; session: OwnSession | null }

/** The session has ended: the same person signs in again beside their work, and goes on where they were. */
export function SessionEnded({ of, session }: Props) {
  const { href } = useLocation()
  const { endedTitle, ended, another } = words.session
  useReload()
  const isHalfway = session !== null
  return (
    <SidePanel
      title={isHalfway ? words.door.codeTitle : endedTitle}
      said={isHalfway ? words.codeHint : ended(of.account.name)}
    >
      {isHalfway ? (
        <CodeStep />
      ) : (
        <>
          <PasswordStep ofWhom={of.account.userName} />
          <AnewElsewhere />
          <Link to="/dang-nhap" search={{ next: href }}>
            {another}
          </Link>
        </>
      )}
    </SidePanel>
  )
}

/** What a page could not fetch meanwhile, it fetches when the panel goes away. */
function useReload(): void {
  const router = useRouter()
  useEffect(() => () => void router.invalidate(), [router])
}
