import type { AccountView } from '#contract/accounts.ts'
import { apiTokens } from '#contract/api-tokens.ts'
import { call } from '../api.ts'
import facts from '../administration/facts.module.css'
import { TokenSection } from '../api-tokens/token-section.tsx'
import { words } from '../api-tokens/words.ts'

type Props = { view: AccountView; mayManage: boolean }

/** By which programs call in the account's name; only those of services are made here. */
export function AccountTokens({ view: { id: account, kind, state }, mayManage }: Props) {
  const isMade = mayManage && kind === 'service' && state === 'active'
  return (
    <>
      <TokenSection
        desk={{
          asked: {
            queryKey: ['account-tokens', account],
            queryFn: () => call(apiTokens.listAccountTokens, { account }),
            retry: false,
          },
          asksPassword: false,
          make: isMade
            ? ({ name, scope, days }) => call(apiTokens.makeAccountToken, { account, name, scope, days })
            : undefined,
          revoke: mayManage ? (token) => call(apiTokens.revokeAccountToken, { account, token }) : undefined,
        }}
      />
      {mayManage && kind === 'person' ? <p className={facts.about}>{words.personsOnly}</p> : null}
    </>
  )
}
