import { useMutation, useQueryClient } from '@tanstack/react-query'
import { appraisal } from '#contract/appraisal.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { figure } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { chargedNodes } from './may-appraise.ts'
import styles from './queue-page.module.css'
import { words } from './words.ts'

/** Accepts at once, of one unit, what was approved the last time and says the same now (method §15.10). */
export function UnchangedCriteria({ submission, session }: { submission: string; session: OwnSession }) {
  const queries = useQueryClient()
  const nodes = chargedNodes(session)
  const { mutate, isPending, data, error } = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const accepted: string[] = []
      for (const node of nodes)
        accepted.push(...(await call(appraisal.acceptUnchanged, { submission, node }, { key: newKey() })).accepted)
      return accepted
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['appraisal-queue'] }),
  })
  if (nodes.length === 0) return null
  const said =
    data && (data.length === 0 ? words.unchanged.none : words.unchanged.done(figure(data.length), data.join(', ')))
  return (
    <p className={styles.unchanged}>
      <button type="button" className={styles.more} disabled={isPending} onClick={() => mutate()}>
        {isPending ? words.unchanged.running : words.unchanged.accept}
      </button>
      <span role="status">{said}</span>
      {error ? (
        <span role="alert" className={styles.failure}>
          {refusalWords(error)}
        </span>
      ) : null}
    </p>
  )
}
