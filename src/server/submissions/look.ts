import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { actorOf, type Actor, type Call } from '../call.ts'
import { registerOn, today } from '../organisations/register.ts'
import type { ValueDeps } from '../values/deps.ts'
import { groundsOf, type Grounds } from './grounds.ts'
import { submissionOf, type StoredSubmission } from './stored-submission.ts'
import { readerOf, type Reader } from './whose.ts'

/** A submission as somebody looks at it. */
export type Look = {
  readonly submission: StoredSubmission
  readonly grounds: Grounds
  readonly actor: Actor
  readonly above: readonly string[]
  readonly reader: Reader
  /** By the database's clock. */
  readonly now: number
}

export async function lookAt(deps: ValueDeps, id: string, call: Call): Promise<Look> {
  const actor = actorOf(call)
  const submission = await submissionOf(deps.db, id)
  const above = (await registerOn(deps.db, today())).above(submission.keeper)
  const reader = readerOf(actor, submission, above)
  return { submission, actor, above, reader, grounds: await groundsOf(deps, submission), now: await clockOf(deps.db) }
}

async function clockOf(db: Db): Promise<number> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  return Number(rows[0]!.now)
}
