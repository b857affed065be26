import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { oidc } from '#contract/oidc.ts'
import { call } from '../api.ts'
import { Door } from '../sign-in/door.tsx'
import { nextPath } from '../sign-in/next-path.ts'
import { refreshedSession } from '../sign-in/refreshed-session.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { BROUGHT_BACK } from './brought-back.ts'
import { OidcButton } from './oidc-button.tsx'
import styles from './oidc.module.css'
import { testResult } from './queries.ts'
import { takeVisit, type Visit } from './visit.ts'
import { words } from './words.ts'

const { back } = words

/** Where the identity provider sends the browser back to: what it brought is shown to the server, then on it goes. */
export function ReturnPage(): React.ReactNode {
  const [begun] = useState(takeVisit)
  if (!begun || BROUGHT_BACK === '') return <NotIn why={back.nothing} begun={begun} />
  return <Finishing begun={begun} answer={BROUGHT_BACK} />
}

function Finishing({ begun, answer }: { begun: Visit; answer: string }) {
  const finish = useFinish(begun, answer)
  const { mutate } = finish
  useEffect(() => mutate(), [mutate])
  if (finish.error) return <NotIn why={refusalWords(finish.error)} begun={begun} />
  return <Door title={back.title} lede={back.lede} />
}

function useFinish({ visit, next, isTest }: Visit, answer: string) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { history } = useRouter()
  return useMutation({
    mutationFn: async () => {
      if (isTest) {
        queries.setQueryData(testResult.queryKey, await call(oidc.finishOidcTest, { visit, answer }))
        await navigate({ to: '/quan-tri/dang-nhap-mot-lan', replace: true })
        return
      }
      const { secondFactor } = await call(oidc.finishOidc, { visit, answer })
      await refreshedSession(queries)
      const isIn = secondFactor === 'none' || secondFactor === 'given'
      if (isIn) history.replace(nextPath(next))
      else await navigate({ to: '/dang-nhap', search: { next }, replace: true })
    },
  })
}

function NotIn({ why, begun }: { why: string; begun: Visit | undefined }) {
  return (
    <Door title={back.failedTitle} lede={<span role="alert">{why}</span>}>
      {begun?.isTest ? (
        <Link to="/quan-tri/dang-nhap-mot-lan">{back.toTest}</Link>
      ) : (
        <div className={styles.begin}>
          <OidcButton label={back.again} next={begun?.next} />
          <Link to="/dang-nhap" search={{ next: begun?.next }}>
            {back.toDoor}
          </Link>
        </div>
      )}
    </Door>
  )
}
