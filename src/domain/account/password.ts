import { z } from 'zod'

export const WeakPasswordCode = z.enum(['too-short', 'too-long', 'easy-to-guess'])
export type WeakPasswordCode = z.infer<typeof WeakPasswordCode>

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200

/** One password, whichever way a keyboard composes its marks. */
export function normalPassword(typed: string): string {
  return typed.normalize('NFC')
}

/** What length alone says against a password; characters are counted as a person counts them. */
export function lengthFault(password: string): WeakPasswordCode | undefined {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return 'too-short'
  return length > LONGEST_PASSWORD ? 'too-long' : undefined
}
