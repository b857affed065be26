import type { ContentInput } from '#contract/organisations.ts'
import { readIdentifier } from '#domain/organisation/identifier.ts'
import type { OrganisationContent } from '#domain/organisation/organisation-version.ts'
import { defined } from './defined.ts'
import { notChanged } from './not-changed.ts'

/** What an organisation is to be, its identifier in the form that we keep; refuses one that cannot be read. */
export function contentFrom({ name, kind, level, ordinal, identifier, ...rest }: ContentInput): OrganisationContent {
  const { shortName, abbreviation, parent, areaCode } = rest
  const content = { name, kind, level, ordinal, ...defined({ shortName, abbreviation, parent, areaCode }) }
  if (identifier === undefined) return content
  const read = readIdentifier(identifier)
  if (read.kind === 'fault') throw notChanged({ code: read.code, params: { organisation: name, written: identifier } })
  return { ...content, identifier: read.identifier }
}
