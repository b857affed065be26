import type { Updateable } from 'kysely'
import type { Tx } from '#db/database.ts'
import type { Round } from '#db/tables.ts'
import type { EventKind } from '#domain/event/event-kind.ts'
import type { RoundFault } from '#domain/round/opening.ts'
import { isOpen, MOVES } from '#domain/workflow/moves.ts'
import type { Origin } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { storedRounds, type StoredRound } from './stored-round.ts'

const EVENT = {
  changeRound: 'round.changed',
  deleteRound: 'round.deleted',
  openRound: 'round.opened',
  changeCalendar: 'round.calendar-changed',
  fixCommonValues: 'round.common-values-fixed',
  closeRound: 'round.closed',
} as const satisfies Partial<Record<keyof typeof MOVES, EventKind>>

export type RoundMove = keyof typeof EVENT

/** Which round, and the version that the caller saw; the installation itself comes without one. */
export type RoundSeen = { readonly round: string; readonly version?: number | undefined }

export type RoundMover = { readonly account: string | null; readonly origin?: Origin | undefined }

/** What a move decides: columns that change, what the history tells, and what the caller is told. */
export type Decided<Answer> = {
  readonly set: Updateable<Round> | 'delete'
  readonly body: Readonly<Record<string, unknown>>
  readonly answer: (version: number) => Answer
}

/** Makes one move of a round: locked, judged by the moves table and by `decide`, written and told. */
export async function moveRound<Answer>(
  tx: Tx,
  move: RoundMove,
  seen: RoundSeen,
  { account, origin }: RoundMover,
  decide: (round: StoredRound, at: Date) => Promise<Decided<Answer>> | Decided<Answer>,
): Promise<Answer> {
  const stream = `round:${seen.round}` as const
  const heads = await lockHeads(tx, [stream])
  const [round] = await storedRounds(tx, { id: seen.round })
  if (!round) throw new Refusal('not-found')
  if (!isOpen(move, round.state)) throw new Refusal('wrong-state')
  if (seen.version !== undefined && seen.version !== round.version)
    throw new Refusal('stale', undefined, { current: { round: round.id, version: round.version } })
  const { set, body, answer } = await decide(round, heads.at)
  const version = round.version + 1
  if (set === 'delete') await tx.deleteFrom('round').where('id', '=', round.id).execute()
  else
    await tx
      .updateTable('round')
      .set({ ...set, ...stateAfter(move), version })
      .where('id', '=', round.id)
      .execute()
  await recordOn(tx, heads, [{ stream, kind: EVENT[move], by: account, body: { version, ...body } }], origin)
  return answer(version)
}

function stateAfter(move: RoundMove): { state?: string } {
  const after = MOVES[move]
  return 'to' in after ? { state: after.to } : {}
}

/** The refusal of a change of a round, with its faults for `roundFaultText`. */
export function notChanged(faults: readonly RoundFault[]): Refusal {
  return new Refusal('round-not-changed', undefined, { faults })
}

export function refuseFaults(faults: readonly RoundFault[]): void {
  if (faults.length > 0) throw notChanged(faults)
}
