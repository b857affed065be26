import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { appraisal } from '#contract/appraisal.ts'
import type { UnchangedCriterion } from '#contract/appraisal-views.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { shortMax } from '../entry/points.tsx'
import { figure } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { chargedNodes } from './may-appraise.ts'
import { unchangedOf } from './queries.ts'
import section from './section.module.css'
import styles from './unchanged-criteria.module.css'
import { words } from './words.ts'

type Props = { submission: string; session: OwnSession }

/** What of one unit was approved the last time and says the same: looked over, then accepted at once (method §15.10). */
export function UnchangedCriteria({ submission, session }: Props) {
  const [isOpen, open] = useState(false)
  const [accepted, accept] = useState<readonly string[]>()
  const nodes = chargedNodes(session)
  if (nodes.length === 0) return null
  return (
    <section className={styles.unchanged} aria-label={words.unchanged.heading}>
      {isOpen ? (
        <Unchanged
          submission={submission}
          nodes={nodes}
          onDone={(codes) => {
            accept(codes)
            open(false)
          }}
          onClose={() => open(false)}
        />
      ) : (
        <button
          type="button"
          className={styles.look}
          onClick={() => {
            accept(undefined)
            open(true)
          }}
        >
          {words.unchanged.look}
        </button>
      )}
      <p role="status" className={styles.done}>
        {accepted ? words.unchanged.done(figure(accepted.length), accepted.join(', ')) : ''}
      </p>
    </section>
  )
}

type UnchangedProps = {
  submission: string
  nodes: readonly string[]
  onDone: (accepted: readonly string[]) => void
  onClose: () => void
}

function Unchanged({ submission, nodes, onDone, onClose }: UnchangedProps) {
  const queries = useQueryClient()
  const { data, error } = useQuery(unchangedOf(submission, nodes))
  const [left, leave] = useState<ReadonlySet<string>>(new Set())
  const accepting = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const accepted: string[] = []
      for (const node of new Set(data!.criteria.map(({ below }) => below))) {
        const wish = { submission, node, except: [...left] }
        accepted.push(...(await call(appraisal.acceptUnchanged, wish, { key: newKey() })).accepted)
      }
      return accepted
    },
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ['appraisal-queue'] }),
  })
  const failure = error ?? accepting.error
  const count = (data?.criteria.length ?? 0) - left.size
  const toggle = (code: string) => {
    const next = new Set(left)
    if (!next.delete(code)) next.add(code)
    leave(next)
  }
  return (
    <>
      {data ? (
        <Listed since={data.since} criteria={data.criteria} left={left} onToggle={toggle} />
      ) : (
        <p role="status">{error ? '' : words.unchanged.loading}</p>
      )}
      {failure ? (
        <p role="alert" className={styles.failure}>
          {refusalWords(failure)}
        </p>
      ) : null}
      <p className={styles.actions}>
        {data && data.criteria.length > 0 ? (
          <button
            type="button"
            className={styles.accept}
            disabled={accepting.isPending || count === 0}
            onClick={() => accepting.mutate()}
          >
            {count === 0 ? words.unchanged.choose : words.unchanged.accept(figure(count))}
          </button>
        ) : null}
        <button type="button" className={section.link} onClick={onClose}>
          {words.unchanged.close}
        </button>
      </p>
    </>
  )
}

type ListedProps = {
  since: string | undefined
  criteria: readonly UnchangedCriterion[]
  left: ReadonlySet<string>
  onToggle: (code: string) => void
}

function Listed({ since, criteria, left, onToggle }: ListedProps) {
  if (since === undefined || criteria.length === 0) return <p role="status">{words.unchanged.none}</p>
  return (
    <fieldset className={styles.list}>
      <legend>{words.unchanged.since(since, figure(criteria.length))}</legend>
      {criteria.map(({ code, title, points, max }) => (
        <label key={code} className={styles.criterion}>
          <input type="checkbox" checked={!left.has(code)} onChange={() => onToggle(code)} />
          <span className={styles.code}>{code}</span>
          <span>{title}</span>
          <span className={styles.points}>{words.unchanged.points(figure(points), figure(shortMax(max)))}</span>
        </label>
      ))}
    </fieldset>
  )
}
