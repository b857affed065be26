import { wordingDoubtText } from '#text/annex-doubts.ts'
import { shownFormula } from '#domain/edition/formula/typed-formula.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './leaf-review.module.css'
import type { AnnexRow, ReviewLeaf } from './leaves.ts'
import { MarkedText } from './marked-text.tsx'
import { words } from './words.ts'

/** What the document prints for a criterion, with what was understood and what is in doubt. */
export function DocumentSide({ leaf: { row, proposal } }: { leaf: ReviewLeaf }) {
  const { review } = words
  const { marks, doubts } = proposal
  return (
    <div className={styles.document}>
      <h3 className={styles.side}>
        {review.document}{' '}
        <span className={styles.place}>{review.place(figure(row.place.table), figure(row.place.row))}</span>
      </h3>
      {[...marks, ...doubts].some(({ source }) => source === 'title') ? (
        <MarkedText text={row.title} source="title" proposal={proposal} isNumbered />
      ) : null}
      <h4>{review.rule}</h4>
      {row.rule === '' ? (
        <p className={styles.quiet}>{review.nothing}</p>
      ) : (
        <MarkedText text={row.rule} source="rule" proposal={proposal} isNumbered />
      )}
      {row.remark === '' ? null : (
        <>
          <h4>{review.remark}</h4>
          <MarkedText text={row.remark} source="remark" proposal={proposal} isNumbered />
        </>
      )}
      <Said name={review.evidence} text={row.evidence} />
      <Said name={review.lead} text={row.lead} />
      {doubts.length === 0 ? null : (
        <>
          <h4>{review.doubts}</h4>
          <ul className={styles.doubts}>
            {doubts.map((doubt, at) => {
              const said = wordsOf(row, doubt)
              const why = wordingDoubtText(doubt.code, LANGUAGE)
              return <li key={at}>{said === '' ? why : review.words(why, said)}</li>
            })}
          </ul>
        </>
      )}
      {marks.length === 0 ? null : (
        <>
          <h4>{review.marks}</h4>
          <ol className={styles.marks}>
            {marks.map((mark, at) => (
              <li key={at}>{review.gives(wordsOf(row, mark), shownFormula(mark.gives))}</li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

function Said({ name, text }: { name: string; text: string }) {
  if (text === '') return null
  return (
    <>
      <h4>{name}</h4>
      <p>{text}</p>
    </>
  )
}

function wordsOf(
  row: AnnexRow,
  { source, start, end }: { source: 'rule' | 'remark' | 'title'; start: number; end: number },
): string {
  return row[source].slice(start, end).replaceAll('\n', ' ')
}
