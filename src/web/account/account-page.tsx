import { OwnTokens } from '../api-tokens/own-tokens.tsx'
import { words as tokenWords } from '../api-tokens/words.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { text } from '../language.ts'
import { words } from '../sign-in/words.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { AccountSection } from './account-section.tsx'
import { ChangePassword } from './change-password.tsx'
import { RolesHeld } from './roles-held.tsx'
import { SecondFactor } from './second-factor.tsx'
import { SessionList } from './session-list.tsx'

/** Who I am here, what I may do, and how I come in. */
export function AccountPage() {
  const { account } = words
  const session = useOwnSession()
  usePageTitle(account.title, text.product)
  if (session === null) return <TurnedAway />
  const { name, userName, roles } = session.account
  return (
    <>
      <PageHead title={account.title}>{account.lede(name, userName)}</PageHead>
      <AccountSection title={account.roles}>
        <RolesHeld roles={roles} />
      </AccountSection>
      <AccountSection title={account.passwordSection}>
        <ChangePassword userName={userName} />
      </AccountSection>
      <AccountSection title={account.secondFactor}>
        <SecondFactor
          isOn={session.secondFactor === 'given' || session.secondFactor === 'needed'}
          userName={userName}
        />
      </AccountSection>
      <AccountSection title={account.sessions} note={account.sessionsNote}>
        <SessionList />
      </AccountSection>
      <AccountSection title={tokenWords.title} note={tokenWords.ownNote}>
        <OwnTokens />
      </AccountSection>
    </>
  )
}
