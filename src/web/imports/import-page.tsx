import { getRouteApi, Link } from '@tanstack/react-router'
import { AdministrationPage } from '../administration/administration-page.tsx'
import { keepsRegister, managesAccounts } from '../administration/may-administer.ts'
import { words } from '../administration/words.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { AccountFile } from './account-file.tsx'
import styles from './import-page.module.css'
import { OrganisationFile } from './organisation-file.tsx'

const route = getRouteApi('/quan-tri/nhap')
const { files } = words

/** Organisations or accounts from a file: looked at first, then written whole. */
export function ImportPage() {
  const { kind } = route.useSearch()
  const mayAccounts = managesAccounts(useOwnSession())
  const isAccounts = kind === 'tai-khoan' && mayAccounts
  return (
    <AdministrationPage
      title={isAccounts ? files.accountsTitle : files.organisationsTitle}
      lede={isAccounts ? files.accountsLede : files.organisationsLede}
      isFor={keepsRegister}
    >
      {mayAccounts ? (
        <p className={styles.which}>
          <Link to="/quan-tri/nhap" className={isAccounts ? undefined : styles.current} activeProps={{}}>
            {files.organisations}
          </Link>
          <Link
            to="/quan-tri/nhap"
            search={{ kind: 'tai-khoan' }}
            className={isAccounts ? styles.current : undefined}
            activeProps={{}}
          >
            {files.accounts}
          </Link>
        </p>
      ) : null}
      {isAccounts ? <AccountFile /> : <OrganisationFile />}
    </AdministrationPage>
  )
}
