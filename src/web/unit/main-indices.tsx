import { compare, divide, isZero, toDecimal, toNumber, ZERO, type Exact } from '#domain/exact.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { figure, text } from '../language.ts'
import { maximumText } from '../province/maximum-text.ts'
import { exactMedian } from '#domain/scoring/median.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import styles from './main-indices.module.css'
import type { Props } from './unit-answer.tsx'

/** Points by main index beside the middle of the group. */
export function MainIndices({ province, standing, row }: Props) {
  const words = text.unit
  const rows = province.outline.nodes.filter((node) => node.level === 'mainIndex')
  const share = (node: OutlineNode, at: number): Exact | undefined => {
    const max = standing.exactly.maximum(node, at)
    return compare(max, ZERO) > 0 ? divide(standing.exactly.points(node, at), max) : undefined
  }
  const group = province.organisations[row]!.group
  const fellows = standing.inputs.members.flatMap((member, at) => (member.group === group && member.ranked ? [at] : []))
  return (
    <section aria-labelledby="theo-chi-so" className={styles.section}>
      <h2 id="theo-chi-so">{words.mainIndices}</h2>
      <p className={styles.hint}>{words.mainIndicesHint}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.mainIndex}</th>
            <th scope="col" className={styles.points}>
              {words.points_}
            </th>
            <th scope="col" className={styles.median}>
              {words.median}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((node) => {
            const own = share(node, row)
            const middle = exactMedian(fellows.map((at) => share(node, at)).filter((one) => one !== undefined))
            const max = standing.exactly.maximum(node, row)
            return (
              <tr key={node.code}>
                <th scope="row">
                  {node.code}. {node.row.title.text}
                </th>
                <td className={styles.points}>
                  <span className={styles.figure}>
                    <strong>{figure(toDecimal(standing.exactly.points(node, row), 2))}</strong>{' '}
                    <span className={styles.max}>/ {figure(maximumText(max))}</span>
                  </span>
                  <ShareBar share={own && toNumber(own)} mark={middle && !isZero(max) ? toNumber(middle) : undefined} />
                </td>
                <td className={styles.median}>{middle === undefined ? '–' : percent(middle)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function percent(share: Exact): string {
  return `${figure(toDecimal({ numerator: share.numerator * 100n, denominator: share.denominator }, 1))}%`
}
