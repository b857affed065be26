import { mkdirSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { StreamHead } from '#domain/event/chain.ts'
import { NOTHING_KNOWN, readCheckpoint, takeChanges, type Known } from '#domain/event/checkpoint.ts'
import { fileLines } from './file-lines.ts'
import { sha256 } from './sha256.ts'

export const CHECKPOINT_FILE = 'checkpoints.jsonl'

/**
 * The file of a folder, appended to by one process at a time (the caller holds the lock) and read by many. What it says
 * is remembered, so that only what others wrote since is read again.
 */
export class CheckpointFile {
  readonly path: string
  private known: Known = NOTHING_KNOWN
  private heads = new Map<string, StreamHead>()
  /** How many bytes of whole lines were read. */
  private read = 0

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    this.path = join(folder, CHECKPOINT_FILE)
  }

  /** What the file says by now. */
  async current(): Promise<Known> {
    const size = await sizeOf(this.path)
    if (size < this.read) this.forget()
    for await (const line of fileLines(this.path, this.read, size)) this.take(line)
    return this.known
  }

  /** Adds a line and waits until the disk has it. The rest of a line that was never finished is cut off first. */
  async append(line: string): Promise<void> {
    const file = await open(this.path, 'a')
    try {
      if ((await file.stat()).size > this.read) await file.truncate(this.read)
      await file.writeFile(`${line}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    if (this.known.number === 0) await syncFolder(dirname(this.path))
  }

  private take(line: Buffer): void {
    const whole = line.toString('utf8')
    if (!whole.endsWith('\n')) return
    const text = whole.slice(0, -1)
    const checkpoint = readCheckpoint(text)
    // After a line that cannot be read the next one states all heads anew.
    if (checkpoint) takeChanges(this.heads, checkpoint.heads)
    else this.heads = new Map()
    const number = checkpoint?.number ?? this.known.number + 1
    this.known = { number, previous: sha256(text), heads: this.heads }
    this.read += line.length
  }

  private forget(): void {
    this.known = NOTHING_KNOWN
    this.heads = new Map()
    this.read = 0
  }
}

/** In bytes; 0 where there is no file. */
export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

/** A new file's name is on the disk only once its folder is; Windows has no such step. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
