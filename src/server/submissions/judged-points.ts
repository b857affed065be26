import { scoredNodes, type ScoredNodes } from '#domain/submission/scorecard.ts'
import { givenValues } from '#domain/value/given-values.ts'
import type { Grounds } from './grounds.ts'
import type { Judged } from './judged-values.ts'

/** The points of every node by what a submission is judged by; exact inside, rounded once. */
export function judgedPoints(
  grounds: Grounds,
  judged: Pick<Judged, 'rows' | 'claims' | 'isCommonFixed' | 'group' | 'judged'>,
): ScoredNodes {
  const { outline, items, period, organisations, member, surroundings } = grounds
  const { store } = givenValues(judged.rows, {
    organisations: organisations.map(({ id }) => id),
    items,
    providers: (item) => surroundings.providers.get(item.id) ?? [],
    flowParts: surroundings.flowParts,
  })
  const row = store.row(member.id)
  for (const code of judged.claims.accepted) store.setNotApplicable(code, row)
  const question = {
    row,
    knowsOthers: judged.isCommonFixed,
    group: judged.group?.sightOf(member.id),
    claimed: new Set(judged.claims.waiting),
    judged: judged.judged,
  }
  return scoredNodes(outline, { organisations, members: 1 }, store, period, question)
}
