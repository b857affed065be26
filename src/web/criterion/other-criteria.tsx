import { Link } from '@tanstack/react-router'
import { compare, toDecimal } from '#domain/exact.ts'
import { figure, text } from '../language.ts'
import { whatIfAddress } from '../province/what-if.ts'
import styles from './other-criteria.module.css'
import type { Trial } from './what-if-panel.tsx'

/** The same numbers are read elsewhere: what moves there, and what else is being tried. */
export function OtherCriteria({ province, node, row, given, standing, tried }: Trial) {
  const words = text.criterion.whatIf
  const others = province.outline.leaves
    .filter((leaf) => leaf !== node && leaf.leaf!.letters.some(({ item }) => tried.has(item.id)))
    .map((leaf) => ({ leaf, before: given.exactly.points(leaf, row), after: standing.exactly.points(leaf, row) }))
    .filter(({ before, after }) => compare(before, after) !== 0)
  if (others.length === 0) return null
  return (
    <div className={styles.others}>
      <h3>{words.others}</h3>
      <ul>
        {others.map(({ leaf, before, after }) => (
          <li key={leaf.code}>
            <Link
              to="/don-vi/$unit/tieu-chi/$code"
              params={{ unit: province.organisations[row]!.id, code: leaf.code }}
              search={{ tried: whatIfAddress(tried) }}
              title={leaf.row.title.text}
            >
              {leaf.code}
            </Link>{' '}
            <span className={styles.figures}>
              {figure(toDecimal(before, 2))} → <strong>{figure(toDecimal(after, 2))}</strong>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
