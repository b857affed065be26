import type { Readable } from 'node:stream'
import type { Grant } from '#domain/permission/grant.ts'
import type { TokenRight } from '#domain/permission/token-right.ts'
import { Refusal } from './refusal.ts'

/** Who calls, and what they may be today. */
export type Actor = {
  readonly account: string
  readonly name: string
  /** Undefined where a program calls by a token. */
  readonly session: string | undefined
  /** By what a program calls: it narrows what the grants allow. */
  readonly token?: ShownToken | undefined
  readonly grants: readonly Grant[]
  /** False while an account that has a second factor has not given it in this session. */
  readonly isComplete: boolean
  /** When all of what they ask for had come to the door, by the database's clock (method §11.3); bytes come later. */
  readonly askedAt: Date
}

/** An API token that let its bearer in. */
export type ShownToken = { readonly id: string; readonly prefix: string; readonly scope: readonly TokenRight[] }

/** Where a call came from: kept beside an event, outside its hash. */
export type Origin = { readonly address?: string; readonly device?: string }

/** What a handler is told of a call beyond its input. */
export type Call = {
  readonly actor: Actor | undefined
  readonly requestId: string
  readonly origin: Origin
  /** The caller's name for this change (`Idempotency-Key`): sent again, it is done once. */
  readonly key: string | undefined
  /** The body, where the operation takes bytes; they come as they are read. */
  readonly bytes?: Readable | undefined
  /** Hands the caller a session's token, or takes it back. */
  readonly setToken: (token: string | undefined) => void
}

/** The caller of an operation that nobody may call unknown. */
export function actorOf(call: Call): Actor {
  if (!call.actor) throw new Refusal('not-signed-in')
  return call.actor
}

/** The session of a caller at what is never done by a token. */
export function sessionOf({ session }: Actor): string {
  if (session === undefined) throw new Refusal('never-by-token')
  return session
}
