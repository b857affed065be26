import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { DeskRow, RoundDesk } from '#contract/round-desk.ts'
import type { RoundView } from '#contract/round-views.ts'
import type { SubmissionView } from '#contract/submission-views.ts'
import { figure, text } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { isMadeHere, MoveStep } from '../submission/move-step.tsx'
import { submissionOf } from '../submission/queries.ts'
import { whyNotWords, words as submissionWords } from '../submission/words.ts'
import { dueText } from './due-text.ts'
import { ExtendForm } from './extend-form.tsx'
import { PeopleOfUnit } from './people-of-unit.tsx'
import { refreshRound } from './queries.ts'
import { RemindUnit } from './remind-unit.tsx'
import { ReopenForm } from './reopen-form.tsx'
import { stageReason } from './stage-reason.ts'
import styles from './unit-panel.module.css'
import { moment, progressWords, words } from './words.ts'

const route = getRouteApi('/dot-danh-gia/$round')

type Props = { row: DeskRow; desk: RoundDesk; round: RoundView; onClose: () => void }

/** One unit beside the board: how it stands, who is in charge, and what can be done, or why not. */
export function UnitPanel({ row, round, onClose }: Props) {
  const { submission, organisation } = row
  const { data, error } = useQuery(submissionOf(submission))
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <aside
      className={styles.panel}
      aria-label={words.unit.label(organisation.name)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose()
      }}
    >
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        {organisation.name}
      </h2>
      <button type="button" className={styles.close} onClick={onClose}>
        {words.unit.close}
      </button>
      <Standing row={row} />
      {round.state === 'open' && row.state === 'draft' ? <RemindUnit row={row} round={round.round} /> : null}
      {data ? (
        <Moves view={data} round={round} />
      ) : (
        <p className={styles.quiet} role={error ? 'alert' : 'status'}>
          {error ? refusalWords(error) : text.loading}
        </p>
      )}
      {row.progress ? <Appraisal row={row} progress={row.progress} round={round.round} /> : null}
      <Ways row={row} round={round} />
      <PeopleOfUnit people={row.people} keeper={row.keeper} round={round.round} />
    </aside>
  )
}

function Standing({ row: { state, due, hasOwnEnd, left } }: { row: DeskRow }) {
  const { unit, stage, days } = words
  const { said, tone } = dueText(due)
  return (
    <div>
      <p>
        {unit.stands(stage[state])}{' '}
        {state === 'draft' ? (
          <>
            {unit.due(moment(due.until))}{' '}
            <span className={styles[tone]}>{hasOwnEnd ? `${said}, ${days.own}` : said}</span>
          </>
        ) : null}
      </p>
      {left ? (
        <ul className={styles.left}>
          <li>{unit.given(figure(left.given), figure(left.asked))}</li>
          {left.unconfirmed > 0 ? <li>{unit.unconfirmed(figure(left.unconfirmed))}</li> : null}
          {left.evidence > 0 ? <li>{unit.evidence(figure(left.evidence))}</li> : null}
          {left.criteria > 0 ? <li>{unit.atRisk(figure(left.atRisk), figure(left.criteria))}</li> : null}
        </ul>
      ) : null}
    </div>
  )
}

type MovesProps = { view: SubmissionView; round: RoundView }

