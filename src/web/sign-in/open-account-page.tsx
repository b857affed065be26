import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CallError } from '#contract/client.ts'
import { sessions } from '#contract/sessions.ts'
import { call } from '../api.ts'
import { Failure } from '../frame/failure.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { momentText } from './moment-text.ts'
import { Door } from './door.tsx'
import { useLinkToken } from './link-token.ts'
import styles from './open-account-page.module.css'
import { OpenByLink } from './open-by-link.tsx'
import { words } from './words.ts'

/** Where a one-time link leads: whose it is, and a password to be chosen. */
export function OpenAccountPage() {
  const token = useLinkToken()
  const { data, error, refetch } = useQuery({
    queryKey: ['link', token],
    queryFn: () => call(sessions.lookAtLink, { token: token ?? '' }),
    enabled: token !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
  if (token === undefined || (error instanceof CallError && ['link-not-valid', 'bad-input'].includes(error.code)))
    return <NotValid />
  if (error) return <Failure error={error} reset={() => void refetch()} />
  if (!data) return <Waiting />
  const { link } = words
  const isNew = data.purpose === 'open-account'
  return (
    <Door
      title={isNew ? link.title : link.newPasswordTitle}
      lede={(isNew ? link.greeting : link.newPasswordGreeting)(data.displayName)}
      help={link.help}
    >
      <dl className={styles.facts}>
        <dt>{words.userName}</dt>
        <dd>{data.userName}</dd>
        <dt>{link.expires}</dt>
        <dd>{momentText(data.expiresAt)}</dd>
      </dl>
      <OpenByLink token={token} userName={data.userName} />
    </Door>
  )
}

function NotValid() {
  const { link } = words
  return (
    <Door title={link.invalidTitle} lede={link.invalid}>
      <ul className={styles.ways}>
        <li>
          {link.invalidUsed} <Link to="/dang-nhap">{link.signIn}</Link>
        </li>
        <li>{link.invalidOther}</li>
      </ul>
    </Door>
  )
}
