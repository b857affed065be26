import type { FindingView, JudgedValueView } from '#contract/appraisal-views.ts'
import { decisionFaults, type DecisionFault, type WishedCorrection } from '#domain/appraisal/decision-faults.ts'
import type { FindingDecision, FindingReason } from '#domain/appraisal/finding.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { DECISION_FAULTS } from '#text/appraisal.ts'
import { hardFaultText } from '#text/value-checks.ts'
import { fieldText, typedContent } from '../entry/typed-content.ts'
import { words as entry } from '../entry/words.ts'
import { LANGUAGE } from '../language.ts'
import type { Fault } from '../sign-in/use-faults.ts'
import { judgedContent, keyOf, ownFinding, type Case } from './case.ts'
import { words } from './words.ts'

/** What somebody has chosen and typed so far. */
export type DecisionDraft = {
  readonly decision: FindingDecision | undefined
  /** What stands in the field of a number, by its key; absent where nobody touched it. */
  readonly typed: Readonly<Record<string, string>>
  readonly points: string
  readonly reasonCode: FindingReason | undefined
  readonly reason: string
}

/** What is sent of a draft. */
export type DecisionWish = {
  readonly decision: FindingDecision
  readonly reasonCode: FindingReason | undefined
  readonly reason: string | undefined
  readonly points: string | undefined
  readonly corrections: WishedCorrection[]
}

export const FIELDS = { decision: 'ket-luan', points: 'so-diem', reason: 'ly-do', words: 'noi-ro-them' } as const

export function valueFieldId(at: number): string {
  return `so-lieu-${at + 1}`
}

/** Nothing chosen; or what was decided before, to be decided anew. */
export function draftOf(one: Case): DecisionDraft {
  const finding = ownFinding(one.view)
  if (!finding) return { decision: undefined, typed: {}, points: '', reasonCode: undefined, reason: '' }
  return {
    decision: finding.decision,
    typed: typedOf(one, finding),
    points: finding.points === undefined ? '' : fieldText({ kind: 'points' }, numberContent(finding.points)),
    reasonCode: finding.reasonCode,
    reason: finding.reason ?? '',
  }
}

function typedOf({ items }: Case, { corrections }: FindingView): Record<string, string> {
  return Object.fromEntries(
    corrections.map((correction) => [keyOf(correction), typedText(items.get(correction.item)!, correction.content)]),
  )
}

/** A value as its field holds it: text as typed, a choice by its key. */
export function typedText(item: DataItem, content: ValueContent | undefined): string {
  if (content?.kind === 'option') return content.option
  if (content?.kind === 'yes-no') return content.yes ? 'yes' : 'no'
  return fieldText(item, content)
}

/** The draft as it would be sent, and everything that keeps it from being sent, by the field that it is about. */
export function wishOf(draft: DecisionDraft, one: Case): { wish: DecisionWish | undefined; faults: Fault[] } {
  const { decision } = draft
  if (decision === undefined)
    return { wish: undefined, faults: [{ field: FIELDS.decision, words: words.decide.faults['decision-needed'] }] }
  const isOther = decision !== 'accepted'
  const read = decision === 'corrected' ? correctionsOf(draft, one) : { corrections: [], faults: [] }
  const points = decision === 'points' ? pointsOf(draft, one) : { faults: [] }
  const wish: DecisionWish = {
    decision,
    reasonCode: isOther ? draft.reasonCode : undefined,
    reason: isOther && draft.reason.trim() !== '' ? draft.reason.normalize('NFC').trim() : undefined,
    points: points.points,
    corrections: read.corrections,
  }
  const faults = [...read.faults, ...points.faults]
  // What could not be read is told as such, not as lacking.
  const hidden = faults.length > 0 ? ['correction-needed', 'points-needed'] : []
  const found = decisionFaults(one.node, wish, { items: one.items, reads: () => true })
  faults.push(
    ...faultsOf(
      found.filter(({ code }) => !hidden.includes(code)),
      one,
    ),
  )
  // In the order of the fields.
  const last: readonly string[] = [FIELDS.reason, FIELDS.words]
  faults.sort((a, b) => last.indexOf(a.field) - last.indexOf(b.field))
  return { wish: faults.length === 0 ? wish : undefined, faults }
}

