import { z } from 'zod'
import type { Permits } from '#domain/permission/role.ts'
import type { Movable } from '#domain/workflow/moves.ts'
import type { RefusalCode } from './refusal.ts'

export type Method = 'GET' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** True of what a call by it leaves as it was. */
export function isReading(method: Method): boolean {
  return method === 'GET' || method === 'OPTIONS'
}

/** What an operation is done to: the server finds its organisation, items and state before it is permitted. */
export type About = Movable

/** One thing the server does for its callers; server, client, OpenAPI document and tests all derive from it. */
export type Operation = {
  readonly method: Method
  /** Below the API's root; `:name` stands for a key of the input. */
  readonly path: string
  /** The row of docs/permissions.csv that it falls under. */
  readonly group: string
  /** `public` is everybody, `signed-in` everybody with an account, for themselves; else roles and whose targets. */
  readonly permits: 'public' | 'signed-in' | Permits
  /** Absent where the operation is about no single thing: then the answer is cut to what the caller may see. */
  readonly about?: About
  /** The target's states in which it is open, from the moves table; absent: all. */
  readonly from?: readonly string[]
  /** Open to a caller whose second factor is still to be given. */
  readonly beforeSecondFactor?: true
  readonly input: z.ZodObject
  readonly output: z.ZodType
  /** The body is bytes of this type instead of JSON; the rest of the input then stands in path, query and headers. */
  readonly bytes?: string
  /** Keys of the input that come as headers, by the header's name in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  /** Part of tus, the protocol of uploads: the answer's status, and keys of the output that go as headers. */
  readonly answers?: { readonly status?: 201 | 204; readonly headers: Readonly<Record<string, string>> }
  /** The answer is a file of one of these types, a `SentFile`. */
  readonly file?: readonly string[]
  readonly refusals: readonly RefusalCode[]
  /** An input that shows what is meant, for the reference page; by default the empty one. */
  readonly example?: Readonly<Record<string, unknown>>
}

/** A file as a handler hands it to the door, which sends it: never guessed at, never run. */
export type SentFile = {
  readonly mediaType: string
  readonly name: string
  /** Shown in the page that asks for it, instead of saved. */
  readonly isShown: boolean
  /** Changes with the bytes. */
  readonly tag: string
  /** Absent where the file is made while it is sent. */
  readonly bytes?: number
  readonly open: () => AsyncIterable<Uint8Array>
}
export const SentFile = z.custom<SentFile>()

export type InputOf<Op extends Operation> = z.input<Op['input']>
export type OutputOf<Op extends Operation> = z.output<Op['output']>

/** The handlers of some operations; a missing or a further one does not compile. */
export type Handlers<Operations extends Record<string, Operation>, Call = never> = {
  readonly [Name in keyof Operations]: (
    input: z.output<Operations[Name]['input']>,
    call: Call,
  ) => OutputOf<Operations[Name]> | Promise<OutputOf<Operations[Name]>>
}

/** The version of tus that we speak. */
export const TUS_VERSION = '1.0.0'

/** The root of every operation's path. */
export const API_ROOT = '/api/v1'

export function operation<const Op extends Operation>(op: Op): Op {
  return op
}