function Moves({ view, round }: MovesProps) {
  const { unit } = words
  const queries = useQueryClient()
  const refresh = () => refreshRound(queries, round.round)
  const now = view.moves.filter(({ whyNot }) => whyNot?.code !== 'wrong-state')
  const later = view.moves.filter(({ whyNot }) => whyNot?.code === 'wrong-state')
  return (
    <section aria-labelledby="viec-ho-so" className={styles.section}>
      <h3 id="viec-ho-so">{unit.moves}</h3>
      {view.state === 'approved' ? <p>{unit.noMoves}</p> : null}
      <ul className={styles.moves}>
        {now.map((step) => (
          <li key={step.move}>
            {isMadeHere(step.move) ? (
              <MoveStep view={view} step={step} onMoved={refresh} />
            ) : (
              <WordyMove view={view} step={step} refresh={refresh} />
            )}
          </li>
        ))}
        {view.state === 'council' ? (
          <li>
            <Link to="/hoi-dong/$round" params={{ round: round.round }}>
              {unit.council}
            </Link>
          </li>
        ) : null}
      </ul>
      {later.length === 0 || view.state === 'approved' ? null : (
        <details className={styles.later}>
          <summary>{unit.later}</summary>
          <ul>
            {later.map(({ move }) => (
              <li key={move}>
                {submissionWords.page.moves[move]}: {stageReason(move)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

type WordyProps = { view: SubmissionView; step: SubmissionView['moves'][number]; refresh: () => Promise<void> }

/** Moves that need words open below their button; the address keeps which one is open. */
function WordyMove({ view, step: { move, whyNot }, refresh }: WordyProps) {
  const { act } = route.useSearch()
  const navigate = route.useNavigate()
  const key = move === 'extendEntry' ? 'lui-han' : 'mo-lai'
  const isBack = useRef(false)
  const name = move === 'extendEntry' ? words.extend.open : words.reopen.open
  const show = (next: typeof act) =>
    void navigate({ search: (before) => ({ ...before, act: next }), replace: true, resetScroll: false })
  if (whyNot)
    return (
      <>
        <button type="button" className={styles.act} disabled>
          {name}
        </button>
        <p className={styles.quiet}>{submissionWords.page.whyNot(whyNotWords(whyNot))}</p>
      </>
    )
  if (act !== key)
    return (
      <button
        type="button"
        className={styles.act}
        ref={(button) => {
          if (button && isBack.current) button.focus()
          isBack.current = false
        }}
        onClick={() => show(key)}
      >
        {name}
      </button>
    )
  const cancel = () => {
    isBack.current = true
    show(undefined)
  }
  const props = { view, onDone: refresh, onCancel: cancel }
  return move === 'extendEntry' ? <ExtendForm {...props} /> : <ReopenForm {...props} />
}

type AppraisalProps = { row: DeskRow; progress: NonNullable<DeskRow['progress']>; round: string }

/** How far the unit's appraisal is, with the way to what lacks. */
function Appraisal({
  row: { submission },
  progress: { asked, decided, toReview, toSettle, awaiting },
  round,
}: AppraisalProps) {
  const { panel } = progressWords
  const besides = [
    ...(toReview > 0 ? [progressWords.toReview(figure(toReview))] : []),
    ...(toSettle > 0 ? [progressWords.toSettle(figure(toSettle))] : []),
    ...(awaiting > 0 ? [progressWords.awaiting(figure(awaiting))] : []),
  ]
  return (
    <section aria-labelledby="tham-dinh-ho-so" className={styles.section}>
      <h3 id="tham-dinh-ho-so">{panel.heading}</h3>
      <p>{decided === asked ? panel.done : panel.left(figure(asked - decided), figure(asked))}</p>
      {besides.length === 0 ? null : (
        <ul className={styles.left}>
          {besides.map((said) => (
            <li key={said}>{said}</li>
          ))}
        </ul>
      )}
      {decided === asked ? null : (
        <p>
          <Link to="/tham-dinh" search={{ round, submission }}>
            {panel.open}
          </Link>
        </p>
      )}
    </section>
  )
}

/** The pages that the unit itself sees, and the way to enter for it. */
function Ways({ row: { submission, organisation, state }, round }: { row: DeskRow; round: RoundView }) {
  const { unit } = words
  const form = { unit: organisation.id, period: round.period }
  return (
    <section aria-labelledby="xem-va-nhap" className={styles.section}>
      <h3 id="xem-va-nhap">{unit.look}</h3>
      <ul className={styles.ways}>
        <li>
          <Link to="/ho-so/$submission" params={{ submission }}>
            {unit.asUnit(organisation.name)}
          </Link>
        </li>
        <li>
          <Link
            to="/nhap-so-lieu/$edition"
            params={{ edition: round.edition }}
            search={{ ...form, view: 'don-vi', round: round.round }}
          >
            {unit.numbers}
          </Link>
        </li>
        {state === 'draft' && round.state === 'open' ? (
          <li>
            <Link to="/nhap-so-lieu/$edition" params={{ edition: round.edition }} search={form}>
              {unit.paper}
            </Link>
            <p className={styles.quiet}>{unit.paperHint}</p>
          </li>
        ) : null}
      </ul>
    </section>
  )
}
