import type { Letter } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { text } from '../language.ts'
import styles from './letters.module.css'

/** A rule's letters with the items that they read. */
export function Letters({ letters, items }: { letters: readonly Letter[]; items: readonly DataItem[] }) {
  return (
    <ul className={styles.letters}>
      {letters.map((letter) => (
        <li key={letter.name}>
          <span className={styles.name}>{letter.name}</span>
          <div>
            {letter.item.name}
            <Details letter={letter} items={items} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Details({ letter: { item, variable }, items }: { letter: Letter; items: readonly DataItem[] }) {
  const words = text.node
  const whole = items.find((one) => one.id === item.partOf)
  const printed = variable.printed?.text
  const details = [
    printed === undefined || printed === item.name ? undefined : words.printedAs(printed),
    item.definition,
    item.unit === undefined ? undefined : words.unit(item.unit),
    whole && words.partOf(whole.name),
    item.options && `${words.options}: ${item.options.map((option) => option.name).join(' · ')}`,
    variable.of === 'own' ? undefined : text.criterion[OF[variable.of]],
  ].filter((detail) => detail !== undefined)
  return details.map((detail) => (
    <span key={detail} className={styles.detail}>
      {detail}
    </span>
  ))
}

const OF = { nation: 'ofNation', province: 'ofProvince', parent: 'ofParent', group: 'ofGroup' } as const
