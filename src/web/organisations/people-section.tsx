import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { organisations } from '#contract/organisations.ts'
import type { OrganisationView, PositionView } from '#contract/organisation-views.ts'
import { PositionKind } from '#domain/organisation/position.ts'
import { AUTHORITY_FORMS, POSITION_KINDS } from '#text/positions.ts'
import { EndForm } from '../administration/day-form.tsx'
import { dayAfter, isOver, stretchText, todayHere } from '../administration/days.ts'
import facts from '../administration/facts.module.css'
import { ChoiceField, Fields, LineField } from '../administration/fields.tsx'
import { Opened } from '../administration/opened.tsx'
import { ShortForm } from '../administration/short-form.tsx'
import { useSaving } from '../administration/use-saving.ts'
import { words } from '../administration/words.ts'
import { call } from '../api.ts'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { LANGUAGE } from '../language.ts'
import { AuthorityForm } from './authority-form.tsx'
import { line } from './content-draft.ts'
import { refreshRegister } from './queries.ts'

const { unit, people } = words

type Props = { view: OrganisationView; hasEnded: boolean }

/** Who is what there, since when, and who signs for the head by which paper. */
export function PeopleSection({ view, hasEnded }: Props) {
  const [present, past] = [
    view.positions.filter((position) => !isOver(position)),
    view.positions.filter((position) => isOver(position)),
  ]
  return (
    <>
      {present.length === 0 ? <p>{people.none}</p> : <Positions view={view} positions={present} />}
      {past.length === 0 ? null : (
        <details>
          <summary>{people.past}</summary>
          <Positions view={view} positions={past} />
        </details>
      )}
      {hasEnded ? null : (
        <Opened button={people.add}>
          {(close) => <PositionForm organisation={view.organisation} onDone={close} />}
        </Opened>
      )}
    </>
  )
}

function Positions({ view, positions }: { view: OrganisationView; positions: readonly PositionView[] }) {
  return (
    <ul className={facts.list}>
      {positions.map((position) => (
        <li key={position.position} className={isOver(position) ? facts.over : undefined}>
          <span>
            <strong>{position.person.name}</strong>, {position.title}
          </span>
          <span className={facts.about}>
            {[
              POSITION_KINDS[LANGUAGE][position.kind],
              stretchText(position),
              position.person.email,
              position.person.phone,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {position.authorities.map((authority) => (
            <span key={authority.authority} className={facts.about}>
              {[AUTHORITY_FORMS[LANGUAGE][authority.form], authority.document, stretchText(authority)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          ))}
          {isOver(position) ? null : <Acts organisation={view.organisation} position={position} />}
        </li>
      ))}
    </ul>
  )
}

function Acts({ organisation, position }: { organisation: string; position: PositionView }) {
  const queries = useQueryClient()
  const { position: id, person, title, kind, authorities } = position
  const running = authorities.find((one) => !isOver(one))
  return (
    <div className={facts.acts}>
      {kind === 'head' || kind === 'committee-member' ? null : (
        <Opened button={people.authorise} label={people.authoriseLabel(person.name)}>
          {(close) => <AuthorityForm organisation={organisation} position={id} onDone={close} />}
        </Opened>
      )}
      {running === undefined ? null : (
        <Opened button={people.endAuthority} label={people.endAuthorityLabel(person.name)}>
          {(close) => (
            <EndForm
              label={words.days.until}
              button={people.endAuthority}
              says={people.endAuthoritySays(person.name)}
              onCancel={close}
              onGive={async (to) => {
                await call(organisations.endAuthority, { organisation, authority: running.authority, to })
                await refreshRegister(queries)
              }}
            />
          )}
        </Opened>
      )}
      <Opened button={people.end} label={people.endLabel(person.name)}>
        {(close) => (
          <EndForm
            label={words.days.until}
            button={people.end}
            says={people.endSays(person.name, title)}
            onCancel={close}
            onGive={async (to) => {
              await call(organisations.endPosition, { organisation, position: id, to })
              await refreshRegister(queries)
            }}
          />
        )}
      </Opened>
    </div>
  )
}

const IDS = {
  name: 'nguoi-ho-ten',
  kind: 'nguoi-vi-tri',
  title: 'nguoi-chuc-vu',
  email: 'nguoi-thu',
  phone: 'nguoi-dien-thoai',
  from: 'nguoi-tu-ngay',
  to: 'nguoi-den-ngay',
}
const EMPTY = { name: '', kind: 'head', title: '', email: '', phone: '', from: '', to: '' }

function PositionForm({ organisation, onDone }: { organisation: string; onDone: () => void }) {
  const queries = useQueryClient()
  const [draft, set] = useState({ ...EMPTY, from: dateText(todayHere()) })
  const change = (part: Partial<typeof EMPTY>) => set((before) => ({ ...before, ...part }))
  const saving = useSaving(
    async (days: { from: string; to?: string }) => {
      const [email, phone] = [line(draft.email), line(draft.phone)]
      await call(organisations.setPosition, {
        organisation,
        person: { name: line(draft.name)!, ...(email && { email }), ...(phone && { phone }) },
        kind: PositionKind.parse(draft.kind),
        title: line(draft.title)!,
        ...days,
      })
      await refreshRegister(queries)
      onDone()
    },
    IDS.name,
    (code) => (code === 'two-heads' ? IDS.kind : IDS.from),
  )
  const submit = () => {
    const [from, to] = [dayOf(draft.from), draft.to.trim() === '' ? null : dayOf(draft.to)]
    const days = { from: from ?? '', ...(to && { to: dayAfter(to) }) }
    saving.submit(days, [
      ...(line(draft.name) ? [] : [{ field: IDS.name, words: words.faults.personName }]),
      ...(line(draft.title) ? [] : [{ field: IDS.title, words: words.faults.title }]),
      ...(from ? [] : [{ field: IDS.from, words: words.faults.day(people.from) }]),
      ...(to === undefined ? [{ field: IDS.to, words: words.faults.day(people.to) }] : []),
    ])
  }
  const field = (key: keyof typeof IDS, hint?: string) => (
    <LineField
      id={IDS[key]}
      label={people[key]}
      hint={hint}
      value={draft[key]}
      fault={saving.faultOf(IDS[key])}
      onChange={(typed) => change({ [key]: typed })}
    />
  )
  return (
    <ShortForm saving={saving} button={people.submit} says={unit.positionSays} onSubmit={submit} onCancel={onDone}>
      <Fields>
        {field('name', people.nameHint)}
        <ChoiceField
          id={IDS.kind}
          label={people.kind}
          value={draft.kind}
          fault={saving.faultOf(IDS.kind)}
          options={PositionKind.options.map((one) => [one, POSITION_KINDS[LANGUAGE][one]] as const)}
          onChange={(kind) => change({ kind })}
        />
        {field('title', people.titleHint)}
        {field('email')}
        {field('phone')}
        {field('from', words.days.hint)}
        {field('to', words.days.openEnd)}
      </Fields>
    </ShortForm>
  )
}
