import { isUnsaved } from '../entry/cell.ts'
import { useEntryState } from '../entry/entry-context.ts'
import { HelpPanel } from '../entry/help-panel.tsx'
import { timeText } from '../entry/local-time.ts'
import { UndoButtons } from '../entry/undo-buttons.tsx'
import { capital, words as entryWords } from '../entry/words.ts'
import { figure } from '../language.ts'
import styles from './grid-foot.module.css'
import { words } from './words.ts'

/** Taking back, what is still on its way, and the keys. */
export function GridFoot({ said }: { said: string }) {
  const unsaved = useEntryState(({ cells }) => [...cells.values()].filter(isUnsaved).length)
  const lastSaved = useEntryState(({ cells }) =>
    [...cells.values()].reduce((last, { savedAt = '' }) => (savedAt > last ? savedAt : last), ''),
  )
  return (
    <div className={styles.foot}>
      <UndoButtons />
      <p role="status" className={styles.said}>
        {said}
      </p>
      <p className={styles.saved}>{savedText(unsaved, lastSaved)}</p>
      <HelpPanel keys={words.keys} legend={words.legend} />
    </div>
  )
}

function savedText(unsaved: number, lastSaved: string): string {
  if (unsaved > 0) return words.unsaved(figure(unsaved))
  return lastSaved === '' ? '' : capital(entryWords.states.savedAt(timeText(lastSaved)))
}
