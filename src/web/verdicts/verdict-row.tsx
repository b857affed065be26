import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState } from 'react'
import type { ValueToVerify } from '#contract/verdicts.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { Verdict } from '#domain/value/value-state.ts'
import { softFindingText } from '#text/value-checks.ts'
import { contentText } from '../entry/content-text.ts'
import { momentText } from '../entry/local-time.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { ReasonForm } from './reason-form.tsx'
import { focusBelow } from './row-keys.ts'
import styles from './verdicts.module.css'
import { words } from './words.ts'

// Whoever only compares numbers does not load what shows documents.
const HungEvidence = lazy(async () => {
  const { HungEvidence: component } = await import('../evidence/hung-evidence.tsx')
  return { default: component }
})

type Props = {
  item: DataItem
  row: ValueToVerify
  /** What the period before is called. */
  before: string
  isChosen: boolean
  isSending: boolean
  failure: string | undefined
  /** Its documents are shown. */
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onChoose: (isChosen: boolean) => void
  onGive: (verdict: Verdict, note?: string) => Promise<boolean>
}

export function VerdictRow({
  item,
  row,
  before,
  isChosen,
  isSending,
  failure,
  isOpen,
  onOpen,
  onChoose,
  onGive,
}: Props) {
  const { table, verdict: said } = words
  const [isWrong, setWrong] = useState(false)
  const wrong = useRef<HTMLButtonElement>(null)
  const name = row.partName === undefined ? row.subjectName : `${row.subjectName}, ${table.part(row.partName)}`
  const confirm = async (button: HTMLButtonElement) => {
    if (isSending) return
    const isDone = await onGive('verified')
    // Whoever has gone elsewhere meanwhile stays there.
    if (isDone && document.activeElement === button) focusBelow(button)
  }
  const close = () => {
    setWrong(false)
    wrong.current?.focus()
  }
  return (
    <>
      <tr className={isChosen ? styles.chosen : undefined} aria-busy={isSending}>
        <td className={styles.choice}>
          <input
            type="checkbox"
            data-act="choose"
            aria-label={table.choose(name)}
            checked={isChosen}
            onChange={({ currentTarget: { checked } }) => onChoose(checked)}
          />
        </td>
        <th scope="row">
          {name}
          <Known item={item} row={row} isOpen={isOpen} onOpen={onOpen} />
        </th>
        <td className={styles.figure} data-name={table.value}>
          <strong>{contentText(item, row.content)}</strong>
        </td>
        <td className={styles.figure} data-name={table.before(before)}>
          {row.before ? (
            contentText(item, row.before.content)
          ) : (
            <span className={styles.quiet}>{table.nothingBefore}</span>
          )}
        </td>
        <td className={styles.verdict}>
          <div className={styles.acts}>
            <button
              type="button"
              data-act="right"
              aria-label={said.rightOf(name)}
              aria-pressed={row.standing === 'verified'}
              onClick={({ currentTarget }) => void confirm(currentTarget)}
            >
              {said.right}
            </button>
            <button
              ref={wrong}
              type="button"
              data-act="wrong"
              aria-label={said.wrongOf(name)}
              aria-pressed={row.standing === 'disputed'}
              aria-expanded={isWrong}
              onClick={() => setWrong(!isWrong)}
            >
              {said.wrong}
            </button>
          </div>
          <Said item={item} row={row} />
          {failure === undefined ? null : (
            <p role="alert" className={styles.failure}>
              {failure}
            </p>
          )}
        </td>
      </tr>
      {isWrong ? (
        <tr>
          <td />
          <td colSpan={4}>
            <ReasonForm
              isSending={isSending}
              onCancel={close}
              onWrite={async (note) => {
                if (await onGive('disputed', note)) close()
              }}
            />
          </td>
        </tr>
      ) : null}
      {isOpen ? (
        <tr>
          <td />
          <td colSpan={4}>
            <Suspense fallback={<p className={styles.quiet}>{text.loading}</p>}>
              <HungEvidence place={{ organisation: row.subject, item: row.item, period: row.period }} mayHang={false} />
            </Suspense>
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** Who gave it and what was said of it, what is remarkable, what supports it. */
function Known({ item, row, isOpen, onOpen }: Pick<Props, 'item' | 'row' | 'isOpen' | 'onOpen'>) {
  const { table } = words
  return (
    <div className={styles.known}>
      <p>
        {table.given(row.by, momentText(row.at))}
        {row.onBehalf ? `, ${table.onBehalf}` : ''}
      </p>
      {row.note === undefined ? null : <p>{table.note(row.note)}</p>}
      {row.findings.map((finding) => (
        <p key={finding.code} className={styles.attention}>
          {softFindingText(finding, item, LANGUAGE)}
        </p>
      ))}
      <p className={styles.links}>
        {row.documents === 0 ? (
          <span>{table.noDocuments}</span>
        ) : (
          <button type="button" className={styles.link} aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
            {isOpen ? table.hideDocuments : table.documents(figure(row.documents))}
          </button>
        )}
        <Link to="/so-lieu/$item" params={{ item: row.item }} search={{ unit: row.subject }}>
          {table.number}
        </Link>
      </p>
    </div>
  )
}

/** The last word, by whom and when; of an earlier version with what stood then. */
function Said({ item, row: { standing, said } }: Pick<Props, 'item' | 'row'>) {
  const { verdict, standings } = words
  if (!said) return <p className={styles.quiet}>{standings[standing]}</p>
  const at = momentText(said.at)
  const word = standings[said.verdict]
  return (
    <>
      <p className={standing === 'verified' ? styles.right : styles.attention}>
        {said.content === undefined
          ? verdict.said(word, said.by, at)
          : verdict.earlier(word, contentText(item, said.content), said.by, at)}
      </p>
      {said.note === undefined ? null : <p className={styles.quiet}>{verdict.why(said.note)}</p>}
    </>
  )
}
