import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { CallError } from '#contract/client.ts'
import type { PastTableCheck } from '#contract/past-tables.ts'
import { keptChoices } from './kept-choices.ts'
import { checkTable, importTable, NOTHING_SAID, saveMarkedTable, type Choices, type Into } from './send-table.ts'
import { whyNotTaken, words } from './words.ts'

/** How far a chosen table is; the file and what was said of it stay whatever is refused. */
export type PastTable =
  | { readonly step: 'choosing' }
  | { readonly step: 'reading'; readonly file: File }
  | { readonly step: 'refused'; readonly file: File; readonly said: string }
  | Seen
  | { readonly step: 'done'; readonly written: number; readonly units: number; readonly faults: number }

export type Seen = {
  readonly step: 'seen'
  readonly file: File
  readonly check: PastTableCheck
  /** What was said when it was looked at, and what is said by now. */
  readonly asked: Choices
  readonly choices: Choices
  readonly isBusy: boolean
  /** What was refused of the last thing that was asked for, or moved meanwhile. */
  readonly said?: string
}

/** A file that was chosen outlives a change of index set or period: it is read for the other one. */
export function usePastTable(into: Into, chosen: File | undefined, onChosen: (file: File | undefined) => void) {
  const queries = useQueryClient()
  const [state, become] = useState<PastTable>(chosen ? { step: 'reading', file: chosen } : { step: 'choosing' })
  // What the last table was, while another file is read or refused.
  const last = useRef<Pick<Seen, 'check' | 'choices'>>(undefined)
  const show = async (file: File, read: () => Promise<Looked>, said?: string): Promise<void> => {
    try {
      const { check, choices } = await read()
      last.current = { check, choices }
      become({ step: 'seen', file, check, asked: choices, choices, isBusy: false, ...(said !== undefined && { said }) })
    } catch (error) {
      become({ step: 'refused', file, said: whyNotTaken(error) })
    }
  }
  const look = (file: File, choices: Choices, said?: string): Promise<void> =>
    show(file, async () => ({ choices, check: await checkTable(into, file, choices) }), said)
  const choose = (file: File): Promise<void> => {
    const before = state.step === 'seen' ? state : last.current
    onChosen(file)
    become({ step: 'reading', file })
    return show(file, () => lookedAnew(into, file, before))
  }
  const begun = useEffectEvent(() => {
    if (chosen) void show(chosen, () => lookedAnew(into, chosen, undefined))
  })
  useEffect(() => {
    const beginning = setTimeout(() => begun())
    return () => clearTimeout(beginning)
  }, [])
  const act = async (seen: Seen, doIt: () => Promise<void>): Promise<void> => {
    const { said: _, ...rest } = seen
    become({ ...rest, isBusy: true })
    try {
      await doIt()
    } catch (error) {
      if (error instanceof CallError && error.code === 'stale') return look(seen.file, seen.choices, words.moved)
      become({ ...rest, isBusy: false, said: whyNotTaken(error) })
    }
  }
  return {
    state,
    choose,
    begin: () => {
      last.current = undefined
      onChosen(undefined)
      become({ step: 'choosing' })
    },
    say: (seen: Seen, choices: Choices) => become({ ...seen, choices }),
    again: (seen: Seen) => act(seen, () => look(seen.file, seen.choices)),
    save: (seen: Seen) =>
      act(seen, async () => {
        await saveMarkedTable(into, seen.file, seen.asked)
        become({ ...seen, isBusy: false })
      }),
    write: (seen: Seen) =>
      act(seen, async () => {
        const { accepted, counts } = seen.check
        const rows = counts.faults > 0 ? 'valid' : 'all'
        const { written, units } = await importTable(into, seen.file, { ...seen.asked, accepted, rows })
        // Forms and grids show the period before.
        await queries.invalidateQueries()
        onChosen(undefined)
        become({ step: 'done', written, units, faults: counts.faults })
      }),
  }
}

type Looked = { readonly check: PastTableCheck; readonly choices: Choices }

/** Reads another file, with what was said of the one before where it fits: columns first, then whom names mean. */
async function lookedAnew(into: Into, file: File, before: Looked | undefined): Promise<Looked> {
  const { sheet, head } = before?.choices ?? {}
  const first = { ...NOTHING_SAID, ...(sheet !== undefined && { sheet }), ...(head !== undefined && { head }) }
  let looked: Looked = { choices: first, check: await checkTable(into, file, first) }
  if (!before) return looked
  for (const part of ['columns', 'units'] as const) {
    const kept = keptChoices(before.check, before.choices, looked.check)
    if (kept[part].size === 0) continue
    const choices = { ...looked.choices, [part]: kept[part] }
    looked = { choices, check: await checkTable(into, file, choices) }
  }
  return looked
}
