import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { useOwnSession } from '../entry/resumed-session.ts'
import { refreshEvidence } from './queries.ts'
import { UploadQueue, type NumberPlace, type Uploads } from './upload-queue.ts'

let known: { readonly account: string; readonly queue: UploadQueue } | undefined

/** The page's files on their way, one queue for whoever is signed in: they go on while other numbers are looked at. */
export function useUploads(place: NumberPlace): Uploads & { readonly queue: UploadQueue } {
  const queries = useQueryClient()
  const account = useOwnSession()?.account.id ?? ''
  const queue = queueOf(account, queries)
  const { files, hung } = useSyncExternalStore(queue.subscribe, queue.all)
  const { organisation, item, period } = place
  return useMemo(() => {
    const isHere = (one: { readonly place: NumberPlace }) =>
      one.place.organisation === organisation && one.place.item === item && one.place.period === period
    return { queue, files: files.filter(isHere), hung: hung.filter(isHere) }
  }, [queue, files, hung, organisation, item, period])
}

function queueOf(account: string, queries: QueryClient): UploadQueue {
  if (known?.account === account) return known.queue
  const queue = new UploadQueue(account, () => void refreshEvidence(queries))
  window.addEventListener('beforeunload', (event) => {
    if (queue.isBusy()) event.preventDefault()
  })
  known = { account, queue }
  return queue
}
