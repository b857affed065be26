import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DataItem } from '#domain/item/data-item.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { demonstrationProvince } from '../province/loaded-province.ts'
import type { Province } from '../province/province.ts'
import { numberValues } from './queries.ts'
import { publicNumber, shownValues, type ShownNumber } from './shown-number.ts'

/** Whose number is shown, and how far that is. */
export type Shown = {
  /** An id of the register for what the caller reads, a slug for what is public; absent: nobody is chosen. */
  readonly unit: string | undefined
  readonly isSignedIn: boolean
  /** Absent where nothing is public. */
  readonly province: Province | undefined
  readonly number: ShownNumber | undefined
  readonly error: Error | null
  readonly again: () => void
}

/** The register's ids are told from the public pages' slugs by their form. */
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function useShownNumber(item: DataItem, asked: string | undefined): Shown {
  const session = useOwnSession()
  const own = session?.account.roles.find(({ role }) => role === 'unit-officer' || role === 'unit-head')?.organisation
    ?.id
  const unit = asked ?? own
  const isOwn = unit !== undefined && ID.test(unit)
  const isPublic = !isOwn && (unit !== undefined || session === null)
  const values = useQuery({ ...numberValues(item.id, unit ?? ''), enabled: isOwn && session !== null })
  const open = useQuery({ ...demonstrationProvince, enabled: isPublic, retry: false })
  const province = isPublic ? open.data : undefined
  const number = useMemo(() => {
    if (isOwn) return values.data && shownValues(item, values.data)
    const row = unit === undefined ? undefined : province?.rowOf.get(unit)
    return row === undefined || !province ? undefined : publicNumber(item, province, row)
  }, [item, isOwn, values.data, province, unit])
  return {
    unit: isOwn && session === null ? undefined : unit,
    isSignedIn: session !== null,
    province,
    number,
    error: isOwn ? values.error : null,
    again: () => void values.refetch(),
  }
}
