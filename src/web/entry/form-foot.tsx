import { useNavigate } from '@tanstack/react-router'
import { figure } from '../language.ts'
import { countsOf, type Counts, type Filter } from './counts.ts'
import { isSameRecord, useEntry, useEntryState } from './entry-context.ts'
import styles from './form-foot.module.css'
import { CheckLink } from '../submission/check-link.tsx'
import { HelpPanel } from './help-panel.tsx'
import { timeText } from './local-time.ts'
import { UndoButtons } from './undo-buttons.tsx'
import { acts, capital, words } from './words.ts'

/** Stays at the bottom: what is still to be done, each count a filter. */
export function FormFoot({ filter: chosen }: { filter: Filter | undefined }) {
  const counts = useEntryState(({ cells }) => countsOf(cells.values()), isSameRecord)
  const { mayEnter, marks, key } = useEntry()
  const opened = useEntryState(({ cells }) => [...cells.values()].filter(({ item }) => marks.isOpened(item.id)).length)
  const remarked = useEntryState(
    ({ cells }) => [...cells.values()].filter(({ item }) => marks.hasRemarks(item.id)).length,
  )
  const lastSaved = useEntryState(({ cells }) => latest([...cells.values()].flatMap(({ savedAt }) => savedAt ?? [])))
  return (
    <div className={styles.foot}>
      <div className={styles.filters} role="group" aria-label={words.form.filters}>
        {FILTERS.map(({ filter, countOf, name, isDanger }) => {
          const count = countOf({ ...counts, opened, remarked })
          if (count === 0 && filter !== 'thieu' && filter !== chosen) return null
          return (
            <FilterButton
              key={filter}
              filter={filter}
              label={name(figure(count))}
              isOn={filter === chosen}
              isDanger={isDanger && count > 0}
              isDone={count === 0}
            />
          )
        })}
      </div>
      {mayEnter ? <UndoButtons /> : null}
      <p className={styles.saved}>{lastSaved === '' ? '' : capital(words.states.savedAt(timeText(lastSaved)))}</p>
      <HelpPanel />
      <CheckLink form={key} />
    </div>
  )
}

const FILTERS: readonly {
  filter: Filter
  countOf: (counts: Counts & { opened: number; remarked: number }) => number
  name: (count: string) => string
  isDanger: boolean
}[] = [
  { filter: 'thieu', countOf: ({ missing }) => missing, name: words.form.missing, isDanger: false },
  { filter: 'ghi-chu', countOf: ({ notes }) => notes, name: words.form.notes, isDanger: false },
  {
    filter: 'xac-nhan',
    countOf: ({ confirmations }) => confirmations,
    name: words.form.confirmations,
    isDanger: false,
  },
  { filter: 'duoc-mo', countOf: ({ opened }) => opened, name: acts.filters.opened, isDanger: false },
  { filter: 'trao-doi', countOf: ({ remarked }) => remarked, name: acts.filters.remarks, isDanger: false },
  { filter: 'chua-luu', countOf: ({ unsaved }) => unsaved, name: words.form.unsaved, isDanger: true },
]

type ButtonProps = { filter: Filter; label: string; isOn: boolean; isDanger: boolean; isDone: boolean }

function FilterButton({ filter, label, isOn, isDanger, isDone }: ButtonProps) {
  const navigate = useNavigate({ from: '/nhap-so-lieu/$edition' })
  const toggle = () =>
    void navigate({
      search: (before) => ({ ...before, filter: isOn ? undefined : filter }),
      replace: true,
      resetScroll: false,
    })
  const tone = isDanger ? styles.danger : isDone ? styles.quiet : styles.attention
  return (
    <button type="button" aria-pressed={isOn} className={`${styles.filter} ${tone}`} onClick={toggle}>
      {capital(label)}
    </button>
  )
}

function latest(times: readonly string[]): string {
  return times.reduce((last, time) => (time > last ? time : last), '')
}
