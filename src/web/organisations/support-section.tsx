import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { organisations } from '#contract/organisations.ts'
import type { OrganisationView } from '#contract/organisation-views.ts'
import { EndForm } from '../administration/day-form.tsx'
import { dayAfter, isOver, stretchText, todayHere } from '../administration/days.ts'
import facts from '../administration/facts.module.css'
import { Fields, LineField } from '../administration/fields.tsx'
import { Opened } from '../administration/opened.tsx'
import { ShortForm } from '../administration/short-form.tsx'
import { useSaving } from '../administration/use-saving.ts'
import { words } from '../administration/words.ts'
import { call } from '../api.ts'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { line } from './content-draft.ts'
import { refreshRegister } from './queries.ts'
import { UnitPicker, type Chosen } from './unit-picker.tsx'

const { support } = words

type Props = { view: OrganisationView; hasEnded: boolean }

/** Who supports it, and the communes that it supports itself. */
export function SupportSection({ view, hasEnded }: Props) {
  const queries = useQueryClient()
  const { organisation, supporters, supports } = view
  return (
    <>
      {supporters.length === 0 ? <p>{support.none}</p> : null}
      <ul className={facts.list}>
        {supporters.map(({ supporter, by, document, ...stretch }) => (
          <li key={supporter} className={isOver(stretch) ? facts.over : undefined}>
            <span>{by.kind === 'organisation' ? <UnitLink {...by} /> : support.member(by.name)}</span>
            <span className={facts.about}>{[document, stretchText(stretch)].filter(Boolean).join(' · ')}</span>
            {isOver(stretch) ? null : (
              <div className={facts.acts}>
                <Opened button={support.end} label={support.endLabel(by.name)}>
                  {(close) => (
                    <EndForm
                      label={words.days.until}
                      button={support.end}
                      says={support.endSays(by.name)}
                      onCancel={close}
                      onGive={async (to) => {
                        await call(organisations.endSupporter, { organisation, supporter, to })
                        await refreshRegister(queries)
                      }}
                    />
                  )}
                </Opened>
              </div>
            )}
          </li>
        ))}
      </ul>
      {supports.length === 0 ? null : (
        <>
          <h3>{support.supports}</h3>
          <ul className={facts.list}>
            {supports.map(({ supporter, document, organisation: id, name, ...stretch }) => (
              <li key={supporter} className={isOver(stretch) ? facts.over : undefined}>
                <UnitLink organisation={id} name={name} />
                <span className={facts.about}>{[document, stretchText(stretch)].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {hasEnded ? null : (
        <Opened button={support.add}>{(close) => <SupporterForm organisation={organisation} onDone={close} />}</Opened>
      )}
    </>
  )
}

function UnitLink({ organisation, name }: Chosen) {
  return (
    <Link to="/quan-tri/don-vi/$organisation" params={{ organisation }}>
      {name}
    </Link>
  )
}

const [BY, DOCUMENT, FROM, TO] = ['ben-ho-tro', 'ho-tro-van-ban', 'ho-tro-tu', 'ho-tro-den']

function SupporterForm({ organisation, onDone }: { organisation: string; onDone: () => void }) {
  const queries = useQueryClient()
  const [by, choose] = useState<Chosen>()
  const [draft, set] = useState({ document: '', from: dateText(todayHere()), to: '' })
  const saving = useSaving(async (days: { from: string; to?: string }) => {
    const document = line(draft.document)
    await call(organisations.addSupporter, {
      organisation,
      by: { kind: 'organisation', organisation: by!.organisation },
      ...(document && { document }),
      ...days,
    })
    await refreshRegister(queries)
    onDone()
  }, BY)
  const submit = () => {
    const [from, to] = [dayOf(draft.from), draft.to.trim() === '' ? null : dayOf(draft.to)]
    saving.submit({ from: from ?? '', ...(to && { to: dayAfter(to) }) }, [
      ...(by ? [] : [{ field: BY, words: words.faults.supporter }]),
      ...(from ? [] : [{ field: FROM, words: words.faults.day(words.days.from) }]),
      ...(to === undefined ? [{ field: TO, words: words.faults.day(words.days.until) }] : []),
    ])
  }
  const field = (id: string, key: keyof typeof draft, label: string, hint: string) => (
    <LineField
      id={id}
      label={label}
      hint={hint}
      value={draft[key]}
      fault={saving.faultOf(id)}
      onChange={(typed) => set((before) => ({ ...before, [key]: typed }))}
    />
  )
  return (
    <ShortForm saving={saving} button={support.submit} onSubmit={submit} onCancel={onDone}>
      <Fields>
        <UnitPicker
          id={BY}
          label={support.by}
          hint={support.byHint}
          fault={saving.faultOf(BY)}
          on={dayOf(draft.from) ?? todayHere()}
          chosen={by}
          without={[organisation]}
          onChoose={choose}
        />
        {field(DOCUMENT, 'document', support.document, support.documentHint)}
        {field(FROM, 'from', words.days.from, words.days.hint)}
        {field(TO, 'to', words.days.until, words.days.openEnd)}
      </Fields>
    </ShortForm>
  )
}
