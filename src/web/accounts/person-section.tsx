import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accounts, type AccountView } from '#contract/accounts.ts'
import facts from '../administration/facts.module.css'
import { Fields, LineField } from '../administration/fields.tsx'
import { Opened } from '../administration/opened.tsx'
import { ShortForm } from '../administration/short-form.tsx'
import { words } from '../administration/words.ts'
import { call } from '../api.ts'
import { line } from '../organisations/content-draft.ts'
import { refreshAccounts } from './queries.ts'
import { useAccountSaving } from './use-account-saving.ts'

const { account: said, newAccount } = words
const [NAME, EMAIL] = ['sua-ho-ten', 'sua-thu']

export function PersonSection({ view, mayManage }: { view: AccountView; mayManage: boolean }) {
  return (
    <>
      <dl className={facts.facts}>
        <div>
          <dt>{newAccount.displayName}</dt>
          <dd>{view.displayName}</dd>
        </div>
        <div>
          <dt>{newAccount.userName}</dt>
          <dd>{view.userName}</dd>
        </div>
        <div>
          <dt>{newAccount.email}</dt>
          <dd>{view.email ?? said.noEmail}</dd>
        </div>
      </dl>
      {mayManage ? <Opened button={said.edit}>{(close) => <EditForm view={view} onDone={close} />}</Opened> : null}
    </>
  )
}

function EditForm({ view, onDone }: { view: AccountView; onDone: () => void }) {
  const queries = useQueryClient()
  const [draft, set] = useState({ displayName: view.displayName, email: view.email ?? '' })
  const saving = useAccountSaving(
    async (sent: { displayName: string; email: string | null }) => {
      await call(accounts.editAccount, { account: view.id, version: view.version, ...sent })
      await refreshAccounts(queries)
      onDone()
    },
    { first: NAME },
  )
  const submit = () => {
    const [displayName, email] = [line(draft.displayName), line(draft.email)]
    saving.submit({ displayName: displayName ?? '', email: email ?? null }, [
      ...(displayName ? [] : [{ field: NAME, words: words.faults.personName }]),
      ...(email === undefined || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
        ? []
        : [{ field: EMAIL, words: words.faults.email }]),
    ])
  }
  return (
    <ShortForm saving={saving} button={said.save} onSubmit={submit} onCancel={onDone}>
      <Fields>
        <LineField
          id={NAME}
          label={newAccount.displayName}
          hint={words.people.nameHint}
          value={draft.displayName}
          fault={saving.faultOf(NAME)}
          onChange={(displayName) => set((before) => ({ ...before, displayName }))}
        />
        <LineField
          id={EMAIL}
          label={newAccount.email}
          hint={newAccount.emailHint}
          value={draft.email}
          fault={saving.faultOf(EMAIL)}
          inputMode="email"
          onChange={(email) => set((before) => ({ ...before, email }))}
        />
      </Fields>
    </ShortForm>
  )
}
