import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { editing, unclear } from './editing.ts'
import type { FaultRun } from './fault-run.ts'
import { historyFaults } from './kept-history.ts'
import { outsidePostgres } from './outside-postgres.ts'
import { acting, temporaryFolder, type ProvincePattern } from './province-folder.ts'
import { startServer } from './running-server.ts'

const DISK = '600m'
const OFFICERS = 40
const REFUSALS = 20
const FULL_WITHIN_MS = 120_000
const AFTER_MS = 2000

/** PostgreSQL lies on a small disk of its own, which is filled to its last byte while officers save, and cleared. */
export async function fullDisk(pattern: ProvincePattern): Promise<FaultRun> {
  const { folder, remove } = temporaryFolder('disk')
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  mounted(disk, DISK)
  try {
    return await onDisk(pattern, disk, join(folder, 'data'))
  } finally {
    spawnSync('umount', [disk])
    remove()
  }
}

/** A small disk of its own at a folder. */
export function mounted(folder: string, size: string): void {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'laban', folder], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`a disk of a fixed size cannot be mounted here: ${stderr}`)
}

async function onDisk(pattern: ProvincePattern, disk: string, data: string): Promise<FaultRun> {
  pattern.copyTo(join(disk, 'data'))
  const postgres = await outsidePostgres(join(disk, 'data', 'postgres'))
  const server = await startServer({ env: { DATABASE_URL: postgres.url, LABAN_DATA: data } })
  try {
    const work = editing(server.url, pattern.officers.slice(0, OFFICERS))
    const refused = (): number => work.answers.filter(({ status }) => status !== 200).length
    await sleep(AFTER_MS)
    const ballast = filled(disk)
    for (const until = Date.now() + FULL_WITHIN_MS; refused() < REFUSALS && Date.now() < until;) await sleep(100)
    const told = refused()
    rmSync(ballast)
    const [before, freed] = [work.acknowledged.length, performance.now()]
    await sleep(AFTER_MS)
    await work.end()
    const history = await acting(postgres.url, (database) => historyFaults(database, data, work.acknowledged))
    const faults = [...unclear(work), ...history]
    if (told < REFUSALS) faults.push('the disk was not full')
    const again = work.answers.find(({ at, status }) => at > freed && status === 200)
    return {
      name: 'the disk of PostgreSQL full to its last byte',
      figures: [
        `${told} saves refused with 503 unavailable`,
        `${work.acknowledged.length - before} saved after room was made, the first after ${again ? ((again.at - freed) / 1000).toFixed(1) : '–'} s`,
      ],
      faults,
    }
  } finally {
    await server.stop()
    await postgres.stop()
  }
}

const PARTS = [1024 * 1024, 4096, 512, 1]

/** A file that leaves no byte of the disk free. */
export function filled(disk: string): string {
  const path = join(disk, 'ballast')
  const file = openSync(path, 'w')
  for (const size of PARTS) while (isWritten(file, size));
  closeSync(file)
  return path
}

function isWritten(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size
  } catch {
    return false
  }
}
