import { useSearch } from '@tanstack/react-router'

export function useEditionSearch() {
  return useSearch({ from: '/bo-chi-so/$edition' })
}
