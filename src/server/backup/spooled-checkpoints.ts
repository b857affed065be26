import { createReadStream, createWriteStream } from 'node:fs'
import { open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { CHECKPOINT_FILE } from '#server/events/checkpoint-file.ts'
import { PUBLIC_KEY_FILE } from '#server/events/checkpoint-key.ts'
import { BackupError, fileError } from './backup-error.ts'
import type { CheckpointPlaces } from './places.ts'

const LINE_END = 0x0a

/**
 * The checkpoints and the key they are checked with, copied to the folder; names those that are there. A line that is
 * being written is left out.
 */
export async function spooledCheckpoints(places: CheckpointPlaces, folder: string): Promise<string[]> {
  const sources = [
    { name: CHECKPOINT_FILE, from: join(places.folder, CHECKPOINT_FILE), copy: copyLines },
    { name: PUBLIC_KEY_FILE, from: join(places.keysFolder, PUBLIC_KEY_FILE), copy: copyPublicKey },
  ]
  const copied: string[] = []
  for (const { name, from, copy } of sources) {
    if (await isThere(from, () => copy(from, join(folder, name)))) copied.push(name)
  }
  return copied
}

async function isThere(file: string, copy: () => Promise<void>): Promise<boolean> {
  try {
    await copy()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw fileError('cannot-read', file, error)
  }
}

async function copyLines(from: string, to: string): Promise<void> {
  let [length, wholeLines] = [0, 0]
  await pipeline(
    createReadStream(from),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        const last = chunk.lastIndexOf(LINE_END)
        if (last >= 0) wholeLines = length + last + 1
        length += chunk.length
        yield chunk
      }
    },
    createWriteStream(to, { flags: 'wx', mode: 0o600 }),
  )
  const handle = await open(to, 'r+')
  await handle.truncate(wholeLines)
  await handle.close()
}

async function copyPublicKey(from: string, to: string): Promise<void> {
  const key = await readFile(from, 'utf8')
  if (key.includes('PRIVATE KEY')) throw new BackupError('private-key', { file: from })
  await writeFile(to, key, { flag: 'wx', mode: 0o600 })
}
