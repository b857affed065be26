import { queryOptions } from '@tanstack/react-query'
import { CallError } from '#contract/client.ts'
import { numbers } from '#contract/numbers.ts'
import { call } from '../api.ts'

/** What content says of a number does not change while a page is open. */
export const numberById = (item: string) =>
  queryOptions({
    queryKey: ['number', item],
    queryFn: () => call(numbers.showNumber, { item }),
    staleTime: Infinity,
    retry: isWorthAnotherTry,
  })

/** What units gave does: fetched whenever it is shown anew. */
const passing = { gcTime: 0, retry: isWorthAnotherTry, refetchOnWindowFocus: false }

export const numberUnits = (item: string, words: string | undefined) =>
  queryOptions({
    ...passing,
    queryKey: ['number-units', item, words ?? ''],
    queryFn: () => call(numbers.listNumberUnits, { item, words }),
    placeholderData: (before) => before,
  })

export const numberValues = (item: string, subject: string) =>
  queryOptions({
    ...passing,
    queryKey: ['number-values', item, subject],
    queryFn: () => call(numbers.showNumberValues, { item, subject }),
  })

/** A refusal stands; what could not be reached is asked for once more. */
function isWorthAnotherTry(failures: number, error: Error): boolean {
  return failures < 1 && error instanceof CallError && error.code === 'unreachable'
}
