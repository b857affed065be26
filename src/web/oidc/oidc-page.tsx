import { useQuery } from '@tanstack/react-query'
import type { OidcView } from '#contract/oidc.ts'
import { AccountSection } from '../account/account-section.tsx'
import { AdministrationPage } from '../administration/administration-page.tsx'
import facts from '../administration/facts.module.css'
import { managesAccounts } from '../administration/may-administer.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { text } from '../language.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { OidcCheck } from './oidc-check.tsx'
import { OidcTestSection } from './oidc-test.tsx'
import { oidcView } from './queries.ts'
import styles from './oidc.module.css'
import { words } from './words.ts'

const { page: said } = words

/** How people sign in by the identity provider: what is set up, whether it works, and a try of the whole way. */
export function OidcPage(): React.ReactNode {
  return (
    <AdministrationPage title={said.title} lede={said.lede} isFor={managesAccounts}>
      {managesAccounts(useOwnSession()) ? <Loaded /> : null}
    </AdministrationPage>
  )
}

function Loaded() {
  const { data, error } = useQuery(oidcView)
  if (error && !data) throw error
  if (!data) return <SkeletonPage label={text.loading} />
  const { settings } = data
  if (settings === null)
    return (
      <AccountSection title={said.offTitle}>
        <p>{said.off}</p>
      </AccountSection>
    )
  return (
    <>
      <AccountSection title={said.settings} note={said.settingsNote}>
        <Settings of={settings} />
      </AccountSection>
      <AccountSection title={words.check.title} note={words.check.note}>
        <OidcCheck />
      </AccountSection>
      <AccountSection title={words.test.title} note={words.test.note}>
        <OidcTestSection attribute={settings.accountAttribute} />
      </AccountSection>
    </>
  )
}

function Settings({ of }: { of: OidcView }) {
  const rows: [string, string][] = [
    [said.issuer, of.issuer],
    [said.client, of.client],
    [said.secret, of.hasSecret ? said.hasSecret : said.noSecret],
    [said.scopes, of.scopes],
    [said.accountAttribute, of.accountAttribute],
    [said.secondFactors, of.secondFactors.join(', ') || said.noSecondFactors],
    [said.redirect, of.redirectAddress],
  ]
  return (
    <dl className={`${facts.facts} ${styles.facts}`}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
