import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { OutputOf } from '#contract/operation.ts'
import type { rounds } from '#contract/rounds.ts'
import type { Db, Tx } from '#db/database.ts'
import { whyNotFix } from '#domain/round/opening.ts'
import { counts } from '#domain/value/value-state.ts'
import { insertRows } from '../bulk-insert.ts'
import { actorOf, type Call } from '../call.ts'
import { registerOn } from '../organisations/register.ts'
import { successorFlowsOf } from '../organisations/successor-flows.ts'
import { Refusal } from '../refusal.ts'
import { latestOfAll, type StoredValue, type ValuesAsked } from '../values/stored-value.ts'
import type { RoundDeps } from './deps.ts'
import { membersOf } from './members.ts'
import { moveRound, refuseFaults, type RoundMover, type RoundSeen } from './move-round.ts'
import { othersRead } from './others-read.ts'
import { storedRounds } from './stored-round.ts'

type Fixed = OutputOf<typeof rounds.fixCommonValues>

export function fixCommonValues(
  deps: RoundDeps,
  seen: { readonly round: string; readonly version: number },
  call: Call,
): Promise<Fixed> {
  return fixed(deps, seen, { account: actorOf(call).account, origin: call.origin })
}

/** Fixes the rounds whose date has come; one that somebody else has just fixed is left as it is. */
export async function fixDueRounds(deps: RoundDeps): Promise<string[]> {
  const due = await deps.db
    .selectFrom('round')
    .select('id')
    .where('state', '=', 'open')
    .where('fixed_since', 'is', null)
    .where('fixed_at', '<=', sql<Date>`now()`)
    .execute()
  const done: string[] = []
  for (const { id } of due)
    try {
      await fixed(deps, { round: id }, { account: null })
      done.push(id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  return done
}

/**
 * Method §9.2, §11.7. Pins, for the whole round, the versions that stand now of everybody else's numbers that members
 * read. What nobody has confirmed is no number yet and is not pinned.
 */
async function fixed(deps: RoundDeps, seen: RoundSeen, mover: RoundMover): Promise<Fixed> {
  const asked = await askedOf(deps, seen.round)
  return deps.db.transaction().execute((tx) =>
    moveRound(tx, 'fixCommonValues', seen, mover, async (round, at) => {
      const { fixedAt } = round.calendar
      refuseFaults(whyNotFix({ fixedAt, isFixed: round.fixedSince !== undefined }, at.getTime()))
      const values = (await standing(tx, asked)).filter(({ state }) => counts(state) || state === 'cannot-provide')
      const ids = [...new Set(values.map(({ id }) => id))].sort()
      await insertRows(
        tx,
        'common_pin',
        ids.map((value_id) => ({ round_id: round.id, value_id })),
      )
      // The pins themselves are rows; the history tells whether they are still the same.
      const digest = createHash('sha256').update(ids.join('\n')).digest('hex')
      return {
        set: { fixed_since: at },
        body: { values: ids.length, digest },
        answer: (version) => ({ version, values: ids.length }),
      }
    }),
  )
}

/** Read before the transaction: who is a member is frozen, and the register is kept for some seconds anyway. */
async function askedOf({ db, content }: RoundDeps, id: string): Promise<ValuesAsked[]> {
  const [round] = await storedRounds(db, { id })
  if (!round) throw new Refusal('not-found')
  const outline = content.outlines.get(round.edition)
  if (!outline) throw new Refusal('not-found')
  const [register, flows] = await Promise.all([registerOn(db, round.membersOn), successorFlowsOf(db)])
  return othersRead(outline, round.period, await membersOf(db, id), { register, flows })
}

const QUESTIONS_AT_ONCE = 50

/** The latest versions, of many questions at a time. */
async function standing(tx: Db | Tx, asked: readonly ValuesAsked[]): Promise<StoredValue[]> {
  const values: StoredValue[] = []
  for (let at = 0; at < asked.length; at += QUESTIONS_AT_ONCE)
    values.push(...(await latestOfAll(tx, asked.slice(at, at + QUESTIONS_AT_ONCE))))
  return values
}
