import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { demonstrationProvince } from '../province/loaded-province.ts'
import type { Province } from '../province/province.ts'
import { isAboutNumbers } from './about-numbers.ts'

/** The province whose invented numbers this page shows; none where there is no demonstration. */
export function useShownProvince(): Province | undefined {
  const { pathname } = useLocation()
  const enabled = isAboutNumbers(pathname)
  const { data } = useQuery({ ...demonstrationProvince, enabled })
  return enabled ? data : undefined
}
