import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { CallError } from '#contract/client.ts'
import { remarks, type RemarkPartner, type RemarkView, type ThreadView } from '#contract/remarks.ts'
import { LONGEST_REMARK } from '#domain/remark/remark-thread.ts'
import { REFUSALS } from '#text/refusals.ts'
import { REMARKS } from '#text/remarks.ts'
import { call } from '../api.ts'
import { type FormKey } from '../entry/queries.ts'
import { momentText } from '../entry/local-time.ts'
import { capital, words } from '../entry/words.ts'
import { LANGUAGE } from '../language.ts'
import { useKeptWords } from '../offline/use-kept-words.ts'
import { newId } from '../submission/new-id.ts'
import styles from './figure-remarks.module.css'
import { threadOf, threadsOf } from './remark-queries.ts'

const texts = REMARKS[LANGUAGE]

/** One figure of a form. */
type Figure = { readonly form: FormKey; readonly item: string }

type Props = Figure & { readonly maySay: boolean }

/** What people have said of a figure, and room to say more for whoever may join in. */
export function FigureRemarks({ form, item, maySay }: Props) {
  const queries = useQueryClient()
  const { data, error } = useQuery(threadOf(form, item))
  const { organisation, period } = form
  useEffect(() => {
    // Whoever reads has read: the badge beside the figure goes.
    if (data) void queries.invalidateQueries({ queryKey: threadsOf({ organisation, period }).queryKey })
  }, [data, organisation, period, queries])
  return (
    <section className={styles.remarks}>
      <h3>{texts.title}</h3>
      {data ? (
        <Thread figure={{ form, item }} thread={data} maySay={maySay} />
      ) : (
        <p className={styles.quiet}>{error ? texts.failed : texts.loading}</p>
      )}
    </section>
  )
}

type ThreadProps = { figure: Figure; thread: ThreadView; maySay: boolean }

function Thread({ figure, thread, maySay }: ThreadProps) {
  const { failure, run } = useThreadActs(figure)
  const key = keyOf(figure)
  const settle = (act: typeof remarks.resolveThread | typeof remarks.reopenThread) =>
    run(() => call(act, { ...key, version: thread.version }))
  return (
    <>
      {thread.remarks.length === 0 ? <p className={styles.quiet}>{texts.none}</p> : null}
      <ol>
        {thread.remarks.map((remark) => (
          <Remark key={remark.remark} remark={remark} />
        ))}
      </ol>
      {thread.state === 'resolved' ? <p className={styles.quiet}>{texts.resolved}</p> : null}
      {maySay ? (
        <>
          {thread.state === 'empty' ? null : (
            <button
              type="button"
              className={styles.link}
              onClick={() => void settle(thread.state === 'open' ? remarks.resolveThread : remarks.reopenThread)}
            >
              {thread.state === 'open' ? texts.resolve : texts.reopen}
            </button>
          )}
          <Say key={figure.item} figure={figure} partners={thread.partners} run={run} />
        </>
      ) : null}
      {failure === undefined ? null : (
        <p role="alert" className={styles.failure}>
          {words.failed(failure)}
        </p>
      )}
    </>
  )
}

function Remark({ remark: { act, words: said, by, at, mentions } }: { remark: RemarkView }) {
  return (
    <li>
      <p className={styles.quiet}>
        {texts.by(by, momentText(at))}
        {act === 'said' ? '' : `: ${texts.acts[act]}`}
      </p>
      {said === undefined ? null : <p className={styles.said}>{said}</p>}
      {mentions.length === 0 ? null : <p className={styles.quiet}>{texts.told(mentions.join(', '))}</p>}
    </li>
  )
}

type SayProps = { figure: Figure; partners: readonly RemarkPartner[]; run: ReturnType<typeof useThreadActs>['run'] }

/** What is written stays until the server has it; sent again, it is the same remark. */
function Say({ figure, partners, run }: SayProps) {
  const label = useId()
  const { organisation, period } = figure.form
  const [written, write] = useKeptWords('trao-doi', organisation, period, figure.item)
  const [told, tell] = useState<ReadonlySet<string>>(new Set())
  const remark = useRef(newId())
  const send = async () => {
    const { edition } = figure.form
    const input = { ...keyOf(figure), remark: remark.current, words: written, mentions: [...told], edition }
    if (!(await run(() => call(remarks.postRemark, input)))) return
    remark.current = newId()
    write('')
    tell(new Set())
  }
  return (
    <div className={styles.say}>
      <label htmlFor={label}>{texts.words}</label>
      <textarea
        id={label}
        rows={3}
        maxLength={LONGEST_REMARK}
        value={written}
        onChange={(event) => write(event.currentTarget.value)}
      />
      {written.trim() === '' ? null : (
        <>
          <Mentions partners={partners} told={told} onTell={tell} />
          <button type="button" className={styles.send} onClick={() => void send()}>
            {texts.send}
          </button>
          <p className={styles.quiet}>{texts.hint}</p>
        </>
      )}
    </div>
  )
}

type MentionsProps = {
  partners: readonly RemarkPartner[]
  told: ReadonlySet<string>
  onTell: (told: ReadonlySet<string>) => void
}

/** Each person, and each unit of several people, that can be told. */
function Mentions({ partners, told, onTell }: MentionsProps) {
  if (partners.length === 0) return null
  const units = new Map(
    partners.flatMap(({ organisation }) => (organisation ? [[organisation.id, organisation.name]] : [])),
  )
  const ofUnit = (id: string) =>
    partners.filter(({ organisation }) => organisation?.id === id).map((one) => one.account)
  const set = (accounts: readonly string[], isTold: boolean) =>
    onTell(new Set([...told].filter((one) => !accounts.includes(one)).concat(isTold ? accounts : [])))
  return (
    <fieldset className={styles.mentions}>
      <legend>{texts.mentions}</legend>
      {[...units].map(([id, name]) =>
        ofUnit(id).length < 2 ? null : (
          <label key={id}>
            <input
              type="checkbox"
              checked={ofUnit(id).every((one) => told.has(one))}
              onChange={(event) => set(ofUnit(id), event.currentTarget.checked)}
            />
            {texts.everybody(name)}
          </label>
        ),
      )}
      {partners.map(({ account, name, organisation }) => (
        <label key={account}>
          <input
            type="checkbox"
            checked={told.has(account)}
            onChange={(event) => set([account], event.currentTarget.checked)}
          />
          <span>
            {name}
            {organisation ? <span className={styles.quiet}> {organisation.name}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function keyOf({ form, item }: Figure) {
  return { subject: form.organisation, period: form.period, item }
}

/** An act in the thread: its answer is the thread; somebody else's act meanwhile is shown instead. */
function useThreadActs({ form, item }: Figure) {
  const queries = useQueryClient()
  const [failure, fail] = useState<string>()
  const { queryKey } = threadOf(form, item)
  const run = async (act: () => Promise<ThreadView>): Promise<boolean> => {
    fail(undefined)
    try {
      queries.setQueryData(queryKey, await act())
      return true
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      fail(error.code === 'unreachable' ? capital(words.states.offline) : REFUSALS[LANGUAGE][error.code])
      if (error.code === 'stale' || error.code === 'wrong-state') await queries.invalidateQueries({ queryKey })
      return false
    }
  }
  return { failure, run }
}
