import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileStore } from '#server/evidence/file-store.ts'
import { sweepFiles } from '#server/evidence/keep-files.ts'
import type { FaultRun } from '../faults/fault-run.ts'
import { asGuest, temporaryFolder } from '../faults/province-folder.ts'
import { startServer } from '../faults/running-server.ts'
import type { RoundPattern } from './round-folder.ts'
import { fileOf, leftovers, storeFaults, upload, type Uploaded } from './uploading.ts'

const SENDERS = 20
const BYTES = 2 * 1024 * 1024
const PAUSE_MS = 10
const DAYS_LATER_MS = 2 * 86_400_000

/** Kill -9 of the server while files come in; half of one leaves no row, and what lies about is swept up. */
export async function killedUploading(pattern: RoundPattern, kills: number): Promise<FaultRun> {
  const { folder, remove } = temporaryFolder('killed-uploading')
  const data = join(folder, 'data')
  const files = join(data, 'files')
  const answers: Uploaded[] = []
  const faults: string[] = []
  let pieces = 0
  try {
    pattern.copyTo(data)
    for (let turn = 0; turn < kills; turn += 1) {
      const server = await startServer({ env: { LABAN_DATA: data } })
      // Some come slowly, so that the kill falls into them, some at once, so that it falls behind them.
      const sent = pattern.heads.slice(0, SENDERS).map((head, at) => {
        const file = fileOf(`Tep ${turn}-${at}`, BYTES)
        return upload(server.url, head, file, { pauseMs: at % 2 === 0 ? PAUSE_MS : 0 })
      })
      await sleep(100 + Math.random() * 500)
      await server.kill()
      answers.push(...(await Promise.all(sent)))
      pieces += leftovers(files)
      const after = await startServer({ env: { LABAN_DATA: data } })
      const again = fileOf(`Tep ${turn}-0`, BYTES)
      const retried = await upload(after.url, pattern.heads[0]!, again)
      if (retried.status !== 200) faults.push(`sent again: ${String(retried.status)} ${retried.code ?? ''}`)
      answers.push(retried)
      faults.push(...(await asGuest(data, (database) => storeFaults(database, files, answers))))
      const later = { store: fileStore(files), scanner: undefined, office: undefined, largest: BYTES }
      await asGuest(data, ({ db }) => sweepFiles(db, later, new Date(Date.now() + DAYS_LATER_MS)))
      if (leftovers(files) > 0) faults.push(`${leftovers(files)} pieces left after sweeping`)
      answers.length = 0
      await after.stop()
    }
  } finally {
    remove()
  }
  return {
    name: 'kill -9 of the server while files come in',
    figures: [
      `${kills} kills of ${SENDERS} uploads each`,
      `${pieces} half files left, all swept up`,
      'no row without its file',
    ],
    faults,
  }
}
