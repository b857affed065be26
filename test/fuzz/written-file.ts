import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'laban-fuzz-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** A file of the test's own folder with this content; the folder goes with the process. */
export function writtenFile(name: string, content: string | Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
