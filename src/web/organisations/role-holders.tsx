import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ROLES } from '#text/roles.ts'
import { accountPage } from '../accounts/queries.ts'
import facts from '../administration/facts.module.css'
import { managesAccounts } from '../administration/may-administer.ts'
import { words } from '../administration/words.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { LANGUAGE, text } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'

const { unit } = words

/** The accounts that have a role there today. */
export function RoleHolders({ organisation }: { organisation: string }) {
  const session = useOwnSession()
  const { data, error } = useQuery(accountPage({ organisation }))
  if (error && !data) return <p role="alert">{refusalWords(error)}</p>
  if (!data) return <p>{text.loading}</p>
  return (
    <>
      {data.accounts.length === 0 ? <p>{unit.noRoles}</p> : null}
      <ul className={facts.list}>
        {data.accounts.map(({ id, displayName, userName, roles, state }) => (
          <li key={id}>
            <Link to="/quan-tri/tai-khoan/$account" params={{ account: id }}>
              {displayName}
            </Link>
            <span className={facts.about}>
              {[userName, ...roles.map((role) => ROLES[LANGUAGE][role]), words.states[state]].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {managesAccounts(session) ? (
        <Link to="/quan-tri/tai-khoan/moi" search={{ unit: organisation }}>
          {unit.newAccount}
        </Link>
      ) : null}
    </>
  )
}
