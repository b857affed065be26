import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { notices, type MailRow } from '#contract/notices.ts'
import type { MailState } from '#domain/message/mail.ts'
import { AdministrationPage } from '../administration/administration-page.tsx'
import { managesAccounts } from '../administration/may-administer.ts'
import table from '../administration/table.module.css'
import tools from '../administration/tools.module.css'
import { moment } from '../administration/words.ts'
import { call } from '../api.ts'
import { figure, text } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import styles from './outbox-page.module.css'
import { mailPage } from './queries.ts'
import { words } from './words.ts'

const route = getRouteApi('/quan-tri/hop-thu-di')
const { outbox, kinds } = words
const STATES = Object.keys(outbox.states) as MailState[]

/** The mails with how each stands; what did not arrive is sent again here. */
export function OutboxPage(): React.ReactNode {
  return (
    <AdministrationPage
      title={outbox.title}
      lede={outbox.lede}
      isFor={managesAccounts}
      above={<Link to="/quan-tri/he-thong">{words.ways.system}</Link>}
    >
      <Outbox />
    </AdministrationPage>
  )
}

function Outbox() {
  const { state: written, before } = route.useSearch()
  const state = STATES.find((one) => one === written)
  const { data, error } = useQuery(mailPage({ state, before }))
  if (error && !data) throw error
  return (
    <>
      <StateChoice state={state} />
      {data ? <Mails mails={data.mails} isFiltered={state !== undefined || before !== undefined} /> : null}
      {data ? null : <SkeletonPage label={text.loading} />}
      <nav className={tools.pages} aria-label={outbox.pages}>
        {before === undefined ? null : (
          <Link to="/quan-tri/hop-thu-di" search={{ state }}>
            {outbox.first}
          </Link>
        )}
        {data?.next ? (
          <Link to="/quan-tri/hop-thu-di" search={{ state, before: data.next }}>
            {outbox.older}
          </Link>
        ) : null}
      </nav>
    </>
  )
}

function StateChoice({ state }: { state: MailState | undefined }) {
  const navigate = route.useNavigate()
  const choose = (chosen: string) =>
    void navigate({ search: { state: STATES.find((one) => one === chosen) }, replace: true, resetScroll: false })
  return (
    <div className={tools.tools}>
      <label className={tools.choice}>
        {outbox.state}
        <select value={state ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{outbox.allStates}</option>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {outbox.states[one]}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function Mails({ mails, isFiltered }: { mails: readonly MailRow[]; isFiltered: boolean }) {
  const queries = useQueryClient()
  const [told, tell] = useState<string>()
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: ({ id }: MailRow) => call(notices.resendMail, { mail: id }),
    onSuccess: (_, { account }) => tell(outbox.resent(account.name)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['mails'] }),
  })
  return (
    <>
      <div role="status">{told === undefined ? null : <p className={styles.told}>{told}</p>}</div>
      {error ? (
        <p role="alert" className={tools.fault}>
          {refusalWords(error)}
        </p>
      ) : null}
      {mails.some(({ state }) => state === 'unknown') ? <p className={styles.note}>{outbox.twice}</p> : null}
      {mails.length === 0 ? <p>{isFiltered ? outbox.noneSuch : outbox.none}</p> : null}
      {mails.length === 0 ? null : (
        <table className={table.table} aria-label={outbox.list}>
          <thead>
            <tr>
              <th scope="col">{outbox.head.to}</th>
              <th scope="col">{outbox.head.about}</th>
              <th scope="col">{outbox.head.state}</th>
              <th scope="col">{outbox.head.act}</th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <Mail key={mail.id} mail={mail} isBusy={isPending && variables.id === mail.id} resend={mutate} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

type MailProps = { mail: MailRow; isBusy: boolean; resend: (mail: MailRow) => void }

function Mail({ mail, isBusy, resend }: MailProps) {
  const { account, address, kind, state, lastError, toldAt } = mail
  const isTroubled = state === 'failed' || state === 'unknown'
  return (
    <tr>
      <th scope="row">
        <Link to="/quan-tri/tai-khoan/$account" params={{ account: account.id }}>
          {account.name}
        </Link>
        <p className={table.about}>{address}</p>
      </th>
      <td>
        {kinds[kind]}
        <p className={table.about}>{outbox.told(moment(toldAt))}</p>
      </td>
      <td>
        <span className={isTroubled ? styles.troubled : undefined}>{outbox.states[state]}</span>
        <p className={table.about}>{standing(mail)}</p>
        {lastError === undefined ? null : (
          <p className={table.about}>{outbox.said(outbox.givenUp[lastError] ?? lastError)}</p>
        )}
      </td>
      <td>
        {isTroubled ? (
          <button
            type="button"
            className={tools.button}
            aria-label={outbox.resendLabel(account.name, kinds[kind])}
            aria-disabled={isBusy}
            onClick={() => (isBusy ? undefined : resend(mail))}
          >
            {outbox.resend}
          </button>
        ) : null}
      </td>
    </tr>
  )
}

function standing({ state, attempts, sentAt, notBefore }: MailRow): string {
  const tries = attempts === 0 ? [] : [outbox.tries(figure(attempts))]
  if (sentAt !== undefined) return [outbox.sent(moment(sentAt)), ...tries].join(' · ')
  return [...(state === 'waiting' ? [outbox.due(moment(notBefore))] : []), ...tries].join(' · ')
}
