import type { AppraisalView, FindingView, JudgedValueView } from '#contract/appraisal-views.ts'
import type { Variable } from '#domain/edition/definition.ts'
import type { Letter, Outline, OutlineNode } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { ValueContent } from '#domain/value/value-content.ts'

/** One criterion of one submission, as its page has it. */
export type Case = {
  readonly view: AppraisalView
  readonly items: ReadonlyMap<string, DataItem>
  readonly outline: Outline
  readonly node: OutlineNode
  /** The account that looks. */
  readonly account: string
  /** Takes anew what the server holds. */
  readonly refresh: () => Promise<AppraisalView>
}

export function keyOf({
  subject,
  item,
  period,
  part,
}: Pick<JudgedValueView, 'subject' | 'item' | 'period' | 'part'>): string {
  return [subject, item, period, part ?? ''].join(' ')
}

/** The number as it is judged now. */
export function judgedContent({ corrected, pinned }: JudgedValueView): ValueContent | undefined {
  return corrected ?? pinned?.content
}

/** The numbers in the order of the letters, with those of the unit's own that lack: they too can be corrected. */
export function withMissing(view: AppraisalView, node: OutlineNode): JudgedValueView[] {
  const { letters } = node.leaf!
  const known = new Set(view.values.map(({ item }) => item))
  const lacking = letters
    .filter(({ item, variable }) => variable.of === 'own' && isOfThisPeriod(variable) && !known.has(item.id))
    .map(({ item }) => item.id)
  const missing = [...new Set(lacking)].map((item) => ({
    ...{ subject: view.organisation.id, item, period: view.period },
    isOwn: true,
    findings: [],
  }))
  const place = ({ item }: JudgedValueView): number => letters.findIndex((letter) => letter.item.id === item)
  return [...view.values, ...missing].sort((a, b) => place(a) - place(b))
}

function isOfThisPeriod({ period, combine }: Variable): boolean {
  return period === 'same' && combine === 'none'
}

/** Letters that no number stands for, and that nobody but its giver can fill. */
export function emptyLetters({ view, node }: Case): readonly Letter[] {
  return node.leaf!.letters.filter(({ item }) => view.values.every((value) => value.item !== item.id))
}

/** The finding of the look that the caller takes. */
export function ownFinding({ findings, pass }: AppraisalView): FindingView | undefined {
  return findings.find((one) => one.pass === pass && one.state !== 'withdrawn')
}

/** The letters under which the rule knows a number. */
export function lettersOf({ view, node }: Case, value: JudgedValueView): string[] {
  return node
    .leaf!.letters.filter(({ item, variable }) => {
      if (item.id !== value.item || (variable.of === 'own') !== value.isOwn) return false
      return variable.period === 'previous' ? value.period !== view.period : true
    })
    .map(({ name }) => name)
}

/** The one number that a letter stands for; undefined where it stands for several, or for none. */
export function valueOf(one: Case, letter: string): JudgedValueView | undefined {
  const values = one.view.values.filter((value) => lettersOf(one, value).includes(letter))
  return values.length === 1 ? values[0] : undefined
}
