import { useId, useState, type ReactNode } from 'react'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { dayAfter, todayHere } from './days.ts'
import { LineField } from './fields.tsx'
import { ShortForm } from './short-form.tsx'
import { useSaving } from './use-saving.ts'
import { words } from './words.ts'

type Props = {
  label: string
  button: string
  says: ReactNode
  /** Gets the first day on which it no longer holds: what is asked for is the last on which it does. */
  onGive: (to: string) => Promise<unknown>
  onCancel: () => void
}

/** Ends something after a day. */
export function EndForm({ label, button, says, onGive, onCancel }: Props) {
  const id = `${useId()}-den-het`
  const [typed, type] = useState(dateText(todayHere()))
  const saving = useSaving(async (to: string) => {
    await onGive(to)
    onCancel()
  }, id)
  const submit = () => {
    const last = dayOf(typed)
    saving.submit(last ? dayAfter(last) : '', last ? [] : [{ field: id, words: words.faults.day(label) }])
  }
  return (
    <ShortForm saving={saving} button={button} says={says} onSubmit={submit} onCancel={onCancel}>
      <LineField
        id={id}
        label={label}
        hint={words.days.hint}
        value={typed}
        fault={saving.faultOf(id)}
        inputMode="numeric"
        onChange={type}
      />
    </ShortForm>
  )
}
