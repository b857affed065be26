import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { matches } from '#domain/fold.ts'
import { KeptSearch } from '../entry/kept-search.tsx'
import type { Province } from '../province/province.ts'
import styles from './number-page.module.css'
import { numberUnits } from './queries.ts'
import type { Shown } from './use-shown-number.ts'
import { words } from './words.ts'

const route = getRouteApi('/so-lieu/$item')
const { values: said } = words

type Unit = { readonly id: string; readonly name: string }

/** Whose number is looked at: of the units that the caller reads, or of those whose numbers are public. */
export function ChooseUnit({ item, shown }: { item: string; shown: Shown }) {
  const { province } = shown
  if (province) return <PublicUnits province={province} shown={shown} />
  return shown.isSignedIn ? <ReadableUnits item={item} shown={shown} /> : null
}

const MOST_PUBLIC = 100

function PublicUnits({ province, shown }: { province: Province; shown: Shown }) {
  const { query = '' } = route.useSearch()
  const found = province.organisations.slice(0, province.members).filter(({ name }) => matches(name, query))
  return <Choices units={found.slice(0, MOST_PUBLIC)} more={found.length > MOST_PUBLIC} shown={shown} />
}

function ReadableUnits({ item, shown }: { item: string; shown: Shown }) {
  const { query } = route.useSearch()
  const { data } = useQuery(numberUnits(item, query))
  if (!data) return null
  if (data.units.length === 0 && query === undefined)
    return shown.unit === undefined ? <p className={styles.quiet}>{said.noUnits}</p> : null
  return <Choices units={data.units} more={data.more} shown={shown} />
}

type ChoicesProps = { units: readonly Unit[]; more: boolean; shown: Shown }

/** A list, with a search beside it where it is not whole. Nothing where the one unit there is stands below already. */
function Choices({ units, more, shown: { unit, number } }: ChoicesProps) {
  const { query } = route.useSearch()
  const navigate = route.useNavigate()
  const set = (change: { readonly unit?: string | undefined; readonly query?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false })
  const isThere = units.some(({ id }) => id === unit)
  const isSearched = more || query !== undefined
  if (units.length === 1 && isThere && !isSearched) return null
  return (
    <div className={styles.tools}>
      <label className={styles.unit}>
        {said.unit}
        <select value={unit ?? ''} onChange={(event) => set({ unit: event.currentTarget.value || undefined })}>
          {unit === undefined ? <option value="">{said.choose}</option> : null}
          {/* What is shown stays in the list, whatever was looked for. */}
          {unit === undefined || isThere ? null : <option value={unit}>{number?.unit ?? said.choose}</option>}
          {units.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {isSearched ? (
        <KeptSearch label={said.search} query={query ?? ''} onSearch={(next) => set({ query: next })} />
      ) : null}
      {more ? <span className={styles.quiet}>{said.more}</span> : null}
      {query !== undefined && units.length === 0 ? <span className={styles.quiet}>{said.noMatch(query)}</span> : null}
    </div>
  )
}
