import type { Role } from './role.ts'

/** A role of an account that is in force today, with what it is for. */
export type Grant = {
  readonly role: Role
  readonly organisation?: string | undefined
  readonly edition?: string | undefined
  /** A component or criterion of the edition; it covers the nodes below it. */
  readonly node?: string | undefined
  readonly item?: string | undefined
  readonly task?: string | undefined
}

/** A criterion, or any other node, of an edition. */
export type Criterion = { readonly edition: string; readonly node: string }

/** What somebody wants to do something to, as far as permission asks. */
export type Target = {
  readonly organisation?: string | undefined
  /** The organisations above it, nearest first. */
  readonly above?: readonly string[]
  readonly items?: readonly string[]
  /** Whose part of the items, where they come in parts: only that provider is charged with it. */
  readonly part?: string | undefined
  readonly edition?: string | undefined
  readonly node?: string | undefined
  /** Of a number: the criteria that read it and are being appraised. */
  readonly criteria?: readonly Criterion[]
  readonly task?: string | undefined
  readonly state?: string | undefined
}
