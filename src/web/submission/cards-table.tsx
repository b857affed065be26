import type { OutputOf } from '#contract/operation.ts'
import type { ScoredNodesView, SubmissionView } from '#contract/submission-views.ts'
import type { submissions } from '#contract/submissions.ts'
import { figure } from '../language.ts'
import { shortMax } from '../entry/points.tsx'
import { ShareBar } from '../ui/share-bar.tsx'
import styles from './cards-table.module.css'
import { lastCard } from './last-card.ts'
import type { Laid } from './use-edition.ts'
import { moment, words } from './words.ts'

type Scored = OutputOf<typeof submissions.showScorecards>
type Column = { readonly name: string; readonly at?: string; readonly points: ScoredNodesView }

type Props = { view: SubmissionView; scored: Scored; laid: Laid }

/** Self, appraised and approved points beside each other, by main index. */
export function CardsTable({ view, scored, laid }: Props) {
  const columns = columnsOf(view, scored)
  const rows = laid.outline.nodes.filter((node) => node.level === 'mainIndex')
  const last = columns.at(-1)
  return (
    <section aria-labelledby="cac-lan-cham">
      <h2 id="cac-lan-cham">{words.cards.heading}</h2>
      {last === undefined ? (
        <p className={styles.quiet}>{words.cards.none}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.cards.index}</th>
              {columns.map(({ name, at }) => (
                <th scope="col" key={name}>
                  {name}
                  {at === undefined ? null : <span className={styles.at}>{words.cards.sealed(moment(at))}</span>}
                </th>
              ))}
              <th scope="col">{words.cards.max}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, row }) => (
              <tr key={code}>
                <th scope="row">
                  <span className={styles.code}>{code}</span> {row.title.text}
                </th>
                {columns.map(({ name, points }) => (
                  <Cell key={name} points={points} code={code} />
                ))}
                <td className={styles.max}>{figure(shortMax(nodeOf(last.points, code)?.max ?? '0'))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.cards.total}</th>
              {columns.map(({ name, points }) => (
                <td key={name} data-total={name}>
                  {figure(points.total.points)}
                </td>
              ))}
              <td className={styles.max}>{figure(shortMax(last.points.total.max))}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  )
}

function Cell({ points, code }: { points: ScoredNodesView; code: string }) {
  const node = nodeOf(points, code)
  if (!node) return <td />
  const share = Number(node.max) > 0 ? Number(node.points) / Number(node.max) : undefined
  return (
    <td>
      {figure(node.points)}
      <ShareBar share={share} />
    </td>
  )
}

function nodeOf({ nodes }: ScoredNodesView, code: string) {
  return nodes.find((node) => node.code === code)
}

/** The last sealed card of each stage, and the points of the moment where they are still moving. */
function columnsOf({ state }: SubmissionView, { cards, now }: Scored): Column[] {
  if (state === 'draft') return now.self ? [{ name: words.cards.now, points: now.self }] : []
  const sealed = (['self', 'appraised', 'final'] as const).flatMap((stage): Column[] => {
    const card = lastCard(cards, stage)
    return card ? [{ name: words.cards.stages[stage], at: card.sealedAt, points: card }] : []
  })
  const isMoving = now.appraised && state !== 'approved'
  return isMoving ? [...sealed, { name: words.cards.now, points: now.appraised! }] : sealed
}
