import type { ComparisonView } from '#contract/submission-views.ts'
import type { Db } from '#db/database.ts'
import { changedPoints, type ScoredNodes } from '#domain/submission/scorecard.ts'
import { keyOf } from '#domain/submission/pins.ts'
import type { ScorecardStage } from '#domain/submission/submission.ts'
import { canonicalJson } from '#domain/event/canonical-json.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { isBlindDue } from '../appraisal/blind-due.ts'
import { correctionsWithIds } from '../appraisal/stored-correction.ts'
import type { Call } from '../call.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from '../values/deps.ts'
import { valuesWithIds, type ValueKey } from '../values/stored-value.ts'
import { judgedPoints } from './judged-points.ts'
import { judgedValues } from './judged-values.ts'
import { lookAt, type Look } from './look.ts'
import { maySee, sealedScorecards, type SealedScorecard } from './sealed-scorecards.ts'

type Said = ValueKey & { readonly content: ValueContent }

/** One look: points, and the numbers that they were read from. */
type Side = {
  readonly head: ComparisonView['from']
  readonly points: ScoredNodes
  readonly said: ReadonlyMap<string, Said>
}

/** What changed between two sealed cards, or between one and now, with the effect in points (method §13.6). */
export async function compareSubmission(
  deps: ValueDeps,
  {
    submission: id,
    from,
    to,
  }: { readonly submission: string; readonly from: string; readonly to?: string | undefined },
  call: Call,
): Promise<ComparisonView> {
  const look = await lookAt(deps, id, call)
  const cards = (await sealedScorecards(deps.db, id)).filter((card) => maySee(look.reader, look.submission.state, card))
  const sealed = (card: string): SealedScorecard => {
    const found = cards.find((one) => one.id === card)
    if (!found) throw new Refusal('not-found')
    return found
  }
  const first = sealed(from)
  const before = await sideOf(deps.db, first)
  const after = to === undefined ? await sideNow(deps.db, look, first.stage) : await sideOf(deps.db, sealed(to))
  const { leaves, effect, rounding } = changedPoints(before.points, after.points)
  return { from: before.head, to: after.head, effect, rounding, leaves, values: changedValues(look, before, after) }
}

async function sideOf(db: Db, { id, stage, sealedAt, body }: SealedScorecard): Promise<Side> {
  const versions = await valuesWithIds(db, [...body.values, ...body.common])
  const said: Said[] = [...versions, ...(await correctionsWithIds(db, body.corrections))]
  return { head: { stage, card: id, sealedAt: sealedAt.toISOString() }, points: body, said: byKey(said) }
}

/** As it would be sealed now; to a unit, and of its own card, what it says itself. */
async function sideNow(db: Db, { submission, grounds, reader }: Look, stage: ScorecardStage): Promise<Side> {
  const isBlind = reader === 'appraiser' && (await isBlindDue(db, grounds, submission))
  const seen = reader === 'unit' || isBlind ? 'self' : stage
  const judged = await judgedValues(db, grounds, submission, seen)
  const said: Said[] = [...judged.own, ...judged.common, ...judged.corrections]
  return { head: { stage: seen }, points: judgedPoints(grounds, judged), said: byKey(said) }
}

/** Corrections come last and stand for the versions that they correct. */
function byKey(said: readonly Said[]): Map<string, Said> {
  return new Map(said.map((one) => [keyOf(one), one]))
}

function changedValues({ grounds, reader }: Look, before: Side, after: Side): ComparisonView['values'] {
  const keys = [...new Set([...before.said.keys(), ...after.said.keys()])].sort()
  return keys.flatMap((key): ComparisonView['values'] => {
    const [old, now] = [before.said.get(key), after.said.get(key)]
    const one = (now ?? old)!
    if (old && now && canonicalJson(old.content) === canonicalJson(now.content)) return []
    const isOwn = grounds.isOwn(one)
    const isTold = isOwn || reader !== 'unit'
    return [
      {
        item: one.item,
        period: one.period,
        ...(one.part !== undefined && { part: one.part }),
        isOwn,
        ...(isTold && old && { before: old.content }),
        ...(isTold && now && { after: now.content }),
        nodes: grounds.outline.leaves
          .filter(({ leaf }) => leaf!.letters.some(({ item }) => item.id === one.item))
          .map(({ code }) => code),
      },
    ]
  })
}
