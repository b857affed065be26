import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accounts, type AccountView, type GrantRow, type NewGrant } from '#contract/accounts.ts'
import { ROLES } from '#text/roles.ts'
import { EndForm } from '../administration/day-form.tsx'
import { isOver, stretchText } from '../administration/days.ts'
import facts from '../administration/facts.module.css'
import { Opened } from '../administration/opened.tsx'
import { ShortForm } from '../administration/short-form.tsx'
import { words } from '../administration/words.ts'
import { call } from '../api.ts'
import { LANGUAGE } from '../language.ts'
import { scopeText } from '../account/roles-held.tsx'
import { EMPTY_GRANT, grantIds, grantOf } from './grant-draft.ts'
import { GrantFields } from './grant-fields.tsx'
import { refreshAccounts } from './queries.ts'
import { useAccountSaving } from './use-account-saving.ts'

const { account: said } = words
const BEFORE = 'giao-'

type Props = { view: AccountView; mayManage: boolean; isOwn: boolean }

/** What the account may do and for whom: roles in force and to come, then those that are over. */
export function GrantsSection({ view, mayManage, isOwn }: Props) {
  const present = view.grants.filter(({ validFrom: from, validTo: to }) => !isOver({ from, to }))
  const past = view.grants.filter((one) => !present.includes(one))
  return (
    <>
      {present.length === 0 ? <p>{said.noRoles}</p> : null}
      <ul className={facts.list}>
        {present.map((grant) => (
          <li key={grant.id}>
            <Held grant={grant} />
            {mayManage && !(isOwn && grant.role === 'administrator') ? <End view={view} grant={grant} /> : null}
          </li>
        ))}
      </ul>
      {past.length === 0 ? null : (
        <details>
          <summary>{said.pastRoles}</summary>
          <ul className={facts.list}>
            {past.map((grant) => (
              <li key={grant.id} className={facts.over}>
                <Held grant={grant} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayManage ? <Opened button={said.grant}>{(close) => <GrantForm view={view} onDone={close} />}</Opened> : null}
    </>
  )
}

function Held({ grant }: { grant: GrantRow }) {
  const { role, validFrom: from, validTo: to } = grant
  return (
    <>
      <span>
        <strong>{ROLES[LANGUAGE][role]}</strong>, {scopeText(grant)}
      </span>
      <span className={facts.about}>{stretchText({ from, to })}</span>
    </>
  )
}

function End({ view, grant }: { view: AccountView; grant: GrantRow }) {
  const queries = useQueryClient()
  const role = ROLES[LANGUAGE][grant.role]
  return (
    <div className={facts.acts}>
      <Opened button={said.endGrant} label={said.endGrantLabel(role, scopeText(grant))}>
        {(close) => (
          <EndForm
            label={words.days.until}
            button={said.endGrant}
            says={said.endGrantSays(view.displayName, role)}
            onCancel={close}
            onGive={async (validTo) => {
              await call(accounts.endGrant, { account: view.id, grant: grant.id, validTo })
              await refreshAccounts(queries)
            }}
          />
        )}
      </Opened>
    </div>
  )
}

function GrantForm({ view, onDone }: { view: AccountView; onDone: () => void }) {
  const queries = useQueryClient()
  const [draft, set] = useState(EMPTY_GRANT)
  const saving = useAccountSaving(
    async (grant: NewGrant) => {
      await call(accounts.grantRole, { account: view.id, ...grant })
      await refreshAccounts(queries)
      onDone()
    },
    { first: grantIds(BEFORE).role, grant: BEFORE },
  )
  const submit = () => {
    const { grant, faults } = grantOf(draft, BEFORE, view.kind)
    saving.submit(grant!, faults)
  }
  return (
    <ShortForm saving={saving} button={said.grantSubmit} onSubmit={submit} onCancel={onDone}>
      <GrantFields
        draft={draft}
        kind={view.kind}
        before={BEFORE}
        faultOf={saving.faultOf}
        change={(part) => set((before) => ({ ...before, ...part }))}
      />
    </ShortForm>
  )
}
