import type { Organisation, OrganisationFile } from '../organisation/organisation.ts'
import type { AuthorityForm, PositionKind } from '../organisation/position.ts'
import type { OrganisationLevel } from '../organisation/organisation-version.ts'
import type { Role } from '../permission/role.ts'
import type { ValueContent } from '../value/value-content.ts'

/** An invented province with its people and its past, before it has ids: organisations by slug, people by name. */
export type InventedProvince = {
  readonly edition: string
  /** The first day on which its organisations, people and roles are in force. */
  readonly since: string
  readonly units: readonly InventedUnit[]
  readonly groups: OrganisationFile['groups']
  readonly posts: readonly InventedPost[]
  readonly accounts: readonly InventedAccount[]
  /** Items that come in parts, with the organisations that supply one each. */
  readonly parts: readonly { readonly item: string; readonly organisation: string }[]
  readonly values: readonly InventedValue[]
  readonly claims: readonly InventedClaim[]
  readonly sealed: SealedFigures
}

export type InventedUnit = {
  readonly organisation: Organisation
  readonly level: OrganisationLevel
  readonly abbreviation: string | undefined
  readonly identifier: string | undefined
}

/** A person in an organisation; `person` is the key by which accounts name them too. */
export type InventedPost = {
  readonly person: string
  readonly name: string
  readonly organisation: string
  readonly kind: PositionKind
  readonly title: string
  readonly authority?: { readonly form: AuthorityForm; readonly document: string }
}

export type InventedAccount = {
  readonly userName: string
  readonly displayName: string
  readonly kind: 'person' | 'service'
  readonly person?: string
  /** Gets a one-time link at once; the others when somebody asks an administrator for one. */
  readonly isInvited: boolean
  readonly grants: readonly InventedGrant[]
}

export type InventedGrant = {
  readonly role: Role
  readonly organisation?: string
  readonly node?: string
  readonly item?: string
}

/** One version; `by` is the user name of the account that entered it. */
export type InventedValue = {
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly part?: string
  readonly version: number
  readonly content: ValueContent
  /** The period that it was copied from, where its first version stands. */
  readonly copiedFrom?: string
  readonly isConfirmed?: boolean
  readonly onBehalf?: boolean
  readonly by: string
}

export type InventedClaim = {
  readonly subject: string
  readonly code: string
  readonly period: string
  readonly reason: string
  readonly by: string
  /** The account that accepted it; absent while it waits. */
  readonly acceptedBy?: string
}

/** What public pages show: the figures of one period, with organisations by slug. */
export type SealedFigures = {
  readonly organisations: OrganisationFile
  readonly members: number
  readonly period: string
  readonly values: { organisation: string; item: string; value: string }[]
  readonly notApplicable: { organisation: string; code: string }[]
}
