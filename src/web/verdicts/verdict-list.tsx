import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ValueToVerify } from '#contract/verdicts.ts'
import { figure } from '../language.ts'
import { Announcement } from '../ui/announcement.tsx'
import button from '../ui/button.module.css'
import { moveByArrow } from './row-keys.ts'
import { keyOf, useVerdicts } from './use-verdicts.ts'
import { askedFor, type VerdictSearch } from './verdict-search.ts'
import { VerdictTable } from './verdict-table.tsx'
import styles from './verdicts.module.css'
import type { VerdictPage } from './verdicts-page.tsx'
import { words } from './words.ts'

type Props = { page: VerdictPage; search: VerdictSearch }

/** A page of values, a table an item; verdicts on one row or on those that are chosen. */
export function VerdictList({ page, search }: Props) {
  const { rows } = page
  const { sending, give, failureOf } = useVerdicts(askedFor(search))
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const [outcome, tell] = useState('')
  const [open, show] = useState<string>()
  const byItem = page.items.map((item) => ({ item, ofItem: rows.filter((row) => row.item === item.id) }))
  const verifyChosen = async () => {
    const wished = rows.filter((row) => chosen.has(keyOf(row)))
    const done = await give(wished, 'verified')
    const left = wished.length - done
    tell([words.bulk.done(figure(done)), ...(left > 0 ? [words.bulk.failed(figure(left))] : [])].join(' '))
    choose(new Set())
  }
  const change = (some: readonly ValueToVerify[], isChosen: boolean) => {
    const next = new Set(chosen)
    for (const row of some)
      if (isChosen) next.add(keyOf(row))
      else next.delete(keyOf(row))
    choose(next)
  }
  if (rows.length === 0) return <Nothing search={search} />
  return (
    <>
      <div className={styles.bulk} role="group" aria-label={words.bulk.label}>
        {chosen.size === 0 ? (
          <span className={styles.quiet}>{words.bulk.hint}</span>
        ) : (
          <>
            <span>{words.bulk.chosen(figure(chosen.size))}</span>
            <button
              type="button"
              className={button.filled}
              aria-busy={sending.size > 0}
              onClick={() => void verifyChosen()}
            >
              {words.bulk.verify}
            </button>
            <button type="button" className={styles.link} onClick={() => choose(new Set())}>
              {words.bulk.clear}
            </button>
          </>
        )}
        {outcome === '' ? null : <strong>{outcome}</strong>}
      </div>
      {/* Keys of the buttons within; each button is reached and pressed without them as well. */}
      <div role="presentation" data-verdicts onKeyDown={moveByArrow}>
        {byItem.flatMap(({ item, ofItem }) =>
          ofItem.length === 0 ? (
            []
          ) : (
            <VerdictTable
              key={item.id}
              item={item}
              rows={ofItem}
              chosen={chosen}
              sending={sending}
              failureOf={failureOf}
              open={open}
              onOpen={show}
              onChoose={change}
              onGive={async (row, verdict, note) => (await give([row], verdict, note)) > 0}
            />
          ),
        )}
      </div>
      <Ways page={page} search={search} />
      <Announcement sentence={outcome} />
    </>
  )
}

function Nothing({ search }: { search: VerdictSearch }) {
  const { filter, item, query, after } = search
  const { table, pages } = words
  const isAll = filter === undefined && item === undefined && query === undefined
  return (
    <p className={styles.none}>
      {isAll ? table.openedNone : table.none} {isAll ? null : table.noneHint}{' '}
      {after === undefined ? null : (
        <Link to="/xac-minh" search={{ ...search, after: undefined }}>
          {pages.first}
        </Link>
      )}
    </p>
  )
}

function Ways({ page: { next, period }, search }: Props) {
  const { after } = search
  if (next === undefined && after === undefined) return null
  return (
    <nav className={styles.ways} aria-label={words.pages.label}>
      {after === undefined ? null : (
        <Link to="/xac-minh" search={{ ...search, after: undefined }}>
          {words.pages.first}
        </Link>
      )}
      {next === undefined ? null : (
        <Link to="/xac-minh" search={{ ...search, period, after: next }}>
          {words.pages.next}
        </Link>
      )}
    </nav>
  )
}
