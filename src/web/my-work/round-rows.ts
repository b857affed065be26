import type { AppraiserWork, ProviderWork, RoundWork, VerifierWork } from '#contract/my-work.ts'
import type { Role } from '#domain/permission/role.ts'
import { SubmissionState } from '#domain/submission/submission.ts'
import { figure } from '../language.ts'
import { dueWords, type WorkRow } from './work-row.ts'
import { periodName, words } from './words.ts'

export function providerRow({ period, part, asked, given, due }: ProviderWork): WorkRow {
  const isWhole = asked === given
  return {
    key: `${part.id} ${period}`,
    title: words.provide.title(part.name, periodName(period)),
    said: [isWhole ? words.nothingLeft : words.provide.left(figure(asked - given), figure(asked))],
    ...(!isWhole && due && { due: dueWords(due, words.moments.fixedAt) }),
    place: { to: '/nhap-so-lieu', search: { period } },
  }
}

export function verifierRow({ period, values, due }: VerifierWork): WorkRow {
  return {
    key: `verify ${period}`,
    title: words.verify.title(periodName(period)),
    said: [words.verify.left(figure(values))],
    due: dueWords(due, words.moments.appraisalUntil),
    place: { to: '/xac-minh', search: { period } },
  }
}

/** What is to be decided, and apart from it what is to be looked at again. */
export function appraiserRows(work: AppraiserWork): WorkRow[] {
  const { round, undecided, submissions, blind, explained, toReview } = work
  const due = dueWords(work.due, words.moments.appraisalUntil)
  const { appraise } = words
  const decide: WorkRow = {
    key: round.id,
    title: appraise.title(round.name),
    said: [
      appraise.left(figure(undecided), figure(submissions)),
      ...(blind > 0 ? [appraise.blind(figure(blind))] : []),
      ...(explained > 0 ? [appraise.explained(figure(explained))] : []),
    ],
    due,
    place: { to: '/tham-dinh', search: { round: round.id } },
  }
  const review: WorkRow = {
    key: `${round.id} review`,
    title: appraise.review(round.name),
    said: [appraise.reviewLeft(figure(toReview))],
    due,
    place: { to: '/tham-dinh', search: { round: round.id, filter: 'xem-lai' } },
  }
  return [...(undecided > 0 ? [decide] : []), ...(toReview > 0 ? [review] : [])]
}

export function appraisedRow({ round, decided }: AppraiserWork): WorkRow {
  return {
    key: round.id,
    title: words.appraise.title(round.name),
    said: [words.appraise.decided(figure(decided))],
    place: { to: '/tham-dinh', search: { round: round.id, filter: 'xong' } },
  }
}

const DECIDES: readonly Role[] = ['council-secretary', 'leader']

/** A round for who decides, runs or watches it: first what waits for them, else how it stands. */
export function roundRow(work: RoundWork, role: Role): { readonly isTodo: boolean; readonly row: WorkRow } {
  const { round, states, members, next, scope } = work
  const due = next && dueWords(next.due, words.moments[next.moment])
  const period = periodName(work.period)
  // Most titles name it themselves.
  const about = round.name.toLocaleLowerCase('vi').includes(period) ? {} : { about: period }
  const common = { key: `${scope} ${round.id}`, ...about, ...(due && { due }) }
  if (DECIDES.includes(role) && states.council > 0) {
    const said = [words.round.decideLeft(figure(states.council), figure(members))]
    const place = { to: '/hoi-dong/$round', params: { round: round.id } } as const
    return { isTodo: true, row: { ...common, title: words.round.decide(round.name), said, place } }
  }
  const title = scope === 'below' ? words.round.below(round.name) : words.round.run(round.name)
  const isRun = role === 'standing-agency'
  const place = isRun ? ({ to: '/dot-danh-gia/$round', params: { round: round.id } } as const) : undefined
  return {
    isTodo: isRun && states.approved < members,
    row: { ...common, title, said: standing(work), ...(place && { place }) },
  }
}

function standing({ states, members, overdue, extended }: RoundWork): string[] {
  const { round } = words
  if (states.approved === members) return [round.approved(figure(members))]
  const late = SubmissionState.options
    .filter((state) => state !== 'draft' && states[state] > 0 && states[state] < members)
    .map((state) => round.stage(figure(states[state]), words.states[state].toLocaleLowerCase('vi')))
  return [
    states.draft > 0 ? round.entry(figure(states.draft), figure(members)) : round.allIn(figure(members)),
    ...(overdue > 0 ? [round.overdue(figure(overdue))] : []),
    ...(extended > 0 ? [round.extended(figure(extended))] : []),
    ...late,
  ]
}

export function mailRow(count: number): WorkRow {
  return { key: 'mails', title: words.mails.title, said: [words.mails.left(figure(count))] }
}
