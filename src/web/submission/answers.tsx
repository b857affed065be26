import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { SubmissionView } from '#contract/submission-views.ts'
import { softFindingText } from '#text/value-checks.ts'
import { contentText, unitOf } from '../entry/content-text.ts'
import { fieldId } from '../entry/field-props.ts'
import { figure, LANGUAGE } from '../language.ts'
import { isOpen, isOpenAnswer, type Answer, type Check, type CheckedCriterion } from './check.ts'
import { criterionId, rowId } from './check-faults.ts'
import styles from './answers.module.css'
import { checkWords } from './words.ts'

const route = getRouteApi('/ho-so/$submission/kiem-tra')
const { answers: words } = checkWords

type FaultOf = (field: string) => string | undefined
type Props = { view: SubmissionView; check: Check; faultOf: FaultOf }

/** Every number that will be sent, with the way to its cell and back to this very place. */
export function Answers({ view, check: { parts, counts }, faultOf }: Props) {
  const { rest: chosen } = route.useSearch()
  useReturn()
  const rest = parts.flatMap(({ criteria }) => criteria).filter(isOpen)
  const restCount = rest.flatMap(({ answers }) => answers).filter(isOpenAnswer).length
  const isRest = chosen === 'co'
  return (
    <section aria-labelledby="so-lieu-gui">
      <h2 id="so-lieu-gui">{words.heading}</h2>
      <nav aria-label={words.filter} className={styles.filter}>
        <Link to="." search={{}} resetScroll={false} replace aria-current={isRest ? undefined : 'true'}>
          {words.all(figure(counts.asked))}
        </Link>
        <Link to="." search={{ rest: 'co' }} resetScroll={false} replace aria-current={isRest ? 'true' : undefined}>
          {words.rest(figure(restCount))}
        </Link>
      </nav>
      {isRest && rest.length === 0 ? <p className={styles.quiet}>{words.none}</p> : null}
      {parts.map(({ node, criteria }) => {
        const shown = isRest ? criteria.filter(isOpen) : criteria
        if (shown.length === 0) return null
        return (
          <div key={node.code} className={styles.part}>
            <h3 id={`phan-${node.code}`}>
              {node.code} {node.row.title.text}
            </h3>
            {shown.map((criterion) => (
              <Criterion
                key={criterion.node.code}
                view={view}
                criterion={criterion}
                isRest={isRest}
                faultOf={faultOf}
              />
            ))}
          </div>
        )
      })}
    </section>
  )
}

/** Who comes back from a cell stands where they left. */
function useReturn(): void {
  useEffect(() => {
    const { hash } = window.location
    if (!hash.startsWith('#dong-')) return
    const row = document.getElementById(decodeURIComponent(hash.slice(1)))
    row?.scrollIntoView({ block: 'center' })
    row?.querySelector('a')?.focus({ preventScroll: true })
  }, [])
}

type CriterionProps = { view: SubmissionView; criterion: CheckedCriterion; isRest: boolean; faultOf: FaultOf }

function Criterion({ view, criterion, isRest, faultOf }: CriterionProps) {
  const { node, answers, lacksEvidence, isUnexplained, isClaimed } = criterion
  const shown = isRest ? answers.filter(isOpenAnswer) : answers
  const fault = faultOf(criterionId(node.code))
  return (
    <div className={styles.criterion} id={criterionId(node.code)}>
      <h4>
        <span className={styles.code}>{node.code}</span> {node.row.title.text}
      </h4>
      {lacksEvidence ? <p className={fault ? styles.danger : styles.attention}>{fault ?? words.evidence}</p> : null}
      {isUnexplained ? <p className={styles.attention}>{words.undefined}</p> : null}
      {isClaimed ? <p className={styles.quiet}>{words.claimed}</p> : null}
      <dl>
        {shown.map((answer) => (
          <Row key={answer.cell.item.id} view={view} answer={answer} fault={faultOf(rowId(answer.cell.item.id))} />
        ))}
      </dl>
    </div>
  )
}

function Row({ view, answer, fault }: { view: SubmissionView; answer: Answer; fault: string | undefined }) {
  const { item, value, findings } = answer.cell
  return (
    <div className={styles.row} id={rowId(item.id)}>
      <dt>{item.name}</dt>
      <dd>
        <Value answer={answer} />
        {answer.needsConfirmation ? <p className={styles.attention}>{words.unconfirmed}</p> : null}
        {answer.needsNote
          ? findings.map((finding) => (
              <p key={finding.code} className={fault ? styles.danger : styles.attention}>
                {softFindingText(finding, item, LANGUAGE)}
              </p>
            ))
          : null}
        {fault ? <p className={styles.danger}>{fault}</p> : null}
        {value?.note === undefined ? null : <p className={styles.quiet}>{words.note(value.note)}</p>}
      </dd>
      <dd className={styles.change}>
        <Link
          to="/nhap-so-lieu/$edition"
          params={{ edition: view.edition }}
          search={{ unit: view.organisation.id, period: view.period }}
          hash={fieldId(item.id)}
          state={{ cameFrom: 'check' }}
          aria-label={words.changeName(item.name)}
        >
          {words.change}
        </Link>
      </dd>
    </div>
  )
}

function Value({ answer: { cell, isMissing } }: { answer: Answer }) {
  const { item, value } = cell
  if (isMissing) return <span className={styles.attention}>{words.notProvided}</span>
  if (!value) return <PartValues cell={cell} />
  const { content } = value
  if (content.kind === 'cannot-provide') return <span>{words.cannotProvide(content.reason)}</span>
  const unit = unitOf(item)
  return (
    <>
      <strong>{contentText(item, content)}</strong>
      {unit === undefined || content.kind !== 'number' ? null : <span className={styles.quiet}> {unit}</span>}
    </>
  )
}

/** A number that several providers give in parts. */
function PartValues({ cell: { item, parts } }: { cell: Answer['cell'] }) {
  return (
    <ul>
      {parts?.map(({ part, name, value }) => (
        <li key={part}>
          {name}: {value ? contentText(item, value.content) : words.notProvided}
        </li>
      ))}
    </ul>
  )
}
