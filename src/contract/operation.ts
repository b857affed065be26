import type { z } from 'zod'
import type { RefusalCode } from './refusal.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Who may call: `public` is everybody, signed in or not. */
export type Permission = 'public'

/** One thing the server does for its callers; server, client and tests all derive from it. */
export type Operation = {
  readonly method: Method
  /** Below the API's root; `:name` stands for a key of the input. */
  readonly path: string
  readonly permits: readonly [Permission, ...Permission[]]
  readonly input: z.ZodObject
  readonly output: z.ZodType
  readonly refusals: readonly RefusalCode[]
}

export type InputOf<Op extends Operation> = z.input<Op['input']>
export type OutputOf<Op extends Operation> = z.output<Op['output']>

/** The handlers of some operations; a missing or a further one does not compile. */
export type Handlers<Operations extends Record<string, Operation>> = {
  readonly [Name in keyof Operations]: (
    input: z.output<Operations[Name]['input']>,
  ) => OutputOf<Operations[Name]> | Promise<OutputOf<Operations[Name]>>
}

/** The root of every operation's path. */
export const API_ROOT = '/api/v1'

export function operation<const Op extends Operation>(op: Op): Op {
  return op
}
