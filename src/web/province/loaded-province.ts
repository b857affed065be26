import { queryOptions, useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { demonstrationData, editionById } from '../api.ts'
import { provinceOf, type Province } from './province.ts'

/** The demonstration province, loaded and laid out once. */
export const demonstrationProvince = queryOptions({
  queryKey: ['province'],
  staleTime: Infinity,
  gcTime: Infinity,
  structuralSharing: false,
  queryFn: async ({ client }: { client: QueryClient }): Promise<Province> => {
    const data = await client.fetchQuery(demonstrationData)
    return provinceOf(await client.fetchQuery(editionById(data.edition)), data)
  },
})

export function useProvince(): Province {
  return useSuspenseQuery(demonstrationProvince).data
}
