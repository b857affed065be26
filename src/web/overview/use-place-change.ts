import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import type { StatedPlaceRow } from '#contract/national-places.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { useFaults, type Fault } from '../sign-in/use-faults.ts'
import { overviewOf, statedPlaceList } from './queries.ts'

type Wish = {
  round: string
  /** Where a refusal is told. */
  field: string
  /** What is said of what somebody else left meanwhile. */
  staleWords: (current: StatedPlaceRow) => string
  onDone: (told: string) => void
}

/** A change of a stated place: what was typed stays until the server has it; `current` is what somebody else left. */
export function usePlaceChange({ round, field, staleWords, onDone }: Wish) {
  const queries = useQueryClient()
  const faults = useFaults()
  const [isSending, send] = useState(false)
  const [current, see] = useState<StatedPlaceRow>()
  const make = async (found: readonly Fault[], change: () => Promise<string>): Promise<void> => {
    faults.tell(found)
    if (found.length > 0 || isSending) return
    send(true)
    try {
      const told = await change()
      await Promise.all(
        [overviewOf(round), statedPlaceList].map(({ queryKey }) => queries.invalidateQueries({ queryKey })),
      )
      onDone(told)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      const left =
        error.code === 'stale' ? (error.details as { current?: StatedPlaceRow } | undefined)?.current : undefined
      if (left) see(left)
      faults.tell([{ field, words: left ? staleWords(left) : refusalWords(error) }])
    } finally {
      send(false)
    }
  }
  return { faults, isSending, current, make }
}
