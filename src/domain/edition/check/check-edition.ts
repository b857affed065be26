import type { ItemCatalogue, NearEqual } from '../../item/data-item.ts'
import type { Edition } from '../definition.ts'
import type { Finding } from '../finding.ts'
import { outlineOf, type Outline, type OutlineNode } from '../outline.ts'
import { childrenSums } from './children-sums.ts'
import { codes } from './codes.ts'
import { countDifferences } from './count-differences.ts'
import { divisors } from './divisors.ts'
import { examples } from './examples.ts'
import { itemFindings } from './items.ts'
import { levelMismatches } from './level-mismatches.ts'
import { printedDifferences } from './printed-differences.ts'
import { ranges } from './ranges.ts'
import { roundings } from './roundings.ts'
import { untranslated } from './untranslated.ts'

/**
 * What is wrong or remarkable in an edition, in printed order. Everything is computed from the rows, rules and items;
 * notes are read only afterwards, to say which finding one of them explains.
 */
export function checkEdition(edition: Edition, items: ItemCatalogue, nearEqual: readonly NearEqual[] = []): Finding[] {
  const { outline, faults } = outlineOf(edition, items)
  const findings = [
    ...faults,
    ...untranslated(outline),
    ...codes(outline),
    ...childrenSums(outline),
    ...countDifferences(outline),
    ...ranges(outline),
    ...divisors(outline),
    ...examples(outline),
    ...itemFindings(outline, nearEqual),
    ...levelMismatches(outline),
    ...roundings(outline),
    ...printedDifferences(outline),
  ]
  return inPrintedOrder(outline, findings).map((finding) => explained(outline, finding))
}

function inPrintedOrder(outline: Outline, findings: readonly Finding[]): Finding[] {
  const place = (finding: Finding): number =>
    finding.node === undefined ? -1 : (nodeOf(outline, finding)?.index ?? outline.nodes.length)
  return findings
    .map((finding, at) => ({ finding, at, index: place(finding) }))
    .sort((a, b) => a.index - b.index || a.at - b.at)
    .map(({ finding }) => finding)
}

/** The note at the row that accounts for the finding, else one on the whole edition. */
function explained(outline: Outline, finding: Finding): Finding {
  if (finding.severity === 'fault' || finding.explainedBy) return finding
  const here = finding.node === undefined ? [] : (nodeOf(outline, finding)?.row.notes ?? [])
  const note = [...here, ...outline.edition.notes].find((one) => one.explains.includes(finding.code))
  return note ? { ...finding, explainedBy: note } : finding
}

function nodeOf(outline: Outline, finding: Finding): OutlineNode | undefined {
  return outline.byCode.get(finding.node!)
}
