import type { FormRow, FormView } from '#contract/forms.ts'
import type { ScoredNodesView, SubmissionView } from '#contract/submission-views.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { reopenedNodes } from '#domain/submission/moved.ts'
import { isGiven, isMissing, needsConfirmation, needsNote, type Cell } from '../entry/cell.ts'
import { formLayout } from '../entry/form-layout.ts'
import type { Laid } from './use-edition.ts'

/** One number as it will be sent, with what is still to be done about it. */
export type Answer = {
  readonly cell: Cell
  readonly isMissing: boolean
  readonly needsConfirmation: boolean
  readonly needsNote: boolean
}

export type CheckedCriterion = {
  readonly node: OutlineNode
  readonly answers: readonly Answer[]
  readonly lacksEvidence: boolean
  /** Its divisor is 0, and nobody has written why. */
  readonly isUnexplained: boolean
  readonly isClaimed: boolean
}

export type CheckedPart = { readonly node: OutlineNode; readonly criteria: readonly CheckedCriterion[] }

export type Check = {
  readonly parts: readonly CheckedPart[]
  readonly counts: CheckCounts
}

export type CheckCounts = {
  readonly asked: number
  readonly given: number
  readonly missing: number
  readonly unconfirmed: number
  /** The first two keep it from being sent. */
  readonly unexplained: number
  readonly withoutEvidence: number
  readonly undefined: number
}

type Sources = { readonly form: FormView; readonly points: ScoredNodesView | undefined; readonly laid: Laid }

/** What a submission would send, in the order of the form; after a reopening, only what was reopened. */
export function checkOf(view: SubmissionView, { form, points, laid }: Sources, now: number): Check {
  const rows = new Map(form.rows.map((row) => [row.item, row]))
  const lacking = new Set(view.progress?.withoutEvidence)
  const claimed = new Set(form.claims.filter(({ state }) => state === 'claimed').map(({ node }) => node))
  const open = openNodes(view, now)
  const status = new Map(points?.nodes.map((node) => [node.code, node.status]))
  const parts = formLayout(laid.outline, form.organisation.kind).flatMap(({ node, sections }): CheckedPart[] => {
    const criteria = sections
      .flatMap((section) => section.criteria)
      .filter((criterion) => open?.has(criterion.node.code) ?? true)
      .map((criterion): CheckedCriterion => {
        const typed = criterion.letters.filter(({ place }) => place.kind === 'here' || open !== undefined)
        const answers = typed.flatMap(({ letter }) => answerOf(laid, rows.get(letter.item.id)) ?? [])
        const own = criterion.node.leaf!.letters.flatMap(({ item }) => rows.get(item.id)?.value ?? [])
        const { code } = criterion.node
        return {
          node: criterion.node,
          answers,
          lacksEvidence: lacking.has(code),
          isUnexplained: status.get(code) === 'undefined' && own.every(({ note }) => note === undefined),
          isClaimed: claimed.has(code),
        }
      })
    return criteria.length === 0 ? [] : [{ node, criteria }]
  })
  return { parts, counts: countsOf(parts) }
}

export function countsOf(parts: readonly CheckedPart[]): CheckCounts {
  const criteria = parts.flatMap((part) => part.criteria)
  const answers = criteria.flatMap((criterion) => criterion.answers)
  const many = (is: (answer: Answer) => boolean): number => answers.filter(is).length
  return {
    asked: answers.length,
    given: many((answer) => !answer.isMissing && !answer.needsConfirmation),
    missing: many((answer) => answer.isMissing),
    unconfirmed: many((answer) => answer.needsConfirmation),
    unexplained: many((answer) => answer.needsNote),
    withoutEvidence: criteria.filter(({ lacksEvidence }) => lacksEvidence).length,
    undefined: criteria.filter(({ isUnexplained }) => isUnexplained).length,
  }
}

/** Somebody must look at it before it is sent, or may want to. */
export function isOpen({ answers, lacksEvidence, isUnexplained }: CheckedCriterion): boolean {
  return lacksEvidence || isUnexplained || answers.some(isOpenAnswer)
}

export function isOpenAnswer(answer: Answer): boolean {
  return answer.isMissing || answer.needsConfirmation || answer.needsNote
}

/** Undefined for a draft: all of it is open. */
function openNodes({ state, openings }: SubmissionView, now: number): ReadonlySet<string> | undefined {
  if (state === 'draft') return undefined
  const unclosed = openings.filter(({ closedAt }) => closedAt === undefined)
  return reopenedNodes(
    unclosed.map(({ node, purpose, until }) => ({ node, purpose, until: Date.parse(until) })),
    now,
  )
}

function answerOf({ items }: Laid, row: FormRow | undefined): Answer | undefined {
  const item = row && items.get(row.item)
  if (!item) return undefined
  const { value, previous, findings, parts } = row
  const cell: Cell = { item, value, previous, findings, parts, isLeft: true }
  return {
    cell,
    isMissing: isMissing(cell),
    needsConfirmation: isGiven(cell) && needsConfirmation(cell),
    needsNote: isGiven(cell) && needsNote(cell),
  }
}
