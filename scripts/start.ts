// `npm start`: builds the pages when they are older than their sources, then serves.
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '#server/main.ts'
import { root } from './pinned-node.mjs'

const SOURCES = ['src/{web,domain,contract,text}/**/*.{ts,tsx,css,html}', 'vite.config.ts', 'package-lock.json']
const stampFile = join(root, 'dist', 'web.sources')

await buildWeb()
await serve(process.env, root)

async function buildWeb(): Promise<void> {
  const stamp = sourcesStamp()
  const isBuilt = existsSync(join(root, 'dist', 'web', 'index.html'))
  if (isBuilt && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const { build } = await import('vite')
  await build({ root: join(root, 'src', 'web'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stampFile, stamp)
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
