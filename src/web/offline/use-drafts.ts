import { useQuery } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { draftsOf, openDrafts, type Draft, type DraftPlace, type FormDrafts } from './drafts.ts'
import { openUnitDrafts } from './unit-drafts.ts'

let openForms: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

/** What was typed in a form before; undefined until it was read. */
export function useDrafts(place: DraftPlace): FormDrafts | undefined {
  return useOpened(place.account, place.form, () => openDrafts(place))
}

/** The same of a grid: what was typed for each of its units. */
export function useUnitDrafts(account: string, places: readonly DraftPlace[]): FormDrafts | undefined {
  return useOpened(account, places.map(({ form }) => form).join(' '), () => openUnitDrafts(places))
}

/** `names`: of the forms, a space between them. */
function useOpened(account: string, names: string, open: () => Promise<FormDrafts>): FormDrafts | undefined {
  useEffect(() => {
    const own = new Set(names.split(' '))
    noteOpen((forms) => new Set([...forms, ...own]))
    return () => noteOpen((forms) => new Set([...forms].filter((one) => !own.has(one))))
  }, [names])
  const { data } = useQuery({
    queryKey: ['drafts', account, names],
    queryFn: open,
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
    refetchOnWindowFocus: false,
  })
  return data
}

/** Forms that are not open here, with what was typed in them and not sent. */
export function useUnsentElsewhere(account: string, pathname: string): readonly UnsentForm[] {
  const { data } = useQuery({
    queryKey: ['unsent', account, pathname],
    queryFn: async () => formsOf((await draftsOf(account)).filter(({ at }) => Date.now() - at > ON_ITS_WAY_MS)),
    gcTime: 0,
    retry: false,
    refetchInterval: LOOKED_FOR_EVERY_MS,
  })
  const open = useSyncExternalStore(listen, () => openForms)
  return (data ?? []).filter(({ of }) => !open.has(of.form))
}

export type UnsentForm = { readonly of: DraftPlace; readonly count: number }

const LOOKED_FOR_EVERY_MS = 15_000
// The form that was just left may still be sending it.
const ON_ITS_WAY_MS = 10_000

function formsOf(drafts: readonly Draft[]): UnsentForm[] {
  const counts = new Map<string, UnsentForm>()
  for (const draft of drafts) counts.set(draft.form, { of: draft, count: (counts.get(draft.form)?.count ?? 0) + 1 })
  return [...counts.values()]
}

function noteOpen(next: (forms: ReadonlySet<string>) => ReadonlySet<string>): void {
  openForms = next(openForms)
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
