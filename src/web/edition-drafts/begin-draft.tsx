import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useId, useState, type ReactNode } from 'react'
import { CallError, urlOf } from '#contract/client.ts'
import { editionDrafts, LARGEST_EDITION_FILE } from '#contract/edition-drafts.ts'
import type { EditionSummary } from '#contract/editions.ts'
import type { ContentFault } from '#domain/content/content-fault.ts'
import { Slug, slugFrom } from '#domain/slug.ts'
import { ANNEX_SCREEN } from '#text/annex-screen.ts'
import { contentFaultText } from '#text/content-faults.ts'
import { call } from '../api.ts'
import { jsonOf, sendBytes } from '../evidence/send-bytes.ts'
import { LANGUAGE } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import styles from './drafts-page.module.css'
import { words } from './words.ts'

type Way = keyof typeof words.begin.ways
const WAYS = Object.keys(words.begin.ways) as Way[]

type Wish = {
  readonly way: Way
  readonly copyOf: string
  readonly title: string
  readonly id: string
  readonly file: File | undefined
}

/** The ways to begin a draft; the id is proposed from the title. */
export function BeginDraft({ editions }: { editions: readonly EditionSummary[] }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [wish, set] = useState<Wish>({ way: 'copy', copyOf: editions[0]?.id ?? '', title: '', id: '', file: undefined })
  const [isAsked, ask] = useState(false)
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: begun,
    onSuccess: async ({ edition }) => {
      await queries.invalidateQueries({ queryKey: ['edition-drafts'] })
      await navigate({ to: '/soan-bo-chi-so/$draft', params: { draft: edition } })
    },
  })
  const proposed = slugFrom(wish.title)
  const id = wish.id === '' && wish.way !== 'file' ? proposed : wish.id
  const lacking = isAsked ? lackOf(wish, id) : undefined
  const change = (to: Partial<Wish>) => set({ ...wish, ...to })
  const { begin } = words
  return (
    <section className={styles.begin} aria-labelledby="bat-dau">
      <h2 id="bat-dau">{begin.heading}</h2>
      <p className={styles.annex}>
        <Link to="/doc-bo-chi-so">{ANNEX_SCREEN[LANGUAGE].read.way}</Link>
        <span className={styles.hint}>{ANNEX_SCREEN[LANGUAGE].read.wayHint}</span>
      </p>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          ask(true)
          if (!isPending && lackOf(wish, id) === undefined) mutate({ ...wish, id })
        }}
      >
        <fieldset className={styles.ways}>
          <legend>{begin.wayLabel}</legend>
          {WAYS.map((way) => (
            <label key={way}>
              <input type="radio" name="cach" checked={wish.way === way} onChange={() => change({ way })} />
              {begin.ways[way]}
            </label>
          ))}
        </fieldset>
        {wish.way === 'copy' ? (
          <Field label={begin.copyOf} hint={begin.copyHint}>
            {(described) => (
              <select
                {...described}
                value={wish.copyOf}
                onChange={(event) => change({ copyOf: event.currentTarget.value })}
              >
                {editions.map(({ id, title, number }) => (
                  <option key={id} value={id}>
                    {title[LANGUAGE]} ({number})
                  </option>
                ))}
              </select>
            )}
          </Field>
        ) : null}
        {wish.way === 'file' ? (
          <Field label={begin.file} hint={begin.fileHint}>
            {(described) => (
              <input
                {...described}
                type="file"
                accept=".yaml,.yml,.xlsx"
                onChange={(event) => change({ file: event.currentTarget.files?.[0] })}
              />
            )}
          </Field>
        ) : (
          <Field label={begin.title}>
            {(described) => (
              <input
                {...described}
                autoComplete="off"
                maxLength={300}
                value={wish.title}
                onChange={(event) => change({ title: event.currentTarget.value })}
              />
            )}
          </Field>
        )}
        <Field label={wish.way === 'file' ? begin.fileId : begin.id} hint={begin.idHint}>
          {(described) => (
            <input
              {...described}
              autoComplete="off"
              spellCheck={false}
              maxLength={80}
              value={id}
              onChange={(event) => change({ id: event.currentTarget.value })}
            />
          )}
        </Field>
        <button type="submit" className={styles.start} disabled={isPending}>
          {begin.start}
        </button>
        {lacking === undefined && !error ? null : (
          <div role="alert" className={styles.failure}>
            {lacking ?? <Why error={error} id={id} />}
          </div>
        )}
      </form>
    </section>
  )
}

type Described = { readonly id: string; readonly 'aria-describedby': string | undefined }

function Field({
  label,
  hint,
  children,
}: {
  label: string
  hint?: string
  children: (described: Described) => ReactNode
}) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({ id, 'aria-describedby': hint === undefined ? undefined : `${id}-goi-y` })}
      {hint === undefined ? null : (
        <span id={`${id}-goi-y`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  )
}

function lackOf({ way, title, file }: Wish, id: string): string | undefined {
  const { begin } = words
  if (way === 'file' && !file) return begin.lackingFile
  if (way === 'empty' && title.trim() === '') return begin.lackingTitle
  const isFit = (way === 'file' && id === '') || (Slug.safeParse(id).success && id.length <= 80)
  return isFit ? undefined : begin.lackingId
}

async function begun({ way, copyOf, title, id, file }: Wish): Promise<{ edition: string }> {
  const named = title.normalize('NFC').trim() === '' ? {} : { title: title.normalize('NFC').trim() }
  if (way === 'copy') return call(editionDrafts.beginEditionDraft, { edition: id, copyOf, ...named })
  if (way === 'empty') return call(editionDrafts.beginEditionDraft, { edition: id, ...named })
  if (!file || file.size > LARGEST_EDITION_FILE) throw new CallError('too-large')
  const answer = await sendBytes({
    method: 'POST',
    url: urlOf(editionDrafts.importEditionDraft, {
      fileName: file.name.slice(0, 200),
      ...(id !== '' && { edition: id }),
    }),
    headers: { 'content-type': editionDrafts.importEditionDraft.bytes },
    body: file,
  })
  return jsonOf(answer) as { edition: string }
}

const MOST_SHOWN = 12

/** Why nothing was begun; of a file every place that could not be read. */
function Why({ error, id }: { error: unknown; id: string }) {
  const { code, details } = error instanceof CallError ? error : { code: 'internal', details: undefined }
  if (code === 'name-taken') return words.begin.taken((details as { edition?: string } | undefined)?.edition ?? id)
  if (code !== 'edition-file-not-read') return refusalWords(error)
  const { faults } = details as { faults: readonly ContentFault[] }
  return (
    <>
      <p>{words.begin.faults}</p>
      <ul>
        {faults.slice(0, MOST_SHOWN).map((fault, at) => (
          <li key={at}>{contentFaultText(fault, LANGUAGE)}</li>
        ))}
      </ul>
    </>
  )
}
