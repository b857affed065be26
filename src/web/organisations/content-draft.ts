import type { ContentInput } from '#contract/organisations.ts'
import type { OrganisationVersionView } from '#contract/organisation-views.ts'
import { readIdentifier } from '#domain/organisation/identifier.ts'
import { AreaCode, OrganisationLevel } from '#domain/organisation/organisation-version.ts'
import { OrganisationKind } from '#domain/organisation/organisation.ts'
import { words } from '../administration/words.ts'
import type { Fault } from '../sign-in/use-faults.ts'
import type { Chosen } from './unit-picker.tsx'

/** What an organisation is to be, as it is typed. */
export type ContentDraft = {
  readonly name: string
  readonly shortName: string
  readonly abbreviation: string
  readonly kind: string
  readonly level: string
  readonly parent: Chosen | undefined
  readonly identifier: string
  readonly areaCode: string
  readonly ordinal: string
}

export const EMPTY: ContentDraft = {
  ...{ name: '', shortName: '', abbreviation: '', kind: '', level: '', parent: undefined },
  ...{ identifier: '', areaCode: '', ordinal: '' },
}

export function draftOf(version: OrganisationVersionView, parent: Chosen | undefined): ContentDraft {
  const { name, shortName = '', abbreviation = '', kind, level, identifier = '', areaCode = '', ordinal } = version
  return { name, shortName, abbreviation, kind, level, parent, identifier, areaCode, ordinal: String(ordinal) }
}

/** What is proposed, where nothing was typed. */
export function typedOver(proposed: ContentDraft, typed: ContentDraft): ContentDraft {
  const own = Object.entries(typed).filter(([, value]) => value !== '' && value !== undefined)
  return { ...proposed, ...Object.fromEntries(own) }
}

/** The ids of the fields, with what stands before them where a page has several of these forms. */
export const fieldIds = (before: string) => ({
  name: `${before}ten`,
  shortName: `${before}ten-ngan`,
  abbreviation: `${before}viet-tat`,
  kind: `${before}loai`,
  level: `${before}cap`,
  parent: `${before}truc-thuoc`,
  identifier: `${before}ma-dinh-danh`,
  areaCode: `${before}ma-hanh-chinh`,
  ordinal: `${before}thu-tu`,
})

/** The content, or what is wrong with what was typed. */
export function contentOf(draft: ContentDraft, before: string): { content?: ContentInput; faults: Fault[] } {
  const ids = fieldIds(before)
  const { faults: said } = words
  const kind = OrganisationKind.safeParse(draft.kind).data
  const level = OrganisationLevel.safeParse(draft.level).data
  const [name, identifier, areaCode] = [line(draft.name), line(draft.identifier), line(draft.areaCode)]
  const faults = [
    ...(name === undefined ? [{ field: ids.name, words: said.name }] : []),
    ...(kind === undefined ? [{ field: ids.kind, words: said.kind }] : []),
    ...(level === undefined ? [{ field: ids.level, words: said.level }] : []),
    ...(identifier !== undefined && readIdentifier(identifier).kind === 'fault'
      ? [{ field: ids.identifier, words: said.identifier }]
      : []),
    ...(areaCode !== undefined && !AreaCode.safeParse(areaCode).success
      ? [{ field: ids.areaCode, words: said.areaCode }]
      : []),
    ...(/^\d{1,6}$/.test(draft.ordinal.trim()) ? [] : [{ field: ids.ordinal, words: said.ordinal }]),
  ]
  if (faults.length > 0) return { faults }
  const [shortName, abbreviation] = [line(draft.shortName), line(draft.abbreviation)]
  return {
    faults,
    content: {
      ...{ name: name!, kind: kind!, level: level!, ordinal: Number(draft.ordinal.trim()) },
      ...(shortName !== undefined && { shortName }),
      ...(abbreviation !== undefined && { abbreviation }),
      ...(draft.parent && { parent: draft.parent.organisation }),
      ...(identifier !== undefined && { identifier }),
      ...(areaCode !== undefined && { areaCode }),
    },
  }
}

/** The field that a fault of the register is about. */
export function contentFieldOf(code: string, before: string): string | undefined {
  const ids = fieldIds(before)
  if (code.startsWith('identifier')) return ids.identifier
  if (code.startsWith('parent')) return ids.parent
  return undefined
}

/** Without the blanks around it; undefined where nothing is left. */
export function line(typed: string): string | undefined {
  const text = typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return text === '' ? undefined : text
}
