import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { organisations } from '#contract/organisations.ts'
import type { OrganisationView } from '#contract/organisation-views.ts'
import { stretchText, todayHere } from '../administration/days.ts'
import facts from '../administration/facts.module.css'
import { ChoiceField, Fields, LineField } from '../administration/fields.tsx'
import { Opened } from '../administration/opened.tsx'
import { ShortForm } from '../administration/short-form.tsx'
import { useSaving } from '../administration/use-saving.ts'
import { words } from '../administration/words.ts'
import { call } from '../api.ts'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { refreshRegister, registerOf } from './queries.ts'

const { unit } = words
const [GROUP, RANKED, FROM] = ['nhom', 'xep-hang', 'nhom-tu-ngay']

type Props = { view: OrganisationView; hasEnded: boolean }

/** In which group it is ranked, and since when. */
export function GroupSection({ view, hasEnded }: Props) {
  const { groups } = view
  return (
    <>
      {groups.length === 0 ? <p>{unit.noGroup}</p> : null}
      <ul className={facts.list}>
        {[...groups].reverse().map(({ name, isRanked, ...stretch }) => (
          <li key={stretch.from}>
            <span>{isRanked ? name : words.register.notRanked(name)}</span>
            <span className={facts.about}>{stretchText(stretch)}</span>
          </li>
        ))}
      </ul>
      {hasEnded ? null : (
        <Opened button={unit.changeGroup}>{(close) => <GroupForm view={view} onDone={close} />}</Opened>
      )}
    </>
  )
}

function GroupForm({ view, onDone }: { view: OrganisationView; onDone: () => void }) {
  const queries = useQueryClient()
  const { data } = useQuery(registerOf(todayHere()))
  const running = view.groups.at(-1)
  const [group, setGroup] = useState(running?.group ?? '')
  const [ranked, setRanked] = useState(running?.isRanked === false ? 'khong' : 'co')
  const [from, setFrom] = useState(dateText(todayHere()))
  const saving = useSaving(
    async (day: string) => {
      const seen = view.groups.find((one) => one.from <= day && (one.to === undefined || day < one.to))?.group ?? null
      await call(organisations.setGroup, {
        organisation: view.organisation,
        from: day,
        group: group === '' ? null : group,
        isRanked: ranked === 'co',
        seen,
      })
      await refreshRegister(queries)
      onDone()
    },
    FROM,
    (code) => (code === 'nothing-changed' ? GROUP : FROM),
  )
  const submit = () => {
    const day = dayOf(from)
    saving.submit(day ?? '', day === undefined ? [{ field: FROM, words: words.faults.day(words.days.from) }] : [])
  }
  return (
    <ShortForm saving={saving} button={unit.groupSubmit} onSubmit={submit} onCancel={onDone}>
      <Fields>
        <ChoiceField
          id={GROUP}
          label={unit.group}
          value={group}
          fault={saving.faultOf(GROUP)}
          options={[['', unit.inNoGroup], ...(data?.groups ?? []).map((one) => [one.group, one.name] as const)]}
          onChange={setGroup}
        />
        <ChoiceField
          id={RANKED}
          label={unit.ranked}
          value={ranked}
          options={[
            ['co', unit.isRanked],
            ['khong', unit.isAssessedOnly],
          ]}
          onChange={setRanked}
        />
        <LineField
          id={FROM}
          label={words.days.from}
          hint={words.days.hint}
          value={from}
          fault={saving.faultOf(FROM)}
          inputMode="numeric"
          onChange={setFrom}
        />
      </Fields>
    </ShortForm>
  )
}
