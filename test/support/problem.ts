import { expect } from 'vitest'
import type { Answer } from './foreign-program.ts'

export type Told = {
  status: number
  title: string
  titles: { vi: string; en: string }
  code: string
  faults?: string[]
}

/** A refusal as every operation words it. */
export function problemOf({ type, body, status }: Answer): Told {
  const problem = body as Told
  expect(type).toBe('application/problem+json')
  expect(problem.status).toBe(status)
  expect([problem.titles.vi, problem.titles.en].every((title) => title.length > 10)).toBe(true)
  expect(problem.titles.vi).not.toBe(problem.titles.en)
  return problem
}
