import { useQuery } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import type { StatedPlaceRow } from '#contract/national-places.ts'
import { Told } from '../round-desk/told.tsx'
import { moment } from '../my-work/words.ts'
import styles from './national.module.css'
import { statedPlaceList } from './queries.ts'
import { rankText } from './rank-text.ts'
import { StatePlaceForm } from './state-place-form.tsx'
import { WithdrawPlaceForm } from './withdraw-place-form.tsx'
import { stating } from './words.ts'

type Doing =
  | { readonly kind: 'state'; readonly row?: StatedPlaceRow }
  | { readonly kind: 'withdraw'; readonly row: StatedPlaceRow }
  | { readonly kind: 'told'; readonly words: string }

type Props = {
  round: string
  /** The list is asked for once it is to be seen. */
  isShown: boolean
  /** Whether any year has a place. */
  hasPlaces: boolean
}

/** What the standing agency stated itself, to be corrected or withdrawn, and the place of another year. */
export function StatedPlaces({ round, isShown, hasPlaces }: Props) {
  const { data: rows = [] } = useQuery({ ...statedPlaceList, enabled: isShown })
  const [doing, set] = useState<Doing>()
  const heading = useId()
  const opener = useRef<HTMLElement>(null)
  const open = (next: Doing) => (event: React.MouseEvent<HTMLElement>) => {
    opener.current = event.currentTarget
    set(next)
  }
  const ends = {
    round,
    onDone: (words: string) => set({ kind: 'told', words }),
    onCancel: () => {
      set(undefined)
      opener.current?.focus()
    },
  }
  return (
    <div className={styles.stating}>
      {rows.length === 0 ? null : (
        <section aria-labelledby={heading}>
          <p id={heading}>{stating.own}:</p>
          <ul>
            {rows.map((row) => (
              <StatedRow key={row.year} row={row} open={open} />
            ))}
          </ul>
        </section>
      )}
      <p>
        <button type="button" className={styles.disclosure} onClick={open({ kind: 'state' })}>
          {hasPlaces ? stating.add : stating.addFirst}
        </button>
      </p>
      {doing?.kind === 'state' ? (
        <StatePlaceForm
          key={doing.row?.year}
          row={doing.row}
          rows={rows}
          title={titleOf(doing.row, hasPlaces)}
          {...ends}
        />
      ) : null}
      {doing?.kind === 'withdraw' ? <WithdrawPlaceForm key={doing.row.year} row={doing.row} {...ends} /> : null}
      {doing?.kind === 'told' ? <Told>{doing.words}</Told> : null}
    </div>
  )
}

type RowProps = { row: StatedPlaceRow; open: (next: Doing) => (event: React.MouseEvent<HTMLElement>) => void }

function StatedRow({ row, open }: RowProps) {
  const [year, rank] = [String(row.year), rankText(row)]
  const { withdrawnBecause: reason, changedBy, changedAt } = row
  const button = (words: string, label: string, next: Doing) => (
    <button type="button" className={styles.disclosure} aria-label={label} onClick={open(next)}>
      {words}
    </button>
  )
  if (reason !== undefined)
    return (
      <li>
        {stating.withdrawn(year, rank, reason, changedBy.name, moment(changedAt))}{' '}
        {button(stating.again, stating.againOf(year), { kind: 'state', row })}
      </li>
    )
  return (
    <li>
      {stating.stands(year, rank, changedBy.name, moment(changedAt))}{' '}
      {button(stating.correct, stating.correctOf(year), { kind: 'state', row })}{' '}
      {button(stating.withdraw, stating.withdrawOf(year), { kind: 'withdraw', row })}
    </li>
  )
}

function titleOf(row: StatedPlaceRow | undefined, hasPlaces: boolean): string {
  if (!row) return hasPlaces ? stating.add : stating.addFirst
  const year = String(row.year)
  return row.withdrawnBecause === undefined ? stating.correctOf(year) : stating.againOf(year)
}
