import { useQuery } from '@tanstack/react-query'
import { accounts } from '#contract/accounts.ts'
import { deviceOf } from '../account/device.ts'
import facts from '../administration/facts.module.css'
import { Opened } from '../administration/opened.tsx'
import { moment, words } from '../administration/words.ts'
import { call } from '../api.ts'
import { text } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { words as own } from '../sign-in/words.ts'
import { Ask } from './entry-section.tsx'
import { sessionsOf } from './queries.ts'

const { account: said } = words

type Props = { account: string; name: string; mayManage: boolean }

/** Where the account is signed in. */
export function AccountSessions({ account, name, mayManage }: Props) {
  const { data, error } = useQuery(sessionsOf(account))
  if (error && !data) return <p role="alert">{refusalWords(error)}</p>
  if (!data) return <p>{text.loading}</p>
  if (data.sessions.length === 0) return <p>{said.noSessions}</p>
  return (
    <>
      <ul className={facts.list}>
        {data.sessions.map(({ id, device, address, seenAt, createdAt }) => {
          const known = deviceOf(device)
          return (
            <li key={id}>
              <span>
                {known === undefined ? own.account.unknownDevice : own.account.device(known.browser, known.system)}
              </span>
              <span className={facts.about}>
                {[
                  address === undefined ? undefined : own.account.address(address),
                  own.account.seen(moment(seenAt)),
                  own.account.opened(moment(createdAt)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          )
        })}
      </ul>
      {mayManage ? (
        <Opened button={said.endSessions}>
          {(close) => (
            <Ask
              says={said.endSessionsSays(name)}
              button={said.endSessions}
              onGive={() => call(accounts.endAccountSessions, { account })}
              onDone={close}
            />
          )}
        </Opened>
      ) : null}
    </>
  )
}
