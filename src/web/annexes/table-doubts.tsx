import type { ReactNode } from 'react'
import type { AnnexDoubtView } from '#contract/annexes.ts'
import { annexDoubtText } from '#text/annex-doubts.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './table-doubts.module.css'
import { words } from './words.ts'

type Props = { doubts: readonly AnnexDoubtView[]; linkOf?: (doubt: AnnexDoubtView) => ReactNode }

/** What of the tables a person has to look at, with its place in the file. */
export function TableDoubts({ doubts, linkOf }: Props) {
  if (doubts.length === 0) return <p>{words.doubts.none}</p>
  return (
    <ul className={styles.doubts}>
      {doubts.map((doubt, at) => {
        const { code, place, node, params } = doubt
        return (
          <li key={at}>
            <span className={styles.place}>
              {place ? words.doubts.place(figure(place.table), figure(place.row)) : words.doubts.whole}
              {node ? `, ${node}` : ''}
            </span>
            <span>
              {annexDoubtText({ code, place, node, params }, LANGUAGE)} {linkOf?.(doubt)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
