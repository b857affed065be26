import { appraisal } from '#contract/appraisal.ts'
import { submissions } from '#contract/submissions.ts'
import type { AppraisalView } from '#contract/appraisal-views.ts'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { explainEverything, openedRound, type OpenedRound, type RoundWish } from './round.ts'
import type { Caller, Province } from './province.ts'

/** Members have submitted, the end of entry is over, and the appraisal has begun. */
export async function roundUnderAppraisal(province: Province, wish: RoundWish): Promise<OpenedRound> {
  const round = await openedRound(province, wish)
  const agency = await province.as('thuong-truc')
  const submission = (slug: string) => ({ submission: round.of(slug), version: 1 })
  for (const slug of wish.members) {
    const head = await province.as(`tt.${slug}`)
    await explainEverything(head, province.organisation(slug))
    await head.call(submissions.submitSubmission, submission(slug))
  }
  await round.endEntry(-1)
  for (const slug of wish.members) await agency.call(submissions.beginAppraisal, { ...submission(slug), version: 2 })
  return round
}

type Place = { readonly submission: string; readonly node: string }
type Decision = Omit<InputOf<typeof appraisal.decideFinding>, 'submission' | 'node' | 'pass' | 'version' | 'basis'>

export function seen(caller: Caller, { submission, node }: Place): Promise<AppraisalView> {
  return caller.call(appraisal.showAppraisal, { submission, node })
}

/** The decision of somebody who has just looked. */
export function decisionOn(place: Place, view: AppraisalView, decision: Decision) {
  const pass = view.pass!
  const version = view.findings.find((one) => one.pass === pass)?.version ?? 0
  return { submission: place.submission, node: place.node, pass, version, basis: view.basis!, ...decision }
}

export async function decide(
  caller: Caller,
  place: Place,
  decision: Decision,
): Promise<OutputOf<typeof appraisal.decideFinding>> {
  return caller.call(appraisal.decideFinding, decisionOn(place, await seen(caller, place), decision))
}

export const ACCEPT: Decision = { decision: 'accepted' }

export function correct(subject: string, item: string, number: string, period = '2022'): Decision {
  const content = { kind: 'number', number, typed: number } as const
  return { decision: 'corrected', reasonCode: 'wrong-number', corrections: [{ subject, item, period, content }] }
}

/** Leaves of departments that read nothing but counts of the unit's own, by `RATIO(a, b)*max`. */
export function ratioLeaves({ content }: Province): OutlineNode[] {
  return content.outlines.get('hue-2020')!.leaves.filter(({ leaf, row }) => {
    const isOwnCount = leaf!.letters.every(({ item, variable }) => item.kind === 'count' && variable.of === 'own')
    const applies = !row.appliesTo || row.appliesTo.includes('department')
    return applies && isOwnCount && row.formula === 'RATIO(a, b)*max' && leaf!.letters.length === 2
  })
}
