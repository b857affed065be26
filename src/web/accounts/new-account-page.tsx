import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { accounts, type MadeLink, type NewGrant } from '#contract/accounts.ts'
import { UserName, type AccountKind } from '#domain/account/account.ts'
import { Done } from '../account/done.tsx'
import { AdministrationPage } from '../administration/administration-page.tsx'
import { ChoiceField, Fields, LineField } from '../administration/fields.tsx'
import form from '../administration/form.module.css'
import { managesAccounts } from '../administration/may-administer.ts'
import { words } from '../administration/words.ts'
import { call } from '../api.ts'
import { figure } from '../language.ts'
import { line } from '../organisations/content-draft.ts'
import { organisationOf } from '../organisations/queries.ts'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import { EMPTY_GRANT, grantOf, type GrantDraft } from './grant-draft.ts'
import { GrantFields } from './grant-fields.tsx'
import { HandedLink } from './handed-link.tsx'
import { refreshAccounts } from './queries.ts'
import { useAccountSaving } from './use-account-saving.ts'

const route = getRouteApi('/quan-tri/tai-khoan/moi')
const { newAccount } = words

type Made = { readonly account: string; readonly link: MadeLink | undefined; readonly name: string }

/** Makes an account; what comes of it is the link that its owner opens it by, of a service none. */
export function NewAccountPage() {
  const [made, tell] = useState<Made>()
  const [round, begin] = useState(0)
  return (
    <AdministrationPage
      title={newAccount.title}
      lede={newAccount.lede}
      isFor={managesAccounts}
      above={<Link to="/quan-tri/tai-khoan">{words.ways.accounts}</Link>}
    >
      {made ? (
        <>
          {made.link ? (
            <HandedLink link={made.link} name={made.name} />
          ) : (
            <Done>{newAccount.serviceMade(made.name)}</Done>
          )}
          <p className={form.actions}>
            <Link to="/quan-tri/tai-khoan/$account" params={{ account: made.account }}>
              {newAccount.toAccount(made.name)}
            </Link>
            <button
              type="button"
              className={form.link}
              onClick={() => {
                tell(undefined)
                begin(round + 1)
              }}
            >
              {newAccount.another}
            </button>
          </p>
        </>
      ) : (
        <NewAccount key={round} onMade={tell} />
      )}
    </AdministrationPage>
  )
}

const IDS = { displayName: 'ho-ten', userName: 'ten-dang-nhap', email: 'thu-dien-tu' }
const grantAt = (at: number) => `vai-tro-${at}-`

function NewAccount({ onMade }: { onMade: (made: Made) => void }) {
  const queries = useQueryClient()
  const { unit } = route.useSearch()
  const [kind, setKind] = useState<AccountKind>('person')
  const [draft, set] = useState({ displayName: '', userName: '', email: '' })
  const [grants, setGrants] = useState<readonly GrantDraft[]>([EMPTY_GRANT])
  useEffect(() => {
    if (unit === undefined) return
    const putIn = async () => {
      const { versions } = await queries.fetchQuery(organisationOf(unit))
      const organisation = { organisation: unit, name: versions.at(-1)!.name }
      setGrants(([first = EMPTY_GRANT, ...rest]) => [{ ...ofOfficer(first), organisation }, ...rest])
    }
    void putIn()
  }, [unit, queries])
  const saving = useAccountSaving(
    async (sent: { userName: string; displayName: string; kind: AccountKind; email?: string; grants: NewGrant[] }) => {
      const { account, link } = await call(accounts.inviteAccount, sent)
      await refreshAccounts(queries)
      onMade({ account, link, name: sent.displayName })
    },
    { first: IDS.displayName, userName: IDS.userName, grant: grantAt(0) },
  )
  const submit = () => {
    const displayName = line(draft.displayName)
    const userName = UserName.safeParse(draft.userName)
    const email = line(draft.email)
    const read = grants.map((grant, at) => grantOf(grant, grantAt(at), kind))
    saving.submit(
      {
        displayName: displayName ?? '',
        userName: userName.data ?? '',
        kind,
        ...(email !== undefined && { email }),
        grants: read.flatMap(({ grant }) => grant ?? []),
      },
      [
        ...(displayName ? [] : [{ field: IDS.displayName, words: words.faults.personName }]),
        ...(userName.success ? [] : [{ field: IDS.userName, words: words.faults.userName }]),
        ...(email === undefined || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
          ? []
          : [{ field: IDS.email, words: words.faults.email }]),
        ...read.flatMap(({ faults }) => faults),
      ],
    )
  }
  const field = (key: keyof typeof IDS, hint?: string) => (
    <LineField
      id={IDS[key]}
      label={key === 'displayName' && kind === 'service' ? newAccount.serviceName : newAccount[key]}
      hint={hint}
      value={draft[key]}
      fault={saving.faultOf(IDS[key])}
      {...(key === 'displayName' ? { isWide: true } : { autoCapitalize: 'off' as const })}
      onChange={(typed) => set((before) => ({ ...before, [key]: typed }))}
    />
  )
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ErrorSummary faults={saving.faults} round={saving.round} />
      <Fields>
        <ChoiceField
          id="loai-tai-khoan"
          label={newAccount.kind}
          value={kind}
          options={[
            ['person', newAccount.person],
            ['service', newAccount.service],
          ]}
          onChange={(chosen) => {
            setKind(chosen as AccountKind)
            setGrants([chosen === 'service' ? { ...EMPTY_GRANT, role: 'service-account' } : EMPTY_GRANT])
          }}
        />
        {field('displayName', kind === 'service' ? newAccount.serviceNameHint : words.people.nameHint)}
        {field('userName', newAccount.userNameHint)}
        {field('email', newAccount.emailHint)}
      </Fields>
      {grants.map((grant, at) => (
        <GrantFields
          key={at}
          draft={grant}
          kind={kind}
          before={grantAt(at)}
          legend={newAccount.roleLegend(figure(at + 1))}
          faultOf={saving.faultOf}
          change={(part) => setGrants((all) => all.map((one, place) => (place === at ? { ...one, ...part } : one)))}
        />
      ))}
      <div className={form.actions}>
        <button type="button" className={form.link} onClick={() => setGrants([...grants, EMPTY_GRANT])}>
          {newAccount.moreRoles}
        </button>
        {grants.length > 1 ? (
          <button type="button" className={form.link} onClick={() => setGrants(grants.slice(0, -1))}>
            {newAccount.fewerRoles}
          </button>
        ) : null}
      </div>
      <div className={form.actions}>
        <Button type="submit" loading={saving.isSaving}>
          {kind === 'service' ? newAccount.submitService : newAccount.submit}
        </Button>
        <Link to="/quan-tri/tai-khoan">{words.cancel}</Link>
      </div>
    </form>
  )
}

/** Whoever gets an account for a unit is usually its officer. */
function ofOfficer(grant: GrantDraft): GrantDraft {
  return grant.role === '' ? { ...grant, role: 'unit-officer' } : grant
}
