import { useState } from 'react'
import tools from '../administration/tools.module.css'
import { words } from '../administration/words.ts'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'

type Props = { day: string; onChoose: (day: string) => void }

/** The day of which the register is read: past trees stay as they were. */
export function AsOf({ day, onChoose }: Props) {
  const [typed, type] = useState(dateText(day))
  const [isWrong, judge] = useState(false)
  const choose = () => {
    const chosen = dayOf(typed)
    judge(chosen === undefined)
    if (chosen !== undefined && chosen !== day) onChoose(chosen)
  }
  return (
    <form
      className={tools.choice}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        choose()
      }}
    >
      <label htmlFor="ngay-xem">{words.register.on}</label>
      <span className={tools.beside}>
        <input
          id="ngay-xem"
          className={tools.day}
          value={typed}
          autoComplete="off"
          inputMode="numeric"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'ngay-xem-loi' : undefined}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <button type="submit" className={tools.button}>
          {words.register.show}
        </button>
      </span>
      {isWrong ? (
        <span id="ngay-xem-loi" className={tools.fault} role="alert">
          {words.faults.day(words.register.on)}
        </span>
      ) : null}
    </form>
  )
}
