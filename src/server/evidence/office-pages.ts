import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MEDIA_TYPES, type MediaType } from '#domain/evidence/file-fault.ts'
import type { FileStore } from './file-store.ts'

const WITHIN_MS = 60_000
/** So many documents are drawn or wait for it; of a further one it is said that it cannot be. */
export const MOST_DRAWINGS = 20
const MOST_PAGES = 200
const LARGEST_PDF = 200 * 1024 * 1024

// What a document asks of the world is not done: no macro, no active content, no link followed, nothing fetched.
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link"><value>2</value></prop></item>
</oor:items>
`
// Should it try all the same: nobody listens there.
const NO_NETWORK = { http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9', no_proxy: '' }

/** The program that is told, or the one of the machine. */
export function officeProgram(told: string | undefined): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = ['soffice', 'libreoffice'].flatMap((name) => folders.map((folder) => join(folder, name)))
  return told ?? found.find((path) => isAbsolute(path) && existsSync(path))
}

const underWay = new Map<string, Promise<string | undefined>>()
let last: Promise<unknown> = Promise.resolve()

/** How many documents are drawn at the moment or wait for it. */
export function drawingsUnderWay(): number {
  return underWay.size
}

/**
 * The path of an office document as a PDF of at most 200 pages, drawn by LibreOffice and kept beside the store until
 * nobody has looked at it for a day; undefined where it could not be drawn. One is drawn at a time.
 */
export async function officePdf(
  program: string,
  store: Pick<FileStore, 'pathOf' | 'drawn'>,
  { hash, mediaType }: { readonly hash: string; readonly mediaType: string },
): Promise<string | undefined> {
  const path = join(store.drawn, `${hash}.pdf`)
  const drawn = underWay.get(path)
  if (drawn) return drawn
  if (await isKept(path)) return path
  if (underWay.size >= MOST_DRAWINGS) return undefined
  const before = last
  const next = before.then(() => draw(program, store.pathOf(hash), MEDIA_TYPES[mediaType as MediaType], path))
  underWay.set(path, next)
  last = next
  return next.finally(() => underWay.delete(path))
}

/** Looked at, it is as young as if it had been drawn now. */
async function isKept(path: string): Promise<boolean> {
  const now = new Date()
  return utimes(path, now, now).then(
    () => true,
    () => false,
  )
}

async function draw(program: string, source: string, ending: string, path: string): Promise<string | undefined> {
  const folder = join(path, '..')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const room = await mkdtemp(join(folder, 'drawing-'))
  try {
    const document = join(room, `document.${ending}`)
    await copyFile(source, document)
    await mkdir(join(room, 'profile', 'user'), { recursive: true })
    await writeFile(join(room, 'profile', 'user', 'registrymodifications.xcu'), SETTINGS)
    if (!(await converted(program, room, document))) return undefined
    const made = join(room, 'document.pdf')
    const size = await stat(made).then(
      (found) => found.size,
      () => 0,
    )
    if (size === 0 || size > LARGEST_PDF) return undefined
    await rename(made, path)
    return path
  } finally {
    await rm(room, { recursive: true, force: true })
  }
}

/** In a process group of its own, which ends whole when its time is over. */
function converted(program: string, room: string, document: string): Promise<boolean> {
  const filter = /\.(xlsx|ods)$/.test(document) ? 'calc_pdf_Export' : 'writer_pdf_Export'
  const pages = JSON.stringify({ PageRange: { type: 'string', value: `1-${MOST_PAGES}` } })
  const profile = `-env:UserInstallation=${pathToFileURL(join(room, 'profile')).href}`
  const quiet = ['--headless', '--norestore', '--nologo', '--nolockcheck', '--nodefault']
  const child = spawn(
    program,
    [profile, ...quiet, '--convert-to', `pdf:${filter}:${pages}`, '--outdir', room, document],
    {
      cwd: room,
      detached: true,
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], HOME: room, TMPDIR: room, ...NO_NETWORK },
    },
  )
  return new Promise((resolve) => {
    const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), WITHIN_MS)
    const end = (isDone: boolean): void => {
      clearTimeout(timer)
      resolve(isDone)
    }
    child.once('error', () => end(false))
    child.once('exit', (code) => end(code === 0))
  })
}
