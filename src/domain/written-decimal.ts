import { z } from 'zod'
import { isDecimal } from './decimal.ts'

/** An exact decimal as text, as it travels in JSON and YAML. YAML numbers are taken by their shortest text. */
export const Decimal = z.union([z.string(), z.number()]).transform(String).refine(isDecimal, { error: 'not-a-decimal' })
export type Decimal = string
