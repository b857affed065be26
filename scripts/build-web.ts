import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Language } from '#text/language.ts'
import { root } from './pinned-node.mjs'

export const WEB = join(root, 'dist', 'web')

const SOURCES = [
  'src/{web,domain,contract,text}/**/*.{ts,tsx,css,html,svg,js}',
  'vite.config.ts',
  'scripts/{build-web,web-shell,web-left-out}.ts',
  'package-lock.json',
]
// What is smaller goes in one packet either way.
const WORTH_IT = 1024
const STAMP = join(root, 'dist', 'web.sources')

/** Builds the pages when they are not there or older than their sources. */
export async function buildWeb(): Promise<void> {
  const stamp = sourcesStamp()
  const isBuilt = existsSync(join(WEB, 'index.html')) && existsSync(STAMP)
  if (isBuilt && readFileSync(STAMP, 'utf8') === stamp) return
  await build()
  compress()
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(STAMP, stamp)
}

/** Under a test runner NODE_ENV says otherwise, and React would be built for development. */
async function build(): Promise<void> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    const vite = await import('vite')
    // Vietnamese first: it lies at the root and empties it.
    for (const mode of Language.options)
      await vite.build({
        root: join(root, 'src', 'web'),
        configFile: join(root, 'vite.config.ts'),
        mode,
        logLevel: 'warn',
      })
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}

/** Once and well: the server sends the file that lies beside another, and need not compress at each request. */
function compress(): void {
  for (const file of globSync('**/*.{js,css,html,svg,webmanifest}', { cwd: WEB })) {
    const bytes = readFileSync(join(WEB, file))
    if (bytes.length >= WORTH_IT) writeFileSync(join(WEB, `${file}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

/** One hash over everything that the pages are built from, tests left out. */
function sourcesStamp(): string {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()) {
    if (/\.test\.tsx?$/.test(file)) continue
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}
