import type { UnitWork, WorkLeft } from '#contract/my-work.ts'
import { formLeft } from '#domain/submission/work-left.ts'
import { expectedParts } from '#domain/value/parts.ts'
import type { Actor } from '../call.ts'
import { groundsOf, type Grounds } from '../submissions/grounds.ts'
import { lackingEvidence, supportsOf, type SupportOf } from '../submissions/missing-evidence.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import { assess, type Claims } from '../values/assessment.ts'
import { claimsOfAll } from '../values/claims.ts'
import type { ValueDeps } from '../values/deps.ts'
import { latestOfAll, type StoredValue, type ValuesAsked } from '../values/stored-value.ts'
import { cameBack } from './came-back.ts'
import { disputedValues } from './disputed-values.ts'
import { leftOff } from './left-off.ts'
import type { MomentOfAsking } from './moment-of-asking.ts'

/** A form of a unit with what stands in it. */
export type UnitForm = {
  readonly submission: StoredSubmission
  readonly grounds: Grounds
  /** The latest versions of what the unit itself gave, and what is compared with them. */
  readonly known: readonly StoredValue[]
  readonly claims: Claims
}

/** The submissions that the caller's units keep, with what is left to do, by what is due first. */
export async function unitWork(
  deps: ValueDeps,
  actor: Actor,
  submissions: readonly StoredSubmission[],
  asked: MomentOfAsking,
): Promise<UnitWork[]> {
  if (submissions.length === 0) return []
  const { db } = deps
  const forms = await formsOf(deps, submissions)
  const drafts = forms.filter(
    ({ submission: { state, calendar } }) => state === 'draft' && calendar.entryFrom <= asked.now,
  )
  const evidence = await evidenceOf(deps, drafts)
  const last = await leftOff(db, actor.account, drafts)
  const back = await cameBack(db, forms, asked)
  const disputed = await disputedValues(db, forms)
  return forms
    .map((form): UnitWork => {
      const { id, round, member, keeper, state, calendar } = form.submission
      const lastHere = last.get(id)
      return {
        round: { id: round.id, name: round.title },
        edition: round.edition,
        period: round.period,
        submission: id,
        organisation: { id: member.id, name: member.name },
        keeper,
        state,
        entryFrom: new Date(calendar.entryFrom).toISOString(),
        isBegun: calendar.entryFrom <= asked.now,
        due: asked.left(state === 'explanation' ? calendar.explanationUntil : calendar.entryUntil),
        ...(drafts.includes(form) && { left: leftIn(form, evidence) }),
        ...(lastHere && { leftOff: lastHere }),
        cameBack: back.get(id) ?? [],
        disputed: disputed.get(id) ?? [],
      }
    })
    .sort((a, b) => (a.due.until < b.due.until ? -1 : 1))
}

/** What the forms hold, in two statements for all of them. */
async function formsOf(deps: ValueDeps, submissions: readonly StoredSubmission[]): Promise<UnitForm[]> {
  const grounds: Grounds[] = []
  for (const submission of submissions) grounds.push(await groundsOf(deps, submission))
  const asked = grounds.map(({ surroundings }) => surroundings.asked[0]!)
  const values = [...new Map((await latestOfAll(deps.db, asked)).map((value) => [value.id, value])).values()]
  const claims = await claimsOfAll(
    deps.db,
    submissions.map(({ member, round }) => ({ organisation: member.id, edition: round.edition, period: round.period })),
  )
  return submissions.map((submission, at) => ({
    submission,
    grounds: grounds[at]!,
    known: values.filter(isAskedBy(asked[at]!)),
    claims: claims[at]!,
  }))
}

function isAskedBy(asked: ValuesAsked): (value: StoredValue) => boolean {
  const [subjects, items, periods] = [new Set(asked.subjects), new Set(asked.items), new Set(asked.periods)]
  return ({ subject, item, period }) => subjects.has(subject) && items.has(item) && periods.has(period)
}

function evidenceOf({ db }: ValueDeps, drafts: readonly UnitForm[]): Promise<SupportOf[]> {
  const asking = drafts.filter(({ submission }) => submission.round.evidenceRequired)
  return supportsOf(db, {
    subjects: asking.map(({ grounds }) => grounds.member.id),
    periods: asking.map(({ grounds }) => grounds.period.key),
  })
}

/** As the form counts: "cannot provide" is an answer, what was taken back is none. */
function leftIn({ submission, grounds, known, claims }: UnitForm, evidence: readonly SupportOf[]): WorkLeft {
  const { outline, member, period, items, surroundings, isOwn } = grounds
  const ofForm = known.filter((one) => one.subject === member.id && one.period === period.key)
  const given = ofForm.filter(({ part, state }) => part === undefined && state !== 'withdrawn')
  const { findings } = assess(known, surroundings, items, undefined)
  const unexplained = new Set(given.filter((value) => findings(value).length > 0).map(({ item }) => item))
  const unconfirmed = new Set(given.filter(({ state }) => state === 'to-be-confirmed').map(({ item }) => item))
  const left = formLeft(outline, {
    kind: member.kind,
    notApplicable: new Set([...claims.accepted, ...claims.waiting]),
    answered: new Set([...given.map(({ item }) => item), ...givenInParts(ofForm, grounds)]),
    unconfirmed,
    unexplained,
  })
  const owed = new Set(left.asked)
  const lacking = submission.round.evidenceRequired
    ? lackingEvidence(grounds, known.filter(isOwn), claims.accepted, evidence)
    : []
  return {
    asked: left.asked.length,
    given: left.asked.length - left.missing.length,
    criteria: left.criteria.length,
    evidence: lacking.length,
    notes: [...unexplained].filter((item) => owed.has(item)).length,
    confirmations: [...unconfirmed].filter((item) => owed.has(item)).length,
    ...(left.next !== undefined && { next: left.next }),
  }
}

/** Items of which every provider has given its part (method §7.6). */
function givenInParts(ofForm: readonly StoredValue[], { surroundings: { providers }, period }: Grounds): string[] {
  const parts = ofForm.filter(({ part, state }) => part !== undefined && state !== 'withdrawn')
  return [...Map.groupBy(parts, ({ item }) => item)].flatMap(([item, some]) => {
    const expected = expectedParts(providers.get(item) ?? [], period)
    return expected.every((part) => some.some((one) => one.part === part)) ? [item] : []
  })
}
