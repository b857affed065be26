import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { filled, mounted } from '../faults/full-disk.ts'
import type { FaultRun } from '../faults/fault-run.ts'
import { asGuest, temporaryFolder } from '../faults/province-folder.ts'
import { startServer } from '../faults/running-server.ts'
import type { RoundPattern } from './round-folder.ts'
import { fileOf, leftovers, storeFaults, upload, type Uploaded } from './uploading.ts'

const DISK = '16m'
const BYTES = 2 * 1024 * 1024
const UPLOADS = 5

/** The files lie on a small disk of their own, which is filled to its last byte while files come in, and cleared. */
export async function fullStore(pattern: RoundPattern): Promise<FaultRun> {
  const { folder, remove } = temporaryFolder('full-store')
  const data = join(folder, 'data')
  const files = join(data, 'files')
  pattern.copyTo(data)
  mkdirSync(files, { recursive: true })
  mounted(files, DISK)
  try {
    const server = await startServer({ env: { LABAN_DATA: data } })
    const send = (words: string) => upload(server.url, pattern.heads[0]!, fileOf(words, BYTES))
    const faults: string[] = []
    const before = await send('Truoc khi day')
    const ballast = filled(files)
    const refused: Uploaded[] = []
    for (let at = 0; at < UPLOADS; at += 1) refused.push(await send(`Khi day ${at}`))
    const wrong = refused.filter(({ code, fault }) => code !== 'file-not-taken' || fault !== 'no-room')
    faults.push(...wrong.map(({ status, code, fault }) => `on a full disk: ${String(status)} ${code} ${fault}`))
    if (leftovers(files) > 0) faults.push(`${leftovers(files)} pieces left on a full disk`)
    rmSync(ballast)
    const after = await send('Sau khi don')
    for (const { status, code } of [before, after])
      if (status !== 200) faults.push(`with room: ${String(status)} ${code}`)
    faults.push(...(await asGuest(data, (database) => storeFaults(database, files, [before, ...refused, after]))))
    const rows = await asGuest(data, async ({ pool }) => pool.query('select hash from stored_file'))
    if (rows.rowCount !== 2) faults.push(`${rows.rowCount} stored files in place of 2`)
    await server.stop()
    return {
      name: 'the disk of the files full to its last byte',
      figures: [
        `${UPLOADS} uploads refused as \`no-room\``,
        'nothing left of them',
        'the next one after room was made is taken',
      ],
      faults,
    }
  } finally {
    spawnSync('umount', [files])
    remove()
  }
}
