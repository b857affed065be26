import { Link } from '@tanstack/react-router'
import type { AnnexDoubtView, DraftAnnex } from '#contract/annexes.ts'
import { annexDoubtText } from '#text/annex-doubts.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './table-doubts.module.css'
import { words } from './words.ts'

/** The draft that was begun from the file: each doubt leads to its row there. */
type InDraft = { readonly draft: string; readonly annex: DraftAnnex }

type Props = { doubts: readonly AnnexDoubtView[]; inDraft?: InDraft }

/** What of the tables a person has to look at, with its place in the file. */
export function TableDoubts({ doubts, inDraft }: Props) {
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
              {annexDoubtText({ code, place, node, params }, LANGUAGE)}{' '}
              {inDraft ? <ToRow {...inDraft} doubt={doubt} /> : null}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function ToRow({ annex, doubt, draft }: InDraft & { doubt: AnnexDoubtView }) {
  const { place } = doubt
  const row = annex.nodes.find((one) => one.place.table === place?.table && one.place.row === place.row)
  if (!row) return null
  return (
    <Link to="/soan-bo-chi-so/$draft" params={{ draft }} search={{ node: row.draftCode }}>
      {words.doubts.open(row.draftCode)}
    </Link>
  )
}
