import type { FormRow, FormView } from '#contract/forms.ts'
import { values } from '#contract/values.ts'
import { askedItems, sharedItems } from '#domain/edition/asked-items.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { Organisation } from '#domain/organisation/organisation.ts'
import { whyNotPermitted } from '#domain/permission/policy.ts'
import { periodFrom, previousPeriod } from '#domain/period/period.ts'
import { actorOf, type Call } from '../call.ts'
import { Refusal } from '../refusal.ts'
import { assess, type Assessment } from '../values/assessment.ts'
import { claimViews } from '../values/move-claim.ts'
import type { ValueDeps } from '../values/deps.ts'
import { surroundingsOf, surroundingValues, type Surroundings } from '../values/surroundings.ts'
import { formRound } from './form-round.ts'
import { formRow } from './form-row.ts'

export type FormKey = { readonly organisation: string; readonly edition: string; readonly period: string }

/** One organisation's form: what it is asked for, what stands there, and the points of every criterion. */
export async function showForm(deps: ValueDeps, key: FormKey, call: Call): Promise<FormView> {
  const { db, content } = deps
  const outline = content.outlines.get(key.edition)
  const period = periodFrom(key.period)!
  if (!outline) throw new Refusal('not-found')
  const everything = outline.leaves.flatMap(({ leaf }) => leaf!.letters.map(({ item }) => item.id))
  const question = { subject: key.organisation, period, items: [...new Set(everything)], outline }
  const surroundings = await surroundingsOf(deps, question)
  const unit = surroundings.register.byId.get(key.organisation)
  if (!unit) throw new Refusal('not-found')
  const known = await surroundingValues(db, surroundings)
  const claims = await claimViews(db, unit.id, key.edition, key.period)
  const codes = (state: string): string[] => claims.filter((one) => one.state === state).map(({ node }) => node)
  const standing = { accepted: codes('accepted'), waiting: codes('claimed') }
  const assessment = assess(known, surroundings, content.items, outline, standing)
  const previous = previousPeriod(period).key
  const round = await formRound(db, key)
  const row = (item: DataItem): FormRow => formRow(item, known, assessment, surroundings, previous)
  return {
    organisation: { id: unit.id, name: unit.name, kind: unit.kind! },
    edition: key.edition,
    period: key.period,
    previousPeriod: previous,
    mayEnter: mayEnter(unit, call),
    hasPredecessors: surroundings.asked[0]!.subjects.length > 1,
    ...(round && { round }),
    rows: askedItems(outline, unit.kind).map(row),
    shared: sharedOf(outline, unit, surroundings, assessment),
    leaves: assessment.leaves(new Set(everything)),
    claims,
  }
}

function mayEnter(unit: Organisation, call: Call): boolean {
  const { permits } = values.saveValue
  return whyNotPermitted(permits, actorOf(call).grants, { organisation: unit.id }) === undefined
}

function sharedOf(
  outline: Outline,
  unit: Organisation,
  { register }: Surroundings,
  assessment: Assessment,
): FormView['shared'] {
  return sharedItems(outline, unit.kind).map(({ item, of }) => {
    const subject =
      of === 'parent'
        ? unit.parent
        : ([unit.id, ...register.above(unit.id)].find((id) => register.byId.get(id)?.kind === of) ??
          register.organisations.find(({ kind }) => kind === of)?.id)
    return { item: item.id, of, isGiven: subject !== undefined && assessment.isGiven(subject, item.id) }
  })
}
