import { useState } from 'react'

/** What is wrong with a form's field, by the field's id. */
export type Fault = { readonly field: string; readonly words: string }

/** The faults of a form as last told; `round` grows with each telling, so that the same fault is heard again. */
export function useFaults() {
  const [{ faults, round }, set] = useState<{ faults: readonly Fault[]; round: number }>({ faults: [], round: 0 })
  return {
    faults,
    round,
    tell: (next: readonly Fault[]) => set(({ round }) => ({ faults: next, round: round + 1 })),
    of: (field: string) => faults.find((fault) => fault.field === field)?.words,
  }
}
