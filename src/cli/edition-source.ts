import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CONTENT, editionIds, readEdition, readItems, readNearEqual } from '#content/library.ts'
import { rowLines } from '#content/row-lines.ts'
import { checkEdition } from '#domain/edition/check/check-edition.ts'
import type { Edition } from '#domain/edition/definition.ts'
import { isFault, type Finding } from '#domain/edition/finding.ts'
import { outlineOf, type Outline } from '#domain/edition/outline.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import { findingText } from '#text/findings.ts'
import type { Language } from '#text/language.ts'
import { Misuse } from './command.ts'

/** `file` is where it stands, as a person would name it. */
export type LoadedEdition = { readonly edition: Edition; readonly items: ItemCatalogue; readonly file: string }

/** Loads an edition by id or file. A name that is neither is a misuse; bad content throws `ContentError`. */
export function loadEdition(idOrFile: string): LoadedEdition {
  const isKnown = editionIds().includes(idOrFile)
  if (!isKnown && !existsSync(idOrFile)) {
    const known = editionIds().join(', ')
    throw new Misuse(
      `không có bộ chỉ số hay tệp «${idOrFile}»; bộ chỉ số có sẵn: ${known}`,
      `there is no edition or file "${idOrFile}"; editions: ${known}`,
    )
  }
  const file = isKnown ? join(CONTENT, 'editions', `${idOrFile}.yaml`) : pathOf(idOrFile)
  const edition = readEdition(isKnown ? idOrFile : file)
  return { edition, items: itemsOf(edition), file }
}

/** The catalogue and what the edition brings along; where both have an id, the edition's own is meant. */
function itemsOf(edition: Edition): ItemCatalogue {
  const items = readItems(CONTENT)
  for (const item of edition.items) items.set(item.id, item)
  return items
}

/** The reader takes a bare name for an id; a file in the current folder is one all the same. */
function pathOf(file: string): string {
  return /[\\/]/.test(file) ? file : `./${file}`
}

/** The edition's layout when nothing stops scoring, else the sentences that say what does. */
export function scoreable(
  { edition, items, file }: LoadedEdition,
  language: Language,
): { outline: Outline; stops?: undefined } | { outline?: undefined; stops: string[] } {
  const { outline, faults } = outlineOf(edition, items)
  const stopping = faults.filter(isFault)
  if (stopping.length === 0) return { outline }
  const placed = faultPlaces(file, language)
  return { stops: stopping.map(placed) }
}

export function findingsOf({ edition, items }: LoadedEdition): Finding[] {
  return checkEdition(edition, items, readNearEqual())
}

/** "3.1 (dòng 1751): …" */
export function placed(finding: Finding, language: Language): string {
  const line =
    finding.line === undefined ? '' : language === 'vi' ? ` (dòng ${finding.line})` : ` (line ${finding.line})`
  return `${finding.node ?? (language === 'vi' ? 'Cả bộ' : 'Whole set')}${line}: ${findingText(finding, language)}`
}

/** "bo-chi-so.yaml:57: 3.1: …", the line of the file, for faults that its author has to repair. */
export function faultPlaces(file: string, language: Language): (finding: Finding) => string {
  const lines = rowLines(file)
  return (finding) => {
    const row = finding.node === undefined ? undefined : lines.get(finding.node)
    const line = finding.formulaFault || finding.code === 'variable-without-item' ? row?.formula : row?.code
    const place = line === undefined ? file : `${file}:${line}`
    return `${place}: ${finding.node === undefined ? '' : `${finding.node}: `}${findingText(finding, language)}`
  }
}
