import type { LiveLeafView } from '#contract/live-points.ts'
import type { NumberPoints } from '#contract/numbers.ts'
import { readsOwn } from '#domain/edition/asked-items.ts'
import type { Outline } from '#domain/edition/outline.ts'
import { exactFromText, toDecimal } from '#domain/exact.ts'
import type { OrganisationKind } from '#domain/organisation/organisation.ts'
import type { Period } from '#domain/period/period.ts'
import { POINT_DECIMALS } from '#domain/scoring/published.ts'
import { sumOf } from '#domain/scoring/score.ts'
import { assess } from '../values/assessment.ts'
import type { ValueDeps } from '../values/deps.ts'
import { claimViews } from '../values/move-claim.ts'
import { surroundingsOf, surroundingValues } from '../values/surroundings.ts'

type Question = {
  readonly subject: string
  readonly item: string
  readonly period: Period
  readonly isNewest: boolean
}

/** What the criteria that read a unit's own number give in a period, as its entry form has it (method §7.9). */
export async function numberPoints(deps: ValueDeps, question: Question): Promise<NumberPoints[]> {
  const points: NumberPoints[] = []
  for (const outline of deps.content.outlines.values()) {
    if (!outline.leaves.some(({ leaf }) => leaf!.letters.some((letter) => letter.item.id === question.item))) continue
    const leaves = await leavesThen(deps, outline, question)
    if (leaves.length === 0) continue
    points.push({
      edition: outline.edition.id,
      period: question.period.key,
      points: sum(leaves, 'points'),
      max: sum(leaves, 'max'),
      ...(question.isNewest && { leaves }),
    })
  }
  return points
}

async function leavesThen(
  deps: ValueDeps,
  outline: Outline,
  { subject, item, period }: Question,
): Promise<LiveLeafView[]> {
  const surroundings = await surroundingsOf(deps, { subject, period, items: [item], outline })
  const unit = surroundings.register.byId.get(subject)
  if (!unit) return []
  const [known, claims] = await Promise.all([
    surroundingValues(deps.db, surroundings),
    claimViews(deps.db, subject, outline.edition.id, period.key),
  ])
  const codes = (state: string): string[] => claims.filter((one) => one.state === state).map(({ node }) => node)
  const standing = { accepted: codes('accepted'), waiting: codes('claimed') }
  const assessment = assess(known, surroundings, deps.content.items, outline, standing)
  return assessment.leaves(new Set([item])).filter(({ code }) => isOwn(outline, code, item, unit.kind))
}

function isOwn(outline: Outline, code: string, item: string, kind: OrganisationKind | undefined): boolean {
  const { letters } = outline.byCode.get(code)!.leaf!
  return letters.some((letter) => letter.item.id === item && readsOwn(letter.variable, kind))
}

/** Method §5.1: exact, rounded once. */
function sum(leaves: readonly LiveLeafView[], of: 'points' | 'max'): string {
  return toDecimal(sumOf(leaves.map(({ exact }) => exactFromText(exact[of]))), POINT_DECIMALS)
}
