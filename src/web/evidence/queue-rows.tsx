import { sizeText } from '#text/language.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './add-evidence.module.css'
import type { QueuedFile, UploadQueue } from './upload-queue.ts'
import { words } from './words.ts'

type Props = { queue: UploadQueue; files: readonly QueuedFile[]; onLeftOut: () => void }

/** Files on their way, each with how far it is, and what can be done about it. */
export function QueueRows({ queue, files, onLeftOut }: Props) {
  if (files.length === 0) return null
  return (
    <ul className={styles.queue} aria-label={words.add.queue}>
      {files.map((queued) => (
        <Row
          key={queued.id}
          queued={queued}
          onAgain={() => queue.again(queued.id)}
          onLeaveOut={() => {
            queue.leaveOut(queued.id)
            onLeftOut()
          }}
        />
      ))}
    </ul>
  )
}

const ACTS = {
  again: { said: words.add.again, of: words.add.againOf },
  goOn: { said: words.add.goOn, of: words.add.goOnOf },
} as const

type RowProps = { queued: QueuedFile; onAgain: () => void; onLeaveOut: () => void }

function Row({ queued, onAgain, onLeaveOut }: RowProps) {
  const { file, state, sent, fault, isTriable } = queued
  const { add } = words
  const hasFailed = state === 'failed'
  const further = hasFailed ? (isTriable ? ACTS.again : undefined) : state === 'cut' ? ACTS.goOn : undefined
  return (
    <li>
      <p className={styles.file}>{file.name}</p>
      {hasFailed ? (
        <p className={styles.failure}>{fault}</p>
      ) : (
        <>
          <progress max={Math.max(file.size, 1)} value={sent} aria-label={add.progress(file.name)} />
          <p className={styles.quiet}>{stateWords(queued)}</p>
        </>
      )}
      <p className={styles.acts}>
        {further ? (
          <button type="button" aria-label={further.of(file.name)} onClick={onAgain}>
            {further.said}
          </button>
        ) : null}
        <button
          type="button"
          aria-label={hasFailed ? add.dismissOf(file.name) : add.cancelOf(file.name)}
          onClick={onLeaveOut}
        >
          {hasFailed ? add.dismiss : add.cancel}
        </button>
      </p>
    </li>
  )
}

function stateWords({ file, state, sent }: QueuedFile): string {
  const share = figure(Math.floor((sent / Math.max(file.size, 1)) * 100))
  if (state === 'waiting') return words.add.waiting
  if (state === 'cut') return words.add.cut(share)
  if (state === 'storing') return words.add.storing
  return words.add.sending(share, sizeText(file.size, LANGUAGE))
}
