import { useState } from 'react'
import { nationalPlaces, type StatedPlaceRow } from '#contract/national-places.ts'
import { STATED_LIMITS } from '#domain/programme/stated-place.ts'
import { call } from '../api.ts'
import { MoveForm } from '../round-desk/move-form.tsx'
import { oneLine, ReasonLines } from '../round-desk/reason-lines.tsx'
import { moment } from '../my-work/words.ts'
import { rankText } from './rank-text.ts'
import { wordsFault } from './stated-place-draft.ts'
import { usePlaceChange } from './use-place-change.ts'
import { stating } from './words.ts'

type Props = {
  round: string
  row: StatedPlaceRow
  onDone: (told: string) => void
  onCancel: () => void
}

const FIELD = 'ly-do-rut-hang'

/** A stated place counts no longer: why. */
export function WithdrawPlaceForm({ round, row: { year, version }, onDone, onCancel }: Props) {
  const [typed, type] = useState('')
  const { faults, isSending, current, make } = usePlaceChange({ round, field: FIELD, staleWords, onDone })
  const send = () => {
    const reason = oneLine(typed)
    const words = wordsFault(reason, stating.faults.reason, STATED_LIMITS.reason)
    return make(words === undefined ? [] : [{ field: FIELD, words }], async () => {
      await call(nationalPlaces.withdrawPlace, { year, version: current?.version ?? version, reason })
      return stating.removed(String(year))
    })
  }
  return (
    <MoveForm
      label={stating.withdrawOf(String(year))}
      isTitled
      faults={faults}
      isSending={isSending}
      button={stating.withdraw}
      cancel={stating.cancel}
      onSend={send}
      onCancel={onCancel}
    >
      <ReasonLines
        id={FIELD}
        label={stating.reason}
        hint={stating.reasonHint}
        value={typed}
        fault={faults.of(FIELD)}
        onChange={type}
      />
    </MoveForm>
  )
}

function staleWords({ year, withdrawnBecause, changedBy, changedAt, ...place }: StatedPlaceRow): string {
  if (withdrawnBecause !== undefined) return stating.withdrawnBefore(String(year), changedBy.name, moment(changedAt))
  return stating.staleBeforeWithdrawing(String(year), rankText(place), changedBy.name, moment(changedAt))
}
