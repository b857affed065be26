import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { searchIndex } from '../api.ts'

/** The search over everything, fetched and folded once, when somebody first looks for something. */
export const searchEngine = queryOptions({
  queryKey: ['search-engine'],
  staleTime: Infinity,
  gcTime: Infinity,
  structuralSharing: false,
  queryFn: async ({ client }: { client: QueryClient }) => {
    const [{ entries }, { searchEngineOf }] = await Promise.all([
      client.fetchQuery(searchIndex),
      import('./search-engine.ts'),
    ])
    performance.mark('laban-search-index')
    const engine = searchEngineOf(entries)
    performance.measure('laban-search-build', 'laban-search-index')
    return engine
  },
})
