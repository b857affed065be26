import type { Letter } from '#domain/edition/outline.ts'
import type { Exact } from '#domain/exact.ts'
import { givenOf } from '#domain/scoring/leaf-outcome.ts'
import { text } from '../language.ts'
import { TryNumber } from './try-number.tsx'
import { TryOption } from './try-option.tsx'
import styles from './try-value.module.css'
import { canonicalText, valueText } from './value-text.ts'

type Props = {
  letter: Letter
  given: Exact | undefined
  /** Canonical text; `''` tries to have no number, undefined tries nothing. */
  tried: string | undefined
  onTry: (value: string | undefined) => void
}

/** One letter's input, what was reported, and the way back to it. */
export function TryValue({ letter, given, tried, onTry }: Props) {
  const words = text.criterion.whatIf
  const { item } = letter
  const reported = given && givenOf(letter, given)
  const own = given === undefined ? undefined : canonicalText(item, given)
  const change = (value: string) => onTry(value === (own ?? '') ? undefined : value)
  const Input = item.kind === 'yes-no' || item.kind === 'choice' ? TryOption : TryNumber
  return (
    <div className={styles.value}>
      <Input letter={letter} value={tried ?? own ?? ''} onChange={change} />
      {tried === undefined && reported !== undefined ? null : (
        <p className={styles.given}>
          {reported === undefined ? words.givenNone : words.given(valueText(item, reported))}
          {tried === undefined ? null : (
            <button type="button" className={styles.reset} onClick={() => onTry(undefined)}>
              {words.resetOne}
            </button>
          )}
        </p>
      )}
    </div>
  )
}
