import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EditionDraftView } from '#contract/edition-drafts.ts'
import type { DryRunView } from '#contract/round-views.ts'
import { figure } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import editor from './editor.module.css'
import { dryRunOf, roundList } from './queries.ts'
import styles from './try-draft.module.css'
import { words } from './words.ts'

const MOST_SHOWN = 20

/** The draft on the values that the units of a round gave: who would gain and who would lose. */
export function TryDraft({ view }: { view: EditionDraftView }) {
  const rounds = useQuery(roundList)
  const [round, choose] = useState('')
  const { data, error, isFetching } = useQuery({ ...dryRunOf(view.id, round, view.version), enabled: round !== '' })
  const { trial } = words
  const choices = rounds.data?.rounds ?? []
  return (
    <section className={editor.section} aria-labelledby="tinh-thu">
      <h2 id="tinh-thu">{trial.heading}</h2>
      {choices.length === 0 ? (
        <p className={editor.quiet}>{trial.noRounds}</p>
      ) : (
        <label className={styles.round}>
          {trial.round}
          <select value={round} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">{trial.choose}</option>
            {choices.map(({ round, title }) => (
              <option key={round} value={round}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <div role="status">
        {isFetching ? <p>{trial.computing}</p> : error ? <p className={editor.fault}>{refusalWords(error)}</p> : null}
        {data && !isFetching ? <Gains run={data} /> : null}
      </div>
    </section>
  )
}

/** Those who gain or lose most come first. */
function Gains({ run: { members, compared } }: { run: DryRunView }) {
  const { trial } = words
  const count = (direction: string) => figure(members.filter((one) => one.direction === direction).length)
  const figureOf = (side: DryRunView['members'][number]['before']) => side[compared] ?? '0'
  const moved = members
    .filter(({ direction }) => direction !== 'same')
    .map((one) => ({ ...one, by: Math.abs(Number(figureOf(one.after)) - Number(figureOf(one.before))) }))
    .sort((one, other) => other.by - one.by)
    .slice(0, MOST_SHOWN)
  return (
    <>
      <p>{trial.summary(count('gains'), count('loses'), count('same'))}</p>
      {moved.length === 0 ? null : (
        <table className={styles.table}>
          <caption>{trial.caption(figure(moved.length), trial.compared[compared])}</caption>
          <thead>
            <tr>
              <th scope="col">{trial.unit}</th>
              <th scope="col">{trial.before}</th>
              <th scope="col">{trial.after}</th>
              <th scope="col">{trial.criteria}</th>
            </tr>
          </thead>
          <tbody>
            {moved.map((one) => (
              <tr key={one.organisation}>
                <th scope="row">{one.name}</th>
                <td>{figure(figureOf(one.before))}</td>
                <td>
                  {figure(figureOf(one.after))} <span className={styles.way}>{trial[one.direction]}</span>
                </td>
                <td>{figure(one.changed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
