import { useState } from 'react'
import { nationalPlaces, type StatedPlaceRow } from '#contract/national-places.ts'
import { todayHere } from '../administration/days.ts'
import { call } from '../api.ts'
import { MoveForm } from '../round-desk/move-form.tsx'
import styles from '../round-desk/move-form.module.css'
import { ReasonLines } from '../round-desk/reason-lines.tsx'
import { moment } from '../my-work/words.ts'
import { TextField } from '../submission/document-fields.tsx'
import own from './national.module.css'
import { rankText } from './rank-text.ts'
import { draftOf, FIELDS, placeOf } from './stated-place-draft.ts'
import { usePlaceChange } from './use-place-change.ts'
import { stating } from './words.ts'

type Props = {
  round: string
  /** What is corrected or stated again; without it a year is asked for. */
  row?: StatedPlaceRow | undefined
  /** What is stated or was withdrawn, by year. */
  rows: readonly StatedPlaceRow[]
  title: string
  onDone: (told: string) => void
  onCancel: () => void
}

/** The place of a year, as it was published. */
export function StatePlaceForm({ round, row, rows, title, onDone, onCancel }: Props) {
  const [draft, set] = useState(draftOf(row))
  const first = row ? FIELDS.place : FIELDS.year
  const { faults, isSending, current, make } = usePlaceChange({ round, field: first, staleWords, onDone })
  const send = () => {
    const { place, faults: found } = placeOf(draft, todayHere())
    const version =
      current?.year === place?.year ? current?.version : (row?.version ?? withdrawnVersion(rows, place?.year))
    return make(found, async () => {
      await call(nationalPlaces.statePlace, { ...place!, version: version ?? 0 })
      return stating.saved(String(place!.year), rankText(place!))
    })
  }
  const line = (name: keyof typeof FIELDS, hint?: string) => (
    <TextField
      id={FIELDS[name]}
      label={stating[name]}
      hint={hint}
      value={draft[name]}
      fault={faults.of(FIELDS[name])}
      onChange={(typed) => set({ ...draft, [name]: typed })}
    />
  )
  return (
    <MoveForm
      label={title}
      isTitled
      faults={faults}
      isSending={isSending}
      button={row ? stating.saveAgain : stating.save}
      cancel={stating.cancel}
      onSend={send}
      onCancel={onCancel}
    >
      <p className={styles.hint}>{stating.lede}</p>
      <div className={own.fields}>
        {row ? null : line('year')}
        {line('place')}
        {line('of')}
        {line('index', stating.indexHint)}
      </div>
      {line('publishedBy')}
      {line('publishedOn', stating.publishedOnHint)}
      <ReasonLines
        id={FIELDS.source}
        label={stating.source}
        hint={stating.sourceHint}
        value={draft.source}
        fault={faults.of(FIELDS.source)}
        onChange={(source) => set({ ...draft, source })}
      />
    </MoveForm>
  )
}

/** Of a year that stands nobody saw a version here: whoever types it again is told first. */
function withdrawnVersion(rows: readonly StatedPlaceRow[], year: number | undefined): number | undefined {
  return rows.find((one) => one.year === year && one.withdrawnBecause !== undefined)?.version
}

function staleWords({ year, withdrawnBecause, changedBy, changedAt, ...place }: StatedPlaceRow): string {
  if (withdrawnBecause !== undefined) return stating.staleWithdrawn(String(year), changedBy.name, moment(changedAt))
  return stating.stale(String(year), rankText(place), changedBy.name, moment(changedAt))
}
