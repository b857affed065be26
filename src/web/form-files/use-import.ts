import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import type { WorkbookCheck } from '#contract/form-files.ts'
import { formList, formOf } from '../entry/queries.ts'
import { checkWorkbook, importWorkbook, saveMarkedWorkbook, type Into } from './send-workbook.ts'
import { whyNotTaken, words } from './words.ts'

/** How far a chosen file is; the file stays chosen whatever is refused. */
export type Import =
  | { readonly step: 'choosing' }
  | { readonly step: 'reading'; readonly file: File }
  | { readonly step: 'refused'; readonly file: File; readonly said: string }
  | {
      readonly step: 'seen'
      readonly file: File
      readonly check: WorkbookCheck
      readonly isBusy: boolean
      /** What was refused of the last thing that was asked for. */
      readonly said?: string
    }
  | { readonly step: 'done'; readonly file: File; readonly written: number; readonly faults: number }

export function useImport(into: Into) {
  const queries = useQueryClient()
  const [state, become] = useState<Import>({ step: 'choosing' })
  const choose = async (file: File, said?: string): Promise<void> => {
    become({ step: 'reading', file })
    try {
      const check = await checkWorkbook(into, file)
      become({ step: 'seen', file, check, isBusy: false, ...(said !== undefined && { said }) })
    } catch (error) {
      become({ step: 'refused', file, said: whyNotTaken(error) })
    }
  }
  const act = async (seen: Extract<Import, { step: 'seen' }>, doIt: () => Promise<void>): Promise<void> => {
    const { said: _, ...rest } = seen
    become({ ...rest, isBusy: true })
    try {
      await doIt()
    } catch (error) {
      if (error instanceof CallError && error.code === 'stale') return choose(seen.file, words.moved)
      become({ ...rest, isBusy: false, said: whyNotTaken(error) })
    }
  }
  const write = (seen: Extract<Import, { step: 'seen' }>) =>
    act(seen, async () => {
      const { accepted, counts } = seen.check
      const rows = counts.faults > 0 ? 'valid' : 'all'
      const written = await importWorkbook(into, seen.file, { accepted, rows })
      await Promise.all([
        queries.invalidateQueries({ queryKey: formOf(into.key).queryKey }),
        queries.invalidateQueries({ queryKey: formList.queryKey }),
      ])
      become({ step: 'done', file: seen.file, written, faults: counts.faults })
    })
  const save = (seen: Extract<Import, { step: 'seen' }>) =>
    act(seen, async () => {
      await saveMarkedWorkbook(into, seen.file)
      become({ ...seen, isBusy: false })
    })
  return { state, choose, write, save }
}
