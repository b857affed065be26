import { OrganisationLevel } from '#domain/organisation/organisation-version.ts'
import { OrganisationKind } from '#domain/organisation/organisation.ts'
import { ORGANISATION_KINDS, ORGANISATION_LEVELS } from '#text/import-words.ts'
import { ChoiceField, Fields, LineField } from '../administration/fields.tsx'
import { words } from '../administration/words.ts'
import { LANGUAGE } from '../language.ts'
import { fieldIds, type ContentDraft } from './content-draft.ts'
import { UnitPicker } from './unit-picker.tsx'

type Props = {
  draft: ContentDraft
  change: (part: Partial<ContentDraft>) => void
  faultOf: (field: string) => string | undefined
  /** Of which day parents are offered. */
  on: string
  /** Before the fields' ids, where a page has several of these forms. */
  before?: string
  legend?: string
  /** Cannot be its own parent. */
  self?: string
}

/** What an organisation is: its names, its kind and tier, whom it stands under, its codes. */
export function ContentFields({ draft, change, faultOf, on, before = '', legend, self }: Props) {
  const { content } = words
  const ids = fieldIds(before)
  const line = (key: 'name' | 'shortName' | 'abbreviation' | 'identifier' | 'areaCode' | 'ordinal', hint?: string) => (
    <LineField
      id={ids[key]}
      label={content[key]}
      hint={hint}
      value={draft[key]}
      fault={faultOf(ids[key])}
      most={key === 'name' ? 300 : 100}
      isWide={key === 'name'}
      {...(key === 'ordinal' && { inputMode: 'numeric' as const })}
      onChange={(typed) => change({ [key]: typed })}
    />
  )
  return (
    <Fields {...(legend !== undefined && { legend })}>
      {line('name', content.nameHint)}
      {line('shortName', content.shortNameHint)}
      {line('abbreviation', content.abbreviationHint)}
      <ChoiceField
        id={ids.kind}
        label={content.kind}
        value={draft.kind}
        fault={faultOf(ids.kind)}
        options={[
          ['', content.choose],
          ...OrganisationKind.options.map((one) => [one, ORGANISATION_KINDS[LANGUAGE][one]] as const),
        ]}
        onChange={(kind) => change({ kind, ...(draft.level === '' && { level: LEVELS[kind] ?? '' }) })}
      />
      <ChoiceField
        id={ids.level}
        label={content.level}
        value={draft.level}
        fault={faultOf(ids.level)}
        options={[
          ['', content.choose],
          ...OrganisationLevel.options.map((one) => [one, ORGANISATION_LEVELS[LANGUAGE][one]] as const),
        ]}
        onChange={(level) => change({ level })}
      />
      <UnitPicker
        id={ids.parent}
        label={content.parent}
        hint={content.parentHint}
        fault={faultOf(ids.parent)}
        on={on}
        chosen={draft.parent}
        without={self === undefined ? [] : [self]}
        onChoose={(parent) => change({ parent })}
      />
      {line('identifier', content.identifierHint)}
      {line('areaCode', content.areaCodeHint)}
      {line('ordinal', content.ordinalHint)}
    </Fields>
  )
}

/** The tier that a kind usually stands on; it can be chosen otherwise. */
const LEVELS: Readonly<Record<string, string>> = {
  nation: 'central',
  province: 'province',
  department: 'province',
  district: 'district',
  commune: 'commune',
  'central-agency': 'central',
  company: 'none',
  association: 'none',
}
