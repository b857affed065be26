import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { AccountRow } from '#contract/accounts.ts'
import { AccountState } from '#domain/account/account.ts'
import { Role } from '#domain/permission/role.ts'
import { ROLES } from '#text/roles.ts'
import { AdministrationPage } from '../administration/administration-page.tsx'
import { todayHere } from '../administration/days.ts'
import { managesAccounts, readsAccounts } from '../administration/may-administer.ts'
import table from '../administration/table.module.css'
import tools from '../administration/tools.module.css'
import { words } from '../administration/words.ts'
import { KeptSearch } from '../entry/kept-search.tsx'
import { useOwnSession } from '../entry/resumed-session.ts'
import { LANGUAGE, text } from '../language.ts'
import { organisationOf } from '../organisations/queries.ts'
import { UnitPicker } from '../organisations/unit-picker.tsx'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { accountPage } from './queries.ts'

const route = getRouteApi('/quan-tri/tai-khoan')
const { accounts } = words
const ALL = 'xem-tat-ca'

/** Who has an account, in which roles and for which organisations. */
export function AccountsPage() {
  const session = useOwnSession()
  return (
    <AdministrationPage
      title={accounts.title}
      lede={accounts.lede}
      isFor={readsAccounts}
      action={
        managesAccounts(session) ? (
          <Link to="/quan-tri/tai-khoan/moi" className={tools.button}>
            {accounts.add}
          </Link>
        ) : undefined
      }
    >
      <Accounts />
    </AdministrationPage>
  )
}

function Accounts() {
  const { query, role, state, unit, after } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error } = useQuery(accountPage({ words: query, role, state, organisation: unit, after }))
  const set = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({
      search: (before) => ({ ...before, after: undefined, ...change }),
      replace: true,
      resetScroll: false,
    })
  if (error && !data) throw error
  const isFiltered = [query, role, state, unit].some((one) => one !== undefined)
  return (
    <>
      <div className={tools.tools}>
        <KeptSearch label={accounts.find} query={query ?? ''} onSearch={(typed) => set({ query: typed })} />
        <Choice
          label={accounts.role}
          all={accounts.allRoles}
          value={role}
          options={Role.options.map((one) => [one, ROLES[LANGUAGE][one]])}
          onChoose={(chosen) => set({ role: Role.safeParse(chosen).data })}
        />
        <Choice
          label={accounts.state}
          all={accounts.allStates}
          value={state}
          options={AccountState.options.map((one) => [one, words.states[one]])}
          onChoose={(chosen) => set({ state: AccountState.safeParse(chosen).data })}
        />
        {unit === undefined ? (
          <div className={tools.unit}>
            <UnitPicker
              id="loc-don-vi"
              label={accounts.unit}
              hint={accounts.unitHint}
              on={todayHere()}
              chosen={undefined}
              onChoose={(chosen) => {
                set({ unit: chosen?.organisation })
                requestAnimationFrame(() => document.getElementById(ALL)?.focus())
              }}
              isForMany
            />
          </div>
        ) : null}
      </div>
      {isFiltered ? (
        <p className={tools.count}>
          {unit === undefined ? null : <OfUnit unit={unit} />}
          <Link to="/quan-tri/tai-khoan" id={ALL} activeProps={{}}>
            {accounts.clear}
          </Link>
        </p>
      ) : null}
      {data ? (
        data.accounts.length === 0 ? (
          <p>{isFiltered ? accounts.noneFound : accounts.none}</p>
        ) : (
          <AccountTable rows={data.accounts} />
        )
      ) : (
        <SkeletonPage label={text.loading} />
      )}
      <p className={tools.pages}>
        {after === undefined ? null : (
          <Link to="/quan-tri/tai-khoan" search={{ query, role, state, unit }}>
            {accounts.first}
          </Link>
        )}
        {data?.next ? (
          <Link to="/quan-tri/tai-khoan" search={{ query, role, state, unit, after: data.next }}>
            {accounts.next}
          </Link>
        ) : null}
      </p>
    </>
  )
}

type ChoiceProps = {
  label: string
  all: string
  value: string | undefined
  options: readonly (readonly [string, string])[]
  onChoose: (chosen: string) => void
}

function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  return (
    <label className={tools.choice}>
      {label}
      <select value={value ?? ''} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{all}</option>
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function OfUnit({ unit }: { unit: string }) {
  const { data } = useQuery(organisationOf(unit))
  return <strong>{accounts.ofUnit(data?.versions.at(-1)?.name ?? '…')} </strong>
}

function AccountTable({ rows }: { rows: readonly AccountRow[] }) {
  return (
    <table className={table.table} aria-label={accounts.list}>
      <thead>
        <tr>
          <th scope="col">{accounts.head.name}</th>
          <th scope="col">{accounts.head.roles}</th>
          <th scope="col">{accounts.head.units}</th>
          <th scope="col">{accounts.head.state}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, userName, displayName, kind, state, roles, organisations, hasSecondFactor }) => (
          <tr key={id}>
            <th scope="row">
              <Link to="/quan-tri/tai-khoan/$account" params={{ account: id }}>
                {displayName}
              </Link>
              <p className={table.about}>{kind === 'service' ? accounts.service(userName) : userName}</p>
            </th>
            <td>
              {roles.length === 0 ? (
                <span className={table.none}>{accounts.noRole}</span>
              ) : (
                roles.map((role) => ROLES[LANGUAGE][role]).join(', ')
              )}
            </td>
            <td>{organisations.map(({ name }) => name).join(', ')}</td>
            <td>
              {words.states[state]}
              {hasSecondFactor ? <p className={table.about}>{accounts.hasSecondFactor}</p> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
