import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ORGANISATION_KINDS } from '#text/import-words.ts'
import { Field } from '../administration/fields.tsx'
import { words } from '../administration/words.ts'
import { figure, LANGUAGE } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { Announcement } from '../ui/announcement.tsx'
import { foundOn } from './queries.ts'
import styles from './unit-picker.module.css'

export type Chosen = { readonly organisation: string; readonly name: string }

type Props = {
  id: string
  label: string
  hint?: string
  fault?: string | undefined
  /** Organisations of this day are offered. */
  on: string
  chosen: Chosen | undefined
  onChoose: (chosen: Chosen | undefined) => void
  /** Not offered. */
  without?: readonly string[]
  /** What is chosen goes elsewhere at once, and the field is for the next one. */
  isForMany?: boolean
}

const PAUSE_MS = 250

/** One organisation, by what is typed of its name: the found ones are buttons below the field. */
export function UnitPicker({ id, label, hint, fault, on, chosen, onChoose, without, isForMany = false }: Props) {
  const { picker } = words
  const [typed, type] = useState('')
  const asked = useSettled(typed)
  const field = useRef<HTMLInputElement>(null)
  const change = useRef<HTMLButtonElement>(null)
  const { data, error } = useQuery(foundOn(asked, on))
  const found =
    asked === '' ? [] : (data?.organisations ?? []).filter((one) => without?.includes(one.organisation) !== true)
  const choose = (one: Chosen) => {
    type('')
    onChoose(one)
    requestAnimationFrame(() => (isForMany ? field.current : change.current)?.focus())
  }
  if (chosen && !isForMany)
    return (
      <Field id={id} label={label} fault={fault} isWide>
        {(described) => (
          <span className={styles.chosen}>
            <strong>{chosen.name}</strong>
            <button
              {...described}
              type="button"
              id={id}
              ref={change}
              className={styles.link}
              aria-label={picker.changeOf(label)}
              onClick={() => {
                onChoose(undefined)
                requestAnimationFrame(() => field.current?.focus())
              }}
            >
              {picker.change}
            </button>
          </span>
        )}
      </Field>
    )
  const told = asked === '' ? '' : found.length === 0 ? picker.none : picker.found(figure(found.length))
  return (
    <div className={styles.picker}>
      <Field id={id} label={label} hint={hint ?? picker.hint} fault={fault} isWide>
        {(described) => (
          <input
            {...described}
            id={id}
            ref={field}
            type="search"
            autoComplete="off"
            maxLength={200}
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              if (found.length === 1 && asked === typed.trim()) choose(named(found[0]!))
            }}
          />
        )}
      </Field>
      <Announcement sentence={told} />
      {error ? <p role="alert">{refusalWords(error)}</p> : null}
      {asked === '' ? null : found.length === 0 && data ? (
        <p className={styles.quiet}>{picker.none}</p>
      ) : (
        <ul className={styles.found} aria-label={picker.list}>
          {found.map((one) => (
            <li key={one.organisation}>
              <button type="button" onClick={() => choose(named(one))}>
                {one.name}
                <span>{[ORGANISATION_KINDS[LANGUAGE][one.kind], one.identifier].filter(Boolean).join(' · ')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function named({ organisation, name }: Chosen): Chosen {
  return { organisation, name }
}

/** What is typed, once it rests. */
function useSettled(typed: string): string {
  const [settled, settle] = useState('')
  useEffect(() => {
    const wait = setTimeout(() => settle(typed.normalize('NFC').trim()), typed === '' ? 0 : PAUSE_MS)
    return () => clearTimeout(wait)
  }, [typed])
  return settled
}
