import { sql } from 'kysely'
import type { StaleOrganisation } from '#contract/organisation-views.ts'
import type { Db, Tx } from '#db/database.ts'
import { Refusal } from '../refusal.ts'
import { forgetSuccessions } from './successor-flows.ts'
import { forgetRegister } from './register.ts'
import { storedVersions, viewOf, type StoredVersion } from './stored-versions.ts'

/** The register as the one who changes it finds it. */
export type OpenRegister = {
  readonly tx: Tx
  readonly versions: readonly StoredVersion[]
  /** The name that an organisation has, had or will have around a day; what is no organisation keeps its text. */
  readonly nameOn: (organisation: string, day: string) => string
  readonly lastOf: (organisation: string) => StoredVersion | undefined
}

/**
 * Changes the register in one transaction. It is changed some times a year, and what one change may do depends on all
 * organisations: so changes wait for one another, and readers and values for none.
 */
export async function changeRegister<T>(db: Db, act: (register: OpenRegister) => Promise<T>): Promise<T> {
  const result = await db.transaction().execute(async (tx) => {
    await sql`lock table organisation_version in share row exclusive mode`.execute(tx)
    return act({ tx, ...registerOf(await storedVersions(tx)) })
  })
  forgetRegister(db)
  forgetSuccessions(db)
  return result
}

/** Refuses who has not seen the last version of an organisation; nothing where there is no such organisation. */
export function refuseStale(register: OpenRegister, organisation: string, seen: string | undefined): void {
  const last = register.lastOf(organisation)
  if (!last || last.id === seen) return
  const details: StaleOrganisation = { organisation, current: viewOf(last) }
  throw new Refusal('stale', undefined, details)
}

/** The register as it stands. */
export function registerOf(versions: readonly StoredVersion[]): Omit<OpenRegister, 'tx'> {
  const lives = Map.groupBy(versions, ({ organisation }) => organisation)
  return {
    versions,
    nameOn: (organisation, day) => {
      const life = lives.get(organisation) ?? []
      return (life.findLast(({ from }) => from <= day) ?? life[0])?.name ?? organisation
    },
    lastOf: (organisation) => lives.get(organisation)?.at(-1),
  }
}
