import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sessions, type SessionRow } from '#contract/sessions.ts'
import { call } from '../api.ts'
import { figure } from '../language.ts'
import { momentText } from '../sign-in/moment-text.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { words } from '../sign-in/words.ts'
import { deviceOf } from './device.ts'
import { Done } from './done.tsx'
import { ownSessions } from './own-sessions.ts'
import styles from './session-list.module.css'

/** Where this account is signed in; what its owner does not know, they end. */
export function SessionList() {
  const queries = useQueryClient()
  const { data, error } = useQuery(ownSessions)
  const [done, setDone] = useState<string>()
  const again = () => queries.invalidateQueries({ queryKey: ownSessions.queryKey })
  const end = useMutation({
    mutationFn: ({ id }: SessionRow) => call(sessions.endSession, { session: id }),
    onSettled: again,
  })
  const endOthers = useMutation({
    mutationFn: () => call(sessions.endOtherSessions, {}),
    onSuccess: ({ ended }) => setDone(words.account.endedOthers(figure(ended))),
    onSettled: again,
  })
  const failed = error ?? end.error ?? endOthers.error
  const rows = data?.sessions ?? []
  const hasOthers = rows.some(({ isThis }) => !isThis)
  return (
    <>
      {failed === null ? null : (
        <p className={styles.failed} role="alert">
          {refusalWords(failed)}
        </p>
      )}
      {done === undefined ? null : <Done key={done}>{done}</Done>}
      <ul className={styles.list}>
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            end={() => end.mutate(row)}
            isEnding={end.isPending && end.variables.id === row.id}
          />
        ))}
      </ul>
      {hasOthers ? (
        <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {words.account.endOthers}
        </Button>
      ) : null}
      {data !== undefined && !hasOthers && done === undefined ? (
        <p className={styles.only}>{words.account.onlyThis}</p>
      ) : null}
    </>
  )
}

function Row({ row, end, isEnding }: { row: SessionRow; end: () => void; isEnding: boolean }) {
  const { account } = words
  const known = deviceOf(row.device)
  const device = known === undefined ? account.unknownDevice : account.device(known.browser, known.system)
  return (
    <li className={styles.row}>
      <span className={styles.device}>
        {device}
        {row.isThis ? <span className={styles.this}>{account.thisOne}</span> : null}
      </span>
      <span className={styles.facts}>
        {row.address === undefined ? null : <span>{account.address(row.address)}</span>}
        <span>{account.seen(momentText(row.seenAt))}</span>
        <span>{account.opened(momentText(row.createdAt))}</span>
      </span>
      {row.isThis ? null : (
        <Button
          className={styles.end}
          variant="subtle"
          size="compact-sm"
          aria-label={account.endLabel(device, momentText(row.createdAt))}
          loading={isEnding}
          onClick={end}
        >
          {account.end}
        </Button>
      )}
    </li>
  )
}
