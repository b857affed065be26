import type { OutlineNode } from '#domain/edition/outline.ts'
import { exactAt } from '#domain/value/column.ts'
import { isOwn } from '#domain/value/value-store.ts'
import { text } from '../language.ts'
import type { Province } from '../province/province.ts'
import type { Standing } from '../province/standing.ts'
import { NOTHING_TRIED, withTried, type WhatIf } from '../province/what-if.ts'
import button from '../ui/button.module.css'
import { Movement } from './movement.tsx'
import { OtherCriteria } from './other-criteria.tsx'
import { TryValue } from './try-value.tsx'
import styles from './what-if-panel.module.css'

export type Trial = {
  province: Province
  node: OutlineNode
  row: number
  given: Standing
  standing: Standing
  tried: WhatIf
}

/** Other numbers for the criterion's letters, and what they would move. */
export function WhatIfPanel(props: Trial & { onTry: (next: WhatIf) => void }) {
  const { province, node, row, given, tried, onTry } = props
  const words = text.criterion.whatIf
  const place = province.outline.leaves.indexOf(node)
  const letters = node.leaf!.letters
  const own = letters.flatMap((letter, at) => (isOwn(letter.variable) ? [{ letter, at }] : []))
  return (
    <section className={styles.panel} aria-labelledby="thu-so-khac">
      <h2 id="thu-so-khac">{words.title}</h2>
      <p className={styles.lede}>{words.lede}</p>
      <Movement {...props} />
      <div className={styles.letters}>
        {own.length === 0 ? <p>{words.none}</p> : null}
        {own.map(({ letter, at }) => (
          <TryValue
            key={letter.name}
            letter={letter}
            given={exactAt(given.inputs.columns[place]![at]!, row)}
            tried={tried.get(letter.item.id)}
            onTry={(value) => onTry(withTried(tried, letter.item.id, value))}
          />
        ))}
      </div>
      <OtherCriteria {...props} />
      <button
        type="button"
        className={`${button.outlined} ${styles.reset}`}
        disabled={tried.size === 0}
        onClick={() => onTry(NOTHING_TRIED)}
      >
        {words.reset}
      </button>
    </section>
  )
}
