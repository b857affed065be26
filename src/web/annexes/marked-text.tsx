import type { Proposal } from '#domain/edition/wording/proposal.ts'
import type { Source } from '#domain/edition/wording/plain.ts'
import styles from './marked-text.module.css'

type Props = { text: string; source: Source; proposal: Proposal; isNumbered?: boolean }

/** A text of the document with the words marked that parts of the formula came from, and those that are in doubt. */
export function MarkedText({ text, source, proposal: { marks, doubts }, isNumbered = false }: Props) {
  const own = marks.flatMap((mark, at) => (mark.source === source ? [{ ...mark, number: at + 1 }] : []))
  const doubted = doubts.filter((doubt) => doubt.source === source && doubt.end > doubt.start)
  const bounds = [...own, ...doubted].flatMap(({ start, end }) => [start, end])
  const cuts = [...new Set([0, ...bounds, text.length])].filter((at) => at <= text.length).sort((a, b) => a - b)
  return (
    <p className={styles.text}>
      {cuts.slice(0, -1).map((start, at) => {
        const end = cuts[at + 1]!
        const holds = (span: { readonly start: number; readonly end: number }) => span.start <= start && end <= span.end
        const kinds = [own.some(holds) && styles.mark, doubted.some(holds) && styles.doubt].filter(Boolean)
        const piece = text.slice(start, end)
        const numbers = own.filter((mark) => mark.start === start).map(({ number }) => number)
        return (
          <span key={start}>
            {numbers.length === 0 || !isNumbered ? null : <sup className={styles.number}>{numbers.join(',')}</sup>}
            {kinds.length === 0 ? piece : <mark className={kinds.join(' ')}>{piece}</mark>}
          </span>
        )
      })}
    </p>
  )
}
