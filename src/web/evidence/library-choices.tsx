import { EvidenceKind } from '#domain/evidence/evidence.ts'
import { EVIDENCE_KINDS } from '#text/evidence.ts'
import { LANGUAGE } from '../language.ts'
import styles from './library-choices.module.css'
import { words } from './words.ts'

/** What of a library is asked for; absent is all of it. */
export type Choices = {
  readonly query?: string | undefined
  readonly kind?: string | undefined
  readonly year?: string | undefined
  readonly state?: string | undefined
}

type Part = 'kind' | 'year' | 'state'
type Props = { choices: Choices; onChoose: (change: Choices) => void; parts: readonly Part[] }

const YEARS_BACK = 10

export function LibraryChoices({ choices, onChoose, parts }: Props) {
  const { library } = words
  const offered: Record<Part, { label: string; options: readonly (readonly [string, string])[] }> = {
    kind: { label: library.kind, options: EvidenceKind.options.map((one) => [one, EVIDENCE_KINDS[LANGUAGE][one]]) },
    year: { label: library.year, options: lastYears().map((year) => [year, year]) },
    state: { label: library.standing, options: Object.entries(library.standings) },
  }
  return (
    <div className={styles.choices}>
      {parts.map((part) => (
        <label key={part}>
          {offered[part].label}
          <select
            value={choices[part] ?? ''}
            onChange={(event) => onChoose({ [part]: event.currentTarget.value || undefined })}
          >
            <option value="">{library.all}</option>
            {offered[part].options.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}

function lastYears(): string[] {
  const now = new Date().getFullYear()
  return Array.from({ length: YEARS_BACK }, (_, back) => String(now - back))
}
