import { useMutation, useQueryClient } from '@tanstack/react-query'
import { desk, type DeskRow } from '#contract/round-desk.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { figure } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { refreshRound } from './queries.ts'
import styles from './unit-panel.module.css'
import { moment, words } from './words.ts'

/** One click tells the unit's people; a second one on the same day says that they know. */
export function RemindUnit({ row: { submission, remindedAt }, round }: { row: DeskRow; round: string }) {
  const { remind } = words
  const queries = useQueryClient()
  const { mutate, isPending, data, error } = useMutation({
    networkMode: 'always',
    mutationFn: () => call(desk.remindUnits, { round, submissions: [submission] }, { key: newKey() }),
    onSettled: () => refreshRound(queries, round),
  })
  const said = data && (data.left[0] ? remind.left[data.left[0].why] : remind.doneOne(figure(data.people)))
  return (
    <div>
      {/* Not disabled meanwhile: the focus would be lost. */}
      <button type="button" className={styles.act} aria-busy={isPending} onClick={() => isPending || mutate()}>
        {remind.button}
      </button>
      <p role="status" className={styles.quiet}>
        {said === undefined ? null : <strong>{said.charAt(0).toLocaleUpperCase('vi') + said.slice(1)} </strong>}
        {remindedAt === undefined || data ? null : `${remind.last(moment(remindedAt))} `}
        {remind.limit}
      </p>
      {error ? (
        <p role="alert" className={styles.failure}>
          {refusalWords(error)}
        </p>
      ) : null}
    </div>
  )
}
