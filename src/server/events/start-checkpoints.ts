import type { Database } from '#db/database.ts'
import { INSTALLATION } from '#domain/event/event.ts'
import { CheckpointFile } from './checkpoint-file.ts'
import { checkpointKey, type CheckpointKey } from './checkpoint-key.ts'
import { writeCheckpoint } from './checkpoint.ts'
import { record } from './record.ts'

export type CheckpointLog = {
  info(details: object, message: string): void
  error(details: object, message: string): void
}

type Start = {
  readonly database: Database
  /** Where the checkpoint file is; not in the database, better on another disk. */
  readonly folder: string
  /** Where the key is; not in backups. */
  readonly keysFolder: string
  readonly everyMs: number
  readonly log: CheckpointLog
}

export type Checkpoints = {
  /** One checkpoint beside the regular ones, as at a release. Fails where those would be tried again. */
  now(): Promise<void>
  /** Writes a last one and ends. Never fails: what could not be written is logged. */
  stop(): Promise<void>
}

/**
 * Writes a checkpoint at once and then every so often, until stopped. Without database or disk it tries again next
 * time. Throws at once when the folders cannot be used.
 */
export function startCheckpoints({ database, folder, keysFolder, everyMs, log }: Start): Checkpoints {
  const key = checkpointKey(keysFolder)
  const file = new CheckpointFile(folder)
  let isTold = !key.isNew
  let isStopped = false
  let timer: NodeJS.Timeout | undefined

  const write = async (): Promise<void> => {
    if (!isTold) await tell(database, key)
    isTold = true
    await writeCheckpoint(database, file, key)
  }
  // One after the other: a file has one writer in a process too.
  let queue: Promise<void> = Promise.resolve()
  const now = (): Promise<void> => {
    const turn = queue.then(write)
    queue = turn.catch(() => {})
    return turn
  }
  const logged = (): Promise<void> =>
    now().catch((error: unknown) => log.error({ err: error, file: file.path }, 'checkpoint not written'))
  const tick = async (): Promise<void> => {
    await logged()
    if (!isStopped) timer = setTimeout(() => void tick(), everyMs).unref()
  }
  const first = tick()
  log.info({ file: file.path, key: key.fingerprint }, 'checkpoints started')
  return {
    now,
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await first
      await logged()
    },
  }
}

async function tell({ db }: Database, { fingerprint }: CheckpointKey): Promise<void> {
  const made = { kind: 'installation.checkpoint-key-made', body: { fingerprint } } as const
  await db.transaction().execute((tx) => record(tx, [{ stream: INSTALLATION, by: null, ...made }]))
}