/** Faults that the domain, here or on the server, found in a decision. */
export function faultsOf(found: readonly DecisionFault[], one: Case): Fault[] {
  return found.map(({ code, params }) => {
    const item = one.items.get(String(params['item']))
    const named = item ? { ...params, item: item.name } : params
    return { field: fieldOf(code, item?.id, one), words: DECISION_FAULTS[code][LANGUAGE](named) }
  })
}

function fieldOf(code: DecisionFault['code'], item: string | undefined, { view }: Case): string {
  if (code === 'reason-needed') return FIELDS.reason
  if (code === 'words-needed') return FIELDS.words
  if (code.startsWith('points-') || code === 'too-many-decimals') return FIELDS.points
  if (!code.startsWith('correction-')) return FIELDS.decision
  const at = view.values.findIndex((value) => value.item === item)
  return valueFieldId(Math.max(0, at))
}

function correctionsOf(draft: DecisionDraft, one: Case): { corrections: WishedCorrection[]; faults: Fault[] } {
  const corrections: WishedCorrection[] = []
  const faults: Fault[] = []
  one.view.values.forEach((value, at) => {
    const typed = draft.typed[keyOf(value)]
    if (typed === undefined) return
    const { content, fault } = contentOf(one.items.get(value.item)!, typed)
    if (fault !== undefined) faults.push({ field: valueFieldId(at), words: fault })
    else if (content && !isSame(content, baseOf(one, value))) corrections.push({ ...placeOf(value), content })
  })
  return { corrections, faults }
}

/** What a correction must differ from: the number as submitted, or as somebody else corrected it. */
function baseOf(one: Case, value: JudgedValueView): ValueContent | undefined {
  const isOwn = ownFinding(one.view)?.corrections.some((own) => keyOf(own) === keyOf(value))
  return isOwn ? value.pinned?.content : judgedContent(value)
}

function placeOf({ subject, item, period, part }: JudgedValueView): Omit<WishedCorrection, 'content'> {
  return { subject, item, period, ...(part !== undefined && { part }) }
}

function contentOf(item: DataItem, typed: string): { content?: ValueContent; fault?: string } {
  if (item.kind === 'yes-no') return { content: { kind: 'yes-no', yes: typed === 'yes' } }
  if (item.kind === 'choice') return { content: { kind: 'option', option: typed } }
  const read = typedContent(item, typed)
  if (read.kind === 'empty') return { fault: words.decide.faults['value-needed'] }
  if (read.kind === 'content') return { content: read.content }
  const { fault } = read
  return { fault: fault.kind === 'typed' ? entry.faults[fault.fault] : hardFaultText(fault.fault, item, LANGUAGE) }
}

function pointsOf({ points }: DecisionDraft, one: Case): { points?: string; faults: Fault[] } {
  const item = one.node.leaf!.letters[0]?.item
  if (!item || points.trim() === '') return { faults: [] }
  const { content, fault } = contentOf(item, points)
  if (fault !== undefined) return { faults: [{ field: FIELDS.points, words: fault }] }
  return content?.kind === 'number' ? { points: content.number, faults: [] } : { faults: [] }
}

function isSame(one: ValueContent, other: ValueContent | undefined): boolean {
  return other !== undefined && plain(one) === plain(other)
}

/** Without what was typed: 12 and 12,0 are one number. */
function plain(content: ValueContent): string {
  return JSON.stringify(content.kind === 'number' ? ['number', content.number] : content)
}

function numberContent(number: string): ValueContent {
  return { kind: 'number', number }
}
