import { useQuery } from '@tanstack/react-query'
import type { AccountKind } from '#domain/account/account.ts'
import { scopeParts } from '#domain/account/grant-scope.ts'
import { Role } from '#domain/permission/role.ts'
import { ROLES } from '#text/roles.ts'
import { todayHere } from '../administration/days.ts'
import { ChoiceField, Fields, LineField } from '../administration/fields.tsx'
import { words } from '../administration/words.ts'
import { editionList } from '../api.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { LANGUAGE } from '../language.ts'
import { UnitPicker } from '../organisations/unit-picker.tsx'
import { GRANTED, grantIds, type GrantDraft } from './grant-draft.ts'

const { grant: said } = words

type Props = {
  draft: GrantDraft
  kind: AccountKind
  change: (part: Partial<GrantDraft>) => void
  faultOf: (field: string) => string | undefined
  before?: string
  legend?: string
}

/** A role, what it is for, and from when to when: only what the role reads is asked. */
export function GrantFields({ draft, kind, change, faultOf, before = '', legend }: Props) {
  const ids = grantIds(before)
  const role = Role.safeParse(draft.role).data
  const parts = role ? scopeParts(role) : []
  const { data: editions } = useQuery({ ...editionList, enabled: parts.includes('edition') })
  const line = (key: 'node' | 'item' | 'task' | 'from' | 'to', hint: string) => (
    <LineField
      id={ids[key]}
      label={said[key]}
      hint={hint}
      value={draft[key]}
      fault={faultOf(ids[key])}
      onChange={(typed) => change({ [key]: typed })}
    />
  )
  return (
    <Fields {...(legend !== undefined && { legend })}>
      <ChoiceField
        id={ids.role}
        label={said.role}
        hint={role ? words.roleHints[role] : said.roleHint}
        value={draft.role}
        fault={faultOf(ids.role)}
        options={[['', said.choose], ...GRANTED[kind].map((one) => [one, ROLES[LANGUAGE][one]] as const)]}
        onChange={(chosen) => change({ role: chosen })}
        isWide
      />
      {parts.includes('organisation') ? (
        <UnitPicker
          id={ids.organisation}
          label={said.organisation}
          fault={faultOf(ids.organisation)}
          on={dayOf(draft.from) ?? todayHere()}
          chosen={draft.organisation}
          onChoose={(organisation) => change({ organisation })}
        />
      ) : null}
      {parts.includes('edition') ? (
        <ChoiceField
          id={ids.edition}
          label={said.edition}
          value={draft.edition}
          fault={faultOf(ids.edition)}
          options={[
            ['', said.choose],
            ...(editions?.editions ?? []).map(({ id, title }) => [id, title[LANGUAGE]] as const),
          ]}
          onChange={(edition) => change({ edition })}
        />
      ) : null}
      {parts.includes('node') ? line('node', said.nodeHint) : null}
      {parts.includes('item') ? line('item', said.itemHint) : null}
      {parts.includes('task') ? line('task', said.taskHint) : null}
      {line('from', said.fromHint)}
      {line('to', words.days.openEnd)}
    </Fields>
  )
}
