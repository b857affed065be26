import { z } from 'zod'

/** One line of somebody's words, of at most so many characters. */
export const Line = (most: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}*$/u, { error: 'control-character' })
