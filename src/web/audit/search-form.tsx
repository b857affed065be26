import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useId, useState, type ComponentProps, type SubmitEvent } from 'react'
import { areaOf, EVENT_AREAS } from '#domain/event/event-area.ts'
import type { EventKind } from '#domain/event/event-kind.ts'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'
import button from '../ui/button.module.css'
import field from '../ui/text-field.module.css'
import styles from './history-page.module.css'
import { allRounds, unitsNow } from './queries.ts'
import { isSearchable, type Span } from './span.ts'
import { kinds, words } from './words.ts'

const route = getRouteApi('/nhat-ky')

type Props = { state: ReturnType<typeof route.useSearch>; span: Span }

/** What is looked for; it is searched when it is sent, not with each key. */
export function SearchForm({ state, span }: Props) {
  const navigate = route.useNavigate()
  const [isRefused, refuse] = useState(false)
  const fault = useId()
  const units = useQuery(unitsNow).data ?? []
  const rounds = useQuery(allRounds).data ?? []
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const said = (name: string): string | undefined => textOf(given.get(name))
    // What is no day, typed as dd/MM/yyyy, is none that can be searched.
    const day = (name: keyof Span): string => dayOf(said(name) ?? dateText(span[name])) ?? ''
    const days = { from: day('from'), to: day('to') }
    if (!isSearchable(days)) return refuse(true)
    const asked = { query: said('query'), kind: said('kind'), unit: said('unit'), round: said('round') }
    void navigate({ search: { account: state.account, edition: state.edition, ...asked, ...days } })
  }
  return (
    <form className={styles.form} role="search" aria-label={words.search.label} onSubmit={send}>
      <Field label={words.search.words} name="query" type="search" maxLength={200} defaultValue={state.query} wide />
      <Field
        label={words.search.from}
        name="from"
        inputMode="numeric"
        defaultValue={dateText(span.from)}
        fault={isRefused && fault}
      />
      <Field
        label={words.search.to}
        name="to"
        inputMode="numeric"
        defaultValue={dateText(span.to)}
        fault={isRefused && fault}
      />
      <Choice label={words.search.kind} name="kind" chosen={state.kind}>
        {EVENT_AREAS.map((area) => (
          <optgroup key={area} label={words.areas[area]}>
            <option value={area}>{`${words.areas[area]}: ${words.search.all.toLowerCase()}`}</option>
            {KINDS.filter((kind) => areaOf(kind) === area).map((kind) => (
              <option key={kind} value={kind}>
                {kinds[kind]}
              </option>
            ))}
          </optgroup>
        ))}
      </Choice>
      {/* Chosen once the names are there. */}
      <Choice key={`units ${units.length}`} label={words.search.unit} name="unit" chosen={state.unit}>
        {units.map(({ organisation, name }) => (
          <option key={organisation} value={organisation}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice key={`rounds ${rounds.length}`} label={words.search.round} name="round" chosen={state.round}>
        {rounds.map(({ round, title }) => (
          <option key={round} value={round}>
            {title}
          </option>
        ))}
      </Choice>
      <div className={styles.acts}>
        <button type="submit" className={button.filled}>
          {words.search.find}
        </button>
        <Link to="/nhat-ky">{words.search.clear}</Link>
      </div>
      {isRefused ? (
        <p id={fault} role="alert" className={styles.fault}>
          {words.search.span}
        </p>
      ) : null}
    </form>
  )
}

const KINDS = Object.keys(kinds) as EventKind[]

function textOf(given: FormDataEntryValue | null): string | undefined {
  return typeof given === 'string' && given.trim() !== '' ? given.trim().normalize('NFC') : undefined
}

type FieldProps = ComponentProps<'input'> & { label: string; wide?: boolean; fault?: string | false }

function Field({ label, wide = false, fault = false, ...input }: FieldProps) {
  return (
    <label className={wide ? styles.wide : undefined}>
      <span>{label}</span>
      <input
        {...input}
        className={field.field}
        aria-invalid={fault === false ? undefined : true}
        aria-describedby={fault === false ? undefined : fault}
        placeholder={wide ? words.search.wordsHint : undefined}
      />
    </label>
  )
}

type ChoiceProps = { label: string; name: string; chosen: string | undefined; children: React.ReactNode }

function Choice({ label, name, chosen = '', children }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name} defaultValue={chosen}>
        <option value="">{words.search.all}</option>
        {children}
      </select>
    </label>
  )
}
