import type { Fault } from '../sign-in/use-faults.ts'
import type { Check, CheckedCriterion } from './check.ts'
import { checkWords } from './words.ts'

/** What keeps a submission from being sent; `item` is the cell in which it is mended. */
export type CheckFault = Fault & { readonly item?: string }

/** Numbers without the note that they need, then criteria without evidence, in printed order. */
export function faultsOf({ parts }: Check): CheckFault[] {
  return parts
    .flatMap((part) => part.criteria)
    .flatMap((criterion) => [...noteFaults(criterion), ...evidenceFault(criterion)])
}

export function rowId(item: string): string {
  return `dong-${item}`
}

export function criterionId(code: string): string {
  return `tieu-chi-${code}`
}

function noteFaults({ answers }: CheckedCriterion): CheckFault[] {
  return answers
    .filter(({ needsNote }) => needsNote)
    .map(({ cell: { item } }) => ({ field: rowId(item.id), item: item.id, words: checkWords.errors.note(item.name) }))
}

/** Evidence hangs on the numbers that a criterion reads: its first own one is the place. */
function evidenceFault({ node, lacksEvidence }: CheckedCriterion): CheckFault[] {
  if (!lacksEvidence) return []
  const item = node.leaf!.letters.find(({ variable }) => variable.of === 'own')?.item.id
  const words = checkWords.errors.evidence(node.code, node.row.title.text)
  return [{ field: criterionId(node.code), words, ...(item !== undefined && { item }) }]
}
