import type { EffectsView, EffectView } from '#contract/appraisal-views.ts'
import { effectOf, sumOfEffects, type Effect } from '#domain/appraisal/effect.ts'
import { holding } from '#domain/appraisal/finding.ts'
import { toReview } from '#domain/appraisal/to-review.ts'
import { keyOf } from '#domain/submission/pins.ts'
import type { Call } from '../call.ts'
import { groundsOf, type Grounds } from '../submissions/grounds.ts'
import { judgedPoints } from '../submissions/judged-points.ts'
import { rowsOf } from '../submissions/given-rows.ts'
import { judgedValues, type Judged } from '../submissions/judged-values.ts'
import { lookAt } from '../submissions/look.ts'
import { isAppraised } from '../submissions/sealed-scorecards.ts'
import { isOfUnit } from '../submissions/whose.ts'
import type { ValueDeps } from '../values/deps.ts'
import { reachedBy, type Change, type Reached } from './change.ts'
import { refuseBeforeCouncil } from './decide-finding.ts'
import { proposedFinding, type DecideInput, type Proposed } from './proposed-finding.ts'
import { findingsOf, judgementsOf, type StoredFinding } from './stored-finding.ts'

/** Method §9.3. Every criterion that reads the numbers, with points before and after; writes nothing. */
export async function previewFinding(deps: ValueDeps, input: DecideInput, call: Call): Promise<EffectsView> {
  const { db } = deps
  const { submission, grounds, actor, now } = await lookAt(deps, input.submission, call)
  const proposed = await proposedFinding(db, { grounds, submission, actor, at: new Date(now) }, input)
  const { node, finding, change } = proposed
  const reached = await reachedBy(db, grounds, submission, change.changed)
  refuseBeforeCouncil(reached, submission.id)
  const own = { submission, nodes: new Set([node.code, ...(reached.find(isHere)?.nodes ?? [])]) }
  const others = reached.filter((one) => !isHere(one))
  const shown = others.filter(({ submission: one }) => isAppraised(one.state) && !isOfUnit(actor, one))
  const effects = [await effectIn(deps, own, grounds, proposed)]
  for (const one of shown) effects.push(await effectIn(deps, one, await groundsOf(deps, one.submission), proposed))
  const readers = new Map(reached.map(({ submission: { id }, nodes }) => [id, nodes]))
  const findings = await findingsOf(db, { submissions: [...readers.keys()] })
  return {
    submissions: effects.map(({ view }) => view),
    effect: sumOfEffects(effects.map(({ effect }) => effect)),
    hidden: others.length - shown.length,
    toReview: toReview(findings, { finding: finding.id, by: actor.account, readers }).length,
  }

  function isHere(one: Reached): boolean {
    return one.submission.id === submission.id
  }
}

type InOne = { readonly view: EffectView; readonly effect: Effect }

/** A blind look is compared with what the unit gave: it sees no other finding. */
async function effectIn(
  { db }: ValueDeps,
  { submission, nodes }: Reached,
  grounds: Grounds,
  { finding, change }: Proposed,
): Promise<InOne> {
  const isBlind = finding.pass === 'blind'
  const before = await judgedValues(db, grounds, submission, isBlind ? 'self' : 'appraised')
  const isOwn = finding.submission === submission.id
  const findings = isOwn ? await withFinding(before, finding, isBlind) : before.findings
  const after = { ...before, rows: rowsAfter(before, change, isBlind), judged: judgementsOf(findings) }
  const effect = effectOf(judgedPoints(grounds, before), judgedPoints(grounds, after), nodes)
  const { id, name } = submission.member
  const view = {
    submission: submission.id,
    organisation: { id, name },
    criteria: effect.criteria.map((one) => ({ ...one })),
    effect: effect.effect,
  }
  return { view, effect }
}

async function withFinding(
  { findings }: Judged,
  finding: StoredFinding,
  isBlind: boolean,
): Promise<readonly StoredFinding[]> {
  const here = findings.filter(({ node, id }) => node === finding.node && id !== finding.id)
  const held = isBlind ? finding : holding([...here, finding])
  return [...findings.filter(({ node }) => node !== finding.node), ...(held ? [held] : [])]
}

function rowsAfter({ own, common, corrections }: Judged, { made, changed, after }: Change, isBlind: boolean) {
  if (isBlind) return rowsOf([...own, ...common], made)
  const keys = new Set(changed.map(keyOf))
  const kept = corrections.filter((one) => !keys.has(keyOf(one)))
  return rowsOf([...own, ...common], [...kept, ...after.filter((one) => keys.has(keyOf(one)))])
}
