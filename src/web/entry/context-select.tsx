import { useNavigate } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import type { FormEntry } from '#contract/forms.ts'
import { periodFrom, periodAt } from '#domain/period/period.ts'
import { formList, type FormKey } from './queries.ts'
import styles from './context-select.module.css'
import { hasForms } from './may-enter.ts'
import { useOwnSession } from './resumed-session.ts'
import { useKeptChoice } from './use-kept-choice.ts'
import { capital, periodName, words } from './words.ts'

/** The form that is open, chosen in this order: index set, unit, period. Only what the caller may open is listed. */
export function ContextSelect({ current, title, unit }: { current: FormKey; title: string; unit: string }) {
  const navigate = useNavigate()
  const session = useOwnSession()
  // Others read forms too; a list of them is only for those who enter or supervise.
  const { data } = useQuery({ ...formList, enabled: session !== null && hasForms(session) })
  const forms = data?.forms ?? []
  const open = ({ organisation, edition, period }: FormKey) =>
    void navigate({ to: '/nhap-so-lieu/$edition', params: { edition }, search: { unit: organisation, period } })
  const editions = options(forms, ({ edition, title }) => [edition, short(title)], [current.edition, short(title)])
  const ofEdition = forms.filter(({ edition }) => edition === current.edition)
  const units = options(ofEdition, ({ organisation }) => [organisation.id, organisation.name], [
    current.organisation,
    unit,
  ])
  const ofUnit = ofEdition.filter(({ organisation }) => organisation.id === current.organisation)
  const name = (key: string): Option => [key, capital(periodName(key))]
  const periods = options(ofUnit, ({ period }) => name(period), name(current.period))
  return (
    <div className={styles.context} role="group" aria-label={words.context.label}>
      <Choice
        label={words.context.edition}
        options={editions}
        value={current.edition}
        onChoose={(edition) => open({ ...current, edition })}
      />
      <Choice
        label={words.context.unit}
        options={units}
        value={current.organisation}
        onChoose={(organisation) => open({ ...current, organisation })}
      />
      <Choice
        label={words.context.period}
        options={withNext(periods, ofUnit)}
        value={current.period}
        onChoose={(period) => open({ ...current, period })}
      />
    </div>
  )
}

type Option = readonly [key: string, name: string]

type ChoiceProps = {
  label: string
  options: readonly Option[]
  value: string
  onChoose: (key: string) => void
}

/** One list; where there is nothing to choose, the name alone. */
function Choice({ label, options, value, onChoose }: ChoiceProps) {
  const [list, keep] = useKeptChoice(label)
  const name = options.find(([key]) => key === value)?.[1]
  return (
    <label className={styles.choice}>
      <span className={styles.label}>{label}</span>
      {options.length < 2 ? (
        <span className={styles.only}>{name}</span>
      ) : (
        <select
          ref={list}
          value={value}
          onChange={(event) => {
            keep(event.currentTarget.value)
            onChoose(event.currentTarget.value)
          }}
        >
          {options.map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      )}
    </label>
  )
}

/** Each once, in the list's order; the one that is open among them. */
function options(forms: readonly FormEntry[], optionOf: (form: FormEntry) => Option, current: Option): Option[] {
  const found = new Map(forms.map(optionOf))
  if (!found.has(current[0])) found.set(...current)
  return [...found]
}

/** Newest first; the period after the newest one that has numbers can be begun. */
function withNext(periods: readonly Option[], forms: readonly FormEntry[]): Option[] {
  const newest = forms.map(({ period }) => periodFrom(period)!).sort((a, b) => b.from - a.from)[0]
  const next = newest && periodAt(newest.to, newest.kind).key
  const known = next === undefined || periods.some(([key]) => key === next) ? periods : [...periods, emptyPeriod(next)]
  return [...known].sort(([a], [b]) => (a < b ? 1 : -1))
}

function emptyPeriod(key: string): Option {
  return [key, words.context.nothing(capital(periodName(key)))]
}

function short(title: string): string {
  return title.replace(/\s*\(.*\)$/, '')
}
