import { z } from 'zod'
import { ROLES } from './roles.ts'

/** What an account may be; one account may be several things, each for a time. */
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

/**
 * How a target stands to a grant: of the grant's own organisation, of one below it, named by the grant (an item, a
 * criterion, a task), or none of these.
 */
export const Ownership = z.enum(['own', 'child', 'assigned', 'other'])
export type Ownership = z.infer<typeof Ownership>

/** Which roles may do a thing, and to whose targets. */
export type Permits = Readonly<Partial<Record<Role, readonly Ownership[]>>>

export const ANYBODYS: readonly Ownership[] = Ownership.options
