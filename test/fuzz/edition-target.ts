import { readItems, readNearEqual } from '#content/library.ts'
import { parseYaml } from '#content/read-yaml.ts'
import { ContentError, type ContentFault } from '#domain/content/content-fault.ts'
import { checkEdition } from '#domain/edition/check/check-edition.ts'
import { Edition } from '#domain/edition/definition.ts'
import { contentFaultText } from '#text/content-faults.ts'
import { findingText } from '#text/findings.ts'
import { editionText } from './edition-texts.ts'
import { ensure, ensureSentence, type FuzzTarget } from './fuzz-target.ts'

/** A damaged edition is either read, and then checked to the end, or refused with the place of every fault. */
export const editionTarget: FuzzTarget<string> = { name: 'edition', share: 3, make: editionText, judge }

const ITEMS = readItems()
const NEAR_EQUAL = readNearEqual()
const MOST_FAULTS = 50

function judge(text: string): void {
  const edition = editionOf(text)
  if (!edition) return
  for (const finding of checkEdition(edition, ITEMS, NEAR_EQUAL)) {
    ensureSentence((language) => findingText(finding, language), Infinity)
  }
}

function editionOf(text: string): Edition | undefined {
  try {
    return parseYaml('bo-chi-so.yaml', text, Edition)
  } catch (error) {
    ensure(error instanceof ContentError, `not a ContentError: ${error instanceof Error ? error.stack : String(error)}`)
    ensure(error.faults.length > 0 && error.faults.length <= MOST_FAULTS, `${error.faults.length} faults`)
    const lines = text.split('\n').length
    for (const fault of error.faults) ensurePlaced(fault, lines)
    return undefined
  }
}

function ensurePlaced(fault: ContentFault, lines: number): void {
  ensure(
    fault.line >= 1 && fault.line <= lines && fault.column >= 1,
    `${fault.code} at ${fault.line}:${fault.column} of ${lines} lines`,
  )
  ensureSentence((language) => contentFaultText(fault, language))
}
