import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { DataItem } from '#domain/item/data-item.ts'
import { useEntry } from './entry-context.ts'
import styles from './item-name.module.css'

/** A figure's name; it opens the details. The keyboard opens them from the field with Ctrl+Enter. */
type Props = { id: string; item: DataItem; letter?: string | undefined; at?: string }

/** The same name stands once more, without an id of its own, where the figure is shown again (`at`). */
export const ItemName = memo(function ItemName({ id, item, letter, at }: Props) {
  const { openDetails } = useEntry()
  const named = at === undefined ? `ten-${id}` : undefined
  if (!openDetails) return <span id={named}>{item.name}</span>
  return (
    <span className={letter === undefined ? undefined : styles.lettered}>
      {letter === undefined ? null : <span className={styles.letter}>{letter}</span>}
      <Link
        to="."
        search={(before) => ({ ...before, item: id })}
        resetScroll={false}
        tabIndex={-1}
        id={named}
        className={styles.link}
        activeProps={{}}
      >
        {item.name}
      </Link>
    </span>
  )
})
