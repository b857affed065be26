import type { SubmissionMove } from '#domain/submission/submission.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { words } from './words.ts'

/** At which stages a move is made, for one that is at another. */
export function stageReason(move: SubmissionMove): string {
  const { unit, stage } = words
  return unit.when(MOVES[move].from.map((state) => stage[state]).join(unit.or))
}
