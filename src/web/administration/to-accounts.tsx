import { Link } from '@tanstack/react-router'
import { useOwnSession } from '../entry/resumed-session.ts'
import { readsAccounts } from './may-administer.ts'
import { words } from './words.ts'

/** The way to the accounts, of a unit where one is named, for whoever may go it. */
export function ToAccounts({ unit }: { unit?: string }) {
  const session = useOwnSession()
  if (!readsAccounts(session)) return null
  return (
    <Link to="/quan-tri/tai-khoan" search={unit === undefined ? {} : { unit }}>
      {words.ways.toAccounts}
    </Link>
  )
}
