import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { systemPart } from '#scripts/system-parts.ts'

/** What LibreOffice Writer makes of a document, in another form: its text, or a .docx of its own hand. */
export function converted(bytes: Buffer, to: 'txt' | 'docx'): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'laban-writer-'))
  try {
    const written = join(folder, 'annex.docx')
    writeFileSync(written, bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const filter = to === 'txt' ? 'txt:Text (encoded):UTF8' : 'docx'
    const options = ['--headless', '--norestore', '--convert-to', filter, '--outdir', join(folder, 'out'), written]
    const { status, stderr } = spawnSync(systemPart('writer'), [profile, ...options], {
      encoding: 'utf8',
      timeout: 110_000,
    })
    if (status !== 0) throw new Error(`LibreOffice Writer did not read the document: ${stderr}`)
    return readFileSync(join(folder, 'out', `annex.${to}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
