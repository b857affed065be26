import type { OutlineNode } from '../edition/outline.ts'
import { canonicalJson } from '../event/canonical-json.ts'
import type { GivenRow } from '../value/given-values.ts'
import { counts } from '../value/value-state.ts'

/**
 * Method §15.10. True where a criterion reads only numbers of the member's own period, each of them is given, and each
 * says what it said in the submission that was approved last.
 */
export function isUnchanged(
  { leaf }: OutlineNode,
  rows: readonly GivenRow[],
  before: readonly GivenRow[],
  { member, period, lastPeriod }: { readonly member: string; readonly period: string; readonly lastPeriod: string },
): boolean {
  const isOfPeriod = leaf!.letters.every(
    ({ variable }) => variable.of === 'own' && variable.combine === 'none' && variable.period === 'same',
  )
  const said = (some: readonly GivenRow[], of: string, item: string): string | undefined => {
    const found = some.filter((row) => row.subject === member && row.item === item && row.period === of)
    const isGiven = found.length > 0 && found.every(({ state }) => counts(state))
    return isGiven ? canonicalJson(found.map(({ part, content }) => [part ?? '', meant(content)])) : undefined
  }
  return (
    isOfPeriod &&
    leaf!.letters.every(({ item }) => {
      const now = said(rows, period, item.id)
      return now !== undefined && now === said(before, lastPeriod, item.id)
    })
  )
}

/** A number is the same whichever way it was typed. */
function meant(content: GivenRow['content']): GivenRow['content'] {
  return content.kind === 'number' ? { kind: content.kind, number: content.number } : content
}
