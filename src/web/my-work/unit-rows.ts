import type { CameBack, UnitWork, WorkLeft } from '#contract/my-work.ts'
import { FINDING_DECISIONS, FINDING_REASONS } from '#text/appraisal.ts'
import { fieldId } from '../entry/field-props.ts'
import { dayText, momentText } from '../entry/local-time.ts'
import { figure, LANGUAGE } from '../language.ts'
import { dueWords, type Place, type WorkRow } from './work-row.ts'
import { periodName, words } from './words.ts'

/** In which part of the page a row stands. */
export type UnitRows = { readonly todo: WorkRow[]; readonly done: WorkRow[] }

/** A submission as those see it who enter for it, or sign it. */
export function unitRows(work: UnitWork, isHead: boolean): UnitRows {
  const back = [...cameBackRows(work), ...disputedRows(work)]
  const own = work.state === 'draft' ? [draftRow(work, isHead)] : explanationRow(work)
  const todo = [...own, ...back]
  return { todo, done: todo.length === 0 ? [doneRow(work)] : [] }
}

function draftRow(work: UnitWork, isHead: boolean): WorkRow {
  const { submission, round, organisation, period, left, due, leftOff, isBegun, entryFrom } = work
  const isWhole = left !== undefined && isReady(left)
  const title = isWhole && isHead ? words.unit.submit : words.unit.enter
  const common = { key: submission, title: title(organisation.name, periodName(period)), about: round.name }
  if (!isBegun) return { ...common, said: [words.unit.notBegun(dayText(entryFrom))], place: formPlace(work) }
  return {
    ...common,
    said: due.isOver ? [words.unit.missed] : leftWords(left, isHead),
    due: dueWords(due, words.moments.entryUntil),
    place: isWhole ? checkPlace(work) : formPlace(work, left?.next),
    ...(leftOff &&
      !isWhole && {
        goOn: {
          said: words.unit.goOnAt(leftOff.name, momentText(leftOff.at)),
          place: formPlace(work, leftOff.item),
        },
      }),
  }
}

/** Nothing stands in the way of submitting, and no number lacks. */
function isReady({ asked, given, evidence, notes, confirmations }: WorkLeft): boolean {
  return asked === given && evidence + notes + confirmations === 0
}

function leftWords(left: WorkLeft | undefined, isHead: boolean): string[] {
  if (left === undefined) return []
  if (isReady(left)) return [isHead ? words.unit.waitsForYou : words.unit.waitsForHead]
  const { parts } = words
  const counts = [
    [left.asked - left.given, parts.values],
    [left.evidence, parts.evidence],
    [left.notes, parts.notes],
    [left.confirmations, parts.confirmations],
  ] as const
  const lacking = counts.flatMap(([count, said]) => (count > 0 ? [said(figure(count))] : []))
  return [words.left(lacking.join(', ')), ...(left.criteria > 0 ? [words.criteria(figure(left.criteria))] : [])]
}

/** Findings were released: the unit reads them and may open its explanation. */
function explanationRow(work: UnitWork): WorkRow[] {
  const { submission, state, organisation, period, round, due } = work
  if (state !== 'explanation' || due.isOver) return []
  return [
    {
      key: submission,
      title: words.unit.explain(organisation.name, periodName(period)),
      about: round.name,
      said: [words.unit.explainLeft],
      due: dueWords(due, words.moments.explanationUntil),
      place: { to: '/ho-so/$submission/giai-trinh', params: { submission } },
    },
  ]
}

function doneRow(work: UnitWork): WorkRow {
  const { submission, organisation, period, state, round } = work
  return {
    key: submission,
    title: words.unit.whole(organisation.name, periodName(period)),
    about: round.name,
    said: [words.states[state]],
    place: { to: '/ho-so/$submission', params: { submission } },
  }
}

/** Criteria that came back together, for one reason and until one moment, are one thing to do. */
function cameBackRows(work: UnitWork): WorkRow[] {
  const together = new Map<string, CameBack[]>()
  for (const one of work.cameBack) {
    const key = JSON.stringify([one.purpose, one.due.until, one.reason, one.finding ?? null])
    together.set(key, [...(together.get(key) ?? []), one])
  }
  return [...together.values()].map((some) => {
    const [first] = some as [CameBack, ...CameBack[]]
    return {
      key: `${work.submission} ${first.node} ${first.purpose}`,
      title: backTitle(some),
      about: words.back.of(work.organisation.name, work.round.name),
      said: backReasons(first),
      due: dueWords(first.due),
      place:
        first.purpose === 'explanation'
          ? { to: '/ho-so/$submission/giai-trinh', params: { submission: work.submission } }
          : formPlace(work, first.item),
    }
  })
}

function backTitle(some: readonly CameBack[]): string {
  const { back } = words
  const [{ node, title, purpose }] = some as [CameBack, ...CameBack[]]
  const [one, many] = purpose === 'explanation' ? [back.explain, back.explainMany] : [back.reopened, back.reopenedMany]
  return some.length === 1 ? one(node, title) : many(figure(some.length), some.map((each) => each.node).join(', '))
}

function backReasons({ purpose, reason, finding }: CameBack): string[] {
  const { back } = words
  const opened = purpose === 'explanation' ? back.explainWhy(reason) : back.reopenedWhy(reason)
  if (!finding) return [opened]
  const why = finding.reason ?? (finding.reasonCode ? FINDING_REASONS[finding.reasonCode][LANGUAGE] : '')
  return [back.found(FINDING_DECISIONS[finding.decision][LANGUAGE], why).trim(), opened]
}

function disputedRows(work: UnitWork): WorkRow[] {
  const { back } = words
  return work.disputed.map(({ item, name, note }) => ({
    key: `${work.submission} ${item}`,
    title: back.disputed(name),
    about: back.of(work.organisation.name, work.round.name),
    said: [note === undefined ? back.disputedPlain : back.disputedWhy(note)],
    ...(work.state === 'draft' && { due: dueWords(work.due, words.moments.entryUntil) }),
    place: formPlace(work, item),
  }))
}

/** The form, at the cell of an item where one is named. */
function formPlace({ edition, organisation, period }: UnitWork, item?: string): Place {
  return {
    to: '/nhap-so-lieu/$edition',
    params: { edition },
    search: { unit: organisation.id, period },
    ...(item !== undefined && { hash: fieldId(item) }),
  }
}

function checkPlace({ submission }: UnitWork): Place {
  return { to: '/ho-so/$submission/kiem-tra', params: { submission } }
}
