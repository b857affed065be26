import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Holidays } from '#domain/round/working-days.ts'
import { holidaysOf } from './queries.ts'

/** The province's days off and days worked instead; undefined while they are on the way. */
export function useHolidays(): Holidays | undefined {
  const { data, error } = useQuery(holidaysOf)
  if (error && !data) throw error
  return useMemo(() => data && new Map(data.holidays.map(({ day, kind }) => [day, kind])), [data])
}
