import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { desk as deskContract, type RoundDesk } from '#contract/round-desk.ts'
import { RoundWideMove, submissions } from '#contract/submissions.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { figure } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { whyNotWords, words as submissionWords } from '../submission/words.ts'
import styles from './bulk-bar.module.css'
import { isLate, isRemindedOn } from './board-rows.ts'
import { refreshRound } from './queries.ts'
import { stageReason } from './stage-reason.ts'
import { words } from './words.ts'

type Props = {
  desk: RoundDesk
  /** The day that it is, as the server has it. */
  today: string
  chosen: ReadonlySet<string>
  onClear: () => void
}

/** What came of it: a sentence, and who was left with the reason. */
type Outcome = {
  readonly said: string
  readonly left: readonly { readonly unit: string; readonly why: string }[]
  /** It comes in the place of the question that had the focus. */
  readonly isAnswer?: boolean
}

const MOST_NAMED = 8

/** What is done with several units at once: with those that are chosen, or with all that are late. */
export function BulkBar({ desk, today, chosen, onClear }: Props) {
  const { bulk } = words
  const [move, pick] = useState<RoundWideMove>()
  const acts = useBulk(desk, () => pick(undefined))
  const late = desk.rows.filter((row) => isLate(row) && !isRemindedOn(row, today))
  const [units, count] = [[...chosen], figure(chosen.size)]
  const shown = chosen.size > 0 ? units : late.map(({ submission }) => submission)
  return (
    <div className={styles.bar} role="group" aria-label={bulk.label}>
      <div className={styles.acts}>
        {chosen.size > 0 ? <span className={styles.count}>{bulk.chosen(count)}</span> : null}
        {shown.length === 0 ? null : (
          <button type="button" className={styles.act} aria-busy={acts.isPending} onClick={() => acts.remind(shown)}>
            {chosen.size > 0 ? bulk.remind(count) : bulk.remindLate(figure(late.length))}
          </button>
        )}
        {chosen.size === 0 ? null : (
          <>
            <label>
              {bulk.move}
              <select
                value={move ?? ''}
                onChange={({ currentTarget: { value } }) => pick(RoundWideMove.safeParse(value).data)}
              >
                <option value="">{bulk.pick}</option>
                {RoundWideMove.options.map((one) => (
                  <option key={one} value={one}>
                    {submissionWords.page.moves[one]}
                  </option>
                ))}
              </select>
            </label>
            <button type="button" className={styles.link} onClick={onClear}>
              {bulk.clear}
            </button>
          </>
        )}
      </div>
      <div aria-live="polite">
        {move !== undefined && chosen.size > 0 ? (
          <Confirm
            move={move}
            count={count}
            isPending={acts.isPending}
            onDo={() => acts.move(move, units)}
            onKeep={() => pick(undefined)}
          />
        ) : null}
      </div>
      <div aria-live="polite">{acts.outcome ? <Said outcome={acts.outcome} /> : null}</div>
      {acts.failure === undefined ? null : (
        <p role="alert" className={styles.failure}>
          {acts.failure}
        </p>
      )}
    </div>
  )
}

function useBulk(desk: RoundDesk, onMoved: () => void) {
  const queries = useQueryClient()
  const [outcome, tell] = useState<Outcome>()
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: (act: () => Promise<Outcome>) => act(),
    onMutate: () => tell(undefined),
    onSuccess: tell,
    onSettled: () => refreshRound(queries, desk.round),
  })
  return {
    isPending,
    outcome,
    failure: error ? refusalWords(error) : undefined,
    // Not disabled meanwhile: the focus would be lost.
    remind: (units: readonly string[]) => isPending || mutate(() => remind(desk.round, units)),
    move: (wish: RoundWideMove, units: readonly string[]) =>
      mutate(async () => {
        const done = await moveThose(desk.round, wish, units)
        onMoved()
        return done
      }),
  }
}

async function remind(round: string, units: readonly string[]): Promise<Outcome> {
  const { remind: said } = words
  const wish = { round, submissions: [...units] }
  const { reminded, people, left } = await call(deskContract.remindUnits, wish, { key: newKey() })
  return {
    said: said.done(figure(reminded), figure(people)),
    left: left.map(({ organisation, why }) => ({ unit: organisation.name, why: said.left[why] })),
  }
}

async function moveThose(round: string, move: RoundWideMove, units: readonly string[]): Promise<Outcome> {
  const wish = { round, move, submissions: [...units] }
  const { moved, left } = await call(submissions.moveSubmissions, wish, { key: newKey() })
  return {
    isAnswer: true,
    said: words.bulk.moved(figure(moved)),
    left: left.map(({ organisation, whyNot }) => ({
      unit: organisation.name,
      why: whyNot.code === 'wrong-state' ? stageReason(move) : whyNotWords(whyNot),
    })),
  }
}

type ConfirmProps = {
  move: RoundWideMove
  count: string
  isPending: boolean
  onDo: () => void
  onKeep: () => void
}

/** It stands behind the choice and does not take the focus: whoever goes down the list with arrows has not chosen yet. */
function Confirm({ move, count, isPending, onDo, onKeep }: ConfirmProps) {
  const name = submissionWords.page.moves[move]
  return (
    <div role="group" aria-label={name} className={styles.confirm}>
      <p>{words.bulk.ask(name, count)}</p>
      <div className={styles.acts}>
        <button type="button" className={styles.do} disabled={isPending} onClick={onDo}>
          {name}
        </button>
        <button type="button" className={styles.link} onClick={onKeep}>
          {words.bulk.keep}
        </button>
      </div>
    </div>
  )
}

function Said({ outcome: { said, left, isAnswer = false } }: { outcome: Outcome }) {
  const { bulk } = words
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => (isAnswer ? box.current?.focus() : undefined), [isAnswer])
  return (
    <div ref={box} tabIndex={-1} className={styles.outcome}>
      <p>
        <strong>{said}</strong> {left.length > 0 ? bulk.stayed : null}
      </p>
      <LeftOut left={left.slice(0, MOST_NAMED)} />
      {left.length > MOST_NAMED ? (
        <details>
          <summary>{bulk.more(figure(left.length - MOST_NAMED))}</summary>
          <LeftOut left={left.slice(MOST_NAMED)} />
        </details>
      ) : null}
    </div>
  )
}

function LeftOut({ left }: Pick<Outcome, 'left'>) {
  return (
    <ul>
      {left.map(({ unit, why }) => (
        <li key={unit}>{words.bulk.one(unit, why)}</li>
      ))}
    </ul>
  )
}
