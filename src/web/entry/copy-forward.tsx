import { Button } from '@mantine/core'
import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import { values } from '#contract/values.ts'
import { REFUSALS } from '#text/refusals.ts'
import { call } from '../api.ts'
import { figure, LANGUAGE } from '../language.ts'
import { useIsOffline } from '../offline/connection.ts'
import { needsConfirmation, type Cell } from './cell.ts'
import styles from './form-tools.module.css'
import { useEntry, useEntryState } from './entry-context.ts'
import { newKey } from './new-key.ts'
import { acts, periodName, words } from './words.ts'

/** Fills empty fields with what stood there one period earlier; each copy waits to be confirmed. */
export function CopyForward() {
  const { previousPeriod, locks } = useEntry()
  const count = useEntryState(({ cells }) => copyable(cells.values(), locks.isLocked).length)
  const { said, isRunning, copy } = useCopying()
  const isOffline = useIsOffline()
  const period = periodName(previousPeriod)
  return (
    <div className={styles.copy}>
      <p role="status">{said}</p>
      {count === 0 ? null : (
        <Button variant="outline" disabled={isRunning || isOffline} onClick={() => void copy()}>
          {acts.copy.button(period, figure(count))}
        </Button>
      )}
    </div>
  )
}

/** The same for the figures of one section. */
export function CopySection({ items, className }: { items: readonly string[]; className: string | undefined }) {
  const { previousPeriod, locks } = useEntry()
  const count = useEntryState(
    ({ cells }) =>
      copyable(
        items.flatMap((id) => cells.get(id) ?? []),
        locks.isLocked,
      ).length,
  )
  const { said, isRunning, copy } = useCopying()
  const isOffline = useIsOffline()
  if (count === 0) return null
  return (
    <>
      <button type="button" className={className} disabled={isRunning || isOffline} onClick={() => void copy(items)}>
        {acts.copy.section(figure(count), periodName(previousPeriod))}
      </button>
      <span>{said === words.copy.running ? '' : said}</span>
    </>
  )
}

/** Cells in which nothing was ever given, and for which there is something to copy (method §7.8). */
function copyable(cells: Iterable<Cell>, isLocked: (item: string) => boolean): string[] {
  return [...cells]
    .filter(({ item, value, wish, sending, previous }) => {
      const isEmpty = value === undefined && wish === undefined && sending === undefined
      return isEmpty && previous?.isCopyable === true && !isLocked(item.id)
    })
    .map(({ item }) => item.id)
}

/** The server copies; what it made is one act here, which can be taken back. */
function useCopying() {
  const { key, previousPeriod, refresh, store, locks } = useEntry()
  const [said, say] = useState('')
  const [isRunning, run] = useState(false)
  const copy = async (among?: readonly string[]) => {
    run(true)
    say(words.copy.running)
    try {
      const { cells } = store.state()
      const asked = among ? among.flatMap((id) => cells.get(id) ?? []) : cells.values()
      const items = copyable(asked, locks.isLocked)
      const { copied } = await call(values.copyForward, { ...key, from: previousPeriod, items }, { key: newKey() })
      await refresh()
      const made = store.state().cells
      store.noteCopies(items.filter((id) => needsConfirmation(made.get(id)!)))
      say(copied === 0 ? words.copy.none : words.copy.done(figure(copied)))
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      say(words.failed(error.code === 'unreachable' ? words.states.offline : REFUSALS[LANGUAGE][error.code]))
    } finally {
      run(false)
    }
  }
  return { said, isRunning, copy }
}
