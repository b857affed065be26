import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccountView } from '#contract/accounts.ts'
import { CallError } from '#contract/client.ts'
import { oidc } from '#contract/oidc.ts'
import { Ask } from '../accounts/entry-section.tsx'
import { refreshAccounts } from '../accounts/queries.ts'
import facts from '../administration/facts.module.css'
import { LineField } from '../administration/fields.tsx'
import { Opened } from '../administration/opened.tsx'
import { ShortForm } from '../administration/short-form.tsx'
import { useSavingAs } from '../administration/use-saving.ts'
import { moment } from '../administration/words.ts'
import { call } from '../api.ts'
import { line } from '../organisations/content-draft.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { linkedIdentityOf } from './queries.ts'
import { words } from './words.ts'

const { linked: said } = words
const FIELD = 'ma-o-he-thong-dinh-danh'

/** Who an account's owner is at the identity provider, where one is configured: nothing where not. */
export function LinkedIdentity({ view, mayAct }: { view: AccountView; mayAct: boolean }): React.ReactNode {
  const { id: account, kind } = view
  const queries = useQueryClient()
  const { data } = useQuery(linkedIdentityOf(account))
  if (!data || kind === 'service' || !(data.isConfigured || data.linked)) return null
  const { linked } = data
  const refresh = () => queries.invalidateQueries({ queryKey: linkedIdentityOf(account).queryKey })
  return (
    <>
      <dl className={facts.facts}>
        <div>
          <dt>{said.label}</dt>
          <dd>{linked ? said.since(linked.issuer, moment(linked.linkedAt)) : said.none}</dd>
        </div>
      </dl>
      {mayAct && data.isConfigured ? (
        <div className={facts.acts}>
          {linked ? (
            <Opened button={said.unlink}>
              {(close) => (
                <Ask
                  says={said.unlinkSure}
                  button={said.unlink}
                  onGive={async () => {
                    await call(oidc.linkIdentity, { account, identity: null })
                    await refresh()
                  }}
                  onDone={close}
                />
              )}
            </Opened>
          ) : (
            <Opened button={said.link}>{(close) => <LinkForm account={account} onDone={close} />}</Opened>
          )}
        </div>
      ) : null}
    </>
  )
}

function LinkForm({ account, onDone }: { account: string; onDone: () => void }) {
  const queries = useQueryClient()
  const [typed, type] = useState('')
  const saving = useSavingAs(
    async (identity: string) => {
      await call(oidc.linkIdentity, { account, identity })
      await queries.invalidateQueries({ queryKey: linkedIdentityOf(account).queryKey })
      await refreshAccounts(queries)
      onDone()
    },
    (error) => [{ field: FIELD, words: refusedAs(error) }],
  )
  const submit = () => {
    const identity = line(typed)
    saving.submit(identity ?? '', identity ? [] : [{ field: FIELD, words: said.missing }])
  }
  return (
    <ShortForm saving={saving} button={said.save} onSubmit={submit} onCancel={onDone}>
      <LineField
        id={FIELD}
        label={said.field}
        hint={said.hint}
        value={typed}
        fault={saving.faultOf(FIELD)}
        onChange={type}
      />
    </ShortForm>
  )
}

function refusedAs(error: unknown): string {
  return error instanceof CallError && error.code === 'name-taken' ? said.taken : refusalWords(error)
}
