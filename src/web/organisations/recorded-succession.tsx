import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SuccessionPreview } from '#contract/organisation-views.ts'
import { ROLES } from '#text/roles.ts'
import { Done } from '../account/done.tsx'
import { managesAccounts } from '../administration/may-administer.ts'
import form from '../administration/form.module.css'
import { words } from '../administration/words.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { LANGUAGE } from '../language.ts'
import { organisationOf } from './queries.ts'
import styles from './succession-page.module.css'

const { recorded } = words

type Props = { preview: SuccessionPreview; successors: readonly string[]; onAgain: () => void }

/** What has been recorded, and what is left for people to do, each with the way to it. */
export function Recorded({ preview, successors, onAgain }: Props) {
  const isAdministrator = managesAccounts(useOwnSession())
  return (
    <div className={styles.recorded}>
      <Done>{recorded.done}</Done>
      {successors.length === 0 ? null : (
        <div className={styles.part}>
          <h2>{recorded.successors}</h2>
          <p>{recorded.successorsHint}</p>
          <ul className={styles.list}>
            {successors.map((organisation) => (
              <li key={organisation}>
                <SuccessorLink organisation={organisation} />
                {isAdministrator ? (
                  <>
                    {' · '}
                    <Link to="/quan-tri/tai-khoan/moi" search={{ unit: organisation }}>
                      {recorded.newAccount}
                    </Link>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      )}
      {preview.roles.length === 0 ? null : (
        <div className={styles.part}>
          <h2>{recorded.roles}</h2>
          <p>{recorded.rolesHint}</p>
          <ul className={styles.list}>
            {preview.roles.map(({ account, name, role, organisation }) => (
              <li key={`${account} ${role} ${organisation}`}>
                {isAdministrator ? (
                  <Link to="/quan-tri/tai-khoan/$account" params={{ account }}>
                    {name}
                  </Link>
                ) : (
                  name
                )}
                {`, ${ROLES[LANGUAGE][role]}, ${organisation}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={form.actions}>
        <Link to="/quan-tri/don-vi">{recorded.toRegister}</Link>
        <button type="button" className={form.link} onClick={onAgain}>
          {recorded.again}
        </button>
      </div>
    </div>
  )
}

function SuccessorLink({ organisation }: { organisation: string }) {
  const { data } = useQuery(organisationOf(organisation))
  return (
    <Link to="/quan-tri/don-vi/$organisation" params={{ organisation }}>
      {data?.versions.at(-1)?.name ?? '…'}
    </Link>
  )
}
