import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { accounts, type AccountView, type MadeLink } from '#contract/accounts.ts'
import facts from '../administration/facts.module.css'
import { LineField } from '../administration/fields.tsx'
import { Opened } from '../administration/opened.tsx'
import { ShortForm } from '../administration/short-form.tsx'
import { moment, words } from '../administration/words.ts'
import { call } from '../api.ts'
import { line } from '../organisations/content-draft.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { refreshAccounts } from './queries.ts'
import { useAccountSaving } from './use-account-saving.ts'

const { account: said } = words

type Props = { view: AccountView; mayManage: boolean; isOwn: boolean; onLink: (link: MadeLink) => void }

/** How its owner comes in, and what keeps them out. */
export function EntrySection({ view, mayManage, isOwn, onLink }: Props) {
  const queries = useQueryClient()
  const { id: account, state, kind, openLink, hasSecondFactor, displayName } = view
  const making = useMutation({
    mutationFn: () => call(accounts.makeLink, { account }),
    networkMode: 'always',
    onSuccess: async (link) => {
      onLink(link)
      await refreshAccounts(queries)
    },
  })
  const mayAct = mayManage && !isOwn
  return (
    <>
      <dl className={facts.facts}>
        <div>
          <dt>{said.state}</dt>
          <dd>{words.states[state]}</dd>
        </div>
        <div>
          <dt>{said.secondFactor}</dt>
          <dd>{hasSecondFactor ? said.hasDevice : said.noDevice}</dd>
        </div>
        {openLink === undefined ? null : (
          <div>
            <dt>{said.link}</dt>
            <dd>{said.linkOpen(moment(openLink.expiresAt))}</dd>
          </div>
        )}
      </dl>
      {mayManage && isOwn ? <p className={facts.about}>{said.ownAccount}</p> : null}
      {making.error ? <p role="alert">{refusalWords(making.error)}</p> : null}
      {mayAct ? (
        <div className={facts.acts}>
          {state === 'disabled' || kind === 'service' ? null : (
            <Opened button={said.newLink}>
              {(close) => (
                <Ask says={said.newLinkSays} button={said.newLink} onGive={() => making.mutateAsync()} onDone={close} />
              )}
            </Opened>
          )}
          {hasSecondFactor ? (
            <Opened button={said.resetDevice}>
              {(close) => (
                <Ask
                  says={said.resetDeviceSays(displayName)}
                  button={said.resetDevice}
                  onGive={() => call(accounts.resetSecondFactor, { account })}
                  onDone={close}
                />
              )}
            </Opened>
          ) : null}
          {state === 'disabled' ? (
            <Opened button={said.enable}>
              {(close) => (
                <Ask
                  says={said.enableSays(displayName)}
                  button={said.enable}
                  asksReason
                  onGive={(reason) => call(accounts.enableAccount, { account, reason })}
                  onDone={close}
                />
              )}
            </Opened>
          ) : (
            <Opened button={said.disable}>
              {(close) => (
                <Ask
                  says={said.disableSays(displayName)}
                  button={said.disable}
                  asksReason
                  onGive={(reason) => call(accounts.disableAccount, { account, reason })}
                  onDone={close}
                />
              )}
            </Opened>
          )}
        </div>
      ) : null}
    </>
  )
}

type AskProps = {
  says: string
  button: string
  asksReason?: boolean
  onGive: (reason: string) => Promise<unknown>
  onDone: () => void
}

/** Says what an act does, asks why where that is told in the history, and does it. */
export function Ask({ says, button, asksReason = false, onGive, onDone }: AskProps) {
  const id = `${useId()}-ly-do`
  const queries = useQueryClient()
  const [reason, type] = useState('')
  const saving = useAccountSaving(
    async (given: string) => {
      await onGive(given)
      onDone()
      await refreshAccounts(queries)
    },
    { first: id },
  )
  const submit = () => {
    const given = line(reason) ?? ''
    saving.submit(given, asksReason && given === '' ? [{ field: id, words: words.faults.reason }] : [])
  }
  return (
    <ShortForm saving={saving} button={button} says={says} onSubmit={submit} onCancel={onDone}>
      {asksReason ? (
        <LineField
          id={id}
          label={said.reason}
          hint={said.reasonHint}
          value={reason}
          most={500}
          fault={saving.faultOf(id)}
          onChange={type}
        />
      ) : null}
    </ShortForm>
  )
}
