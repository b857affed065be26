import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { files, read, root, type SourceFile } from './support/repository.ts'

type Manifest = Record<
  'scripts' | 'bin' | 'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
>
type Lockfile = { packages: Record<string, { resolved?: string; integrity?: string; version?: string }> }

const manifest = JSON.parse(read('package.json')) as Manifest
const pages = files('*.md', 'docs/**/*.md', '.github/**/*.md')

describe('packages', () => {
  const folders = ['', 'bench/'].filter((folder) => existsSync(join(root, folder, 'package.json')))

  test.for(folders)('of %spackage.json are asked for at one exact version', (folder) => {
    expect(Object.entries(asked(folder)).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
      [],
    )
  })

  test.for(folders)('of %spackage.json are locked at that version', (folder) => {
    const packages = locked(folder)
    const differ = Object.entries(asked(folder)).filter(
      ([name, version]) => packages[`node_modules/${name}`]?.version !== version,
    )
    expect(differ).toEqual([])
  })

  test.for(folders)(
    'of %spackage-lock.json are locked by content, at no other address than the public registry',
    (folder) => {
      const elsewhere = ({ resolved }: { resolved?: string }) =>
        resolved && !resolved.startsWith('https://registry.npmjs.org/')
      const entries = Object.entries(locked(folder)).filter(([path]) => path !== '')
      expect(entries.filter(([, entry]) => !entry.integrity || elsewhere(entry)).map(([path]) => path)).toEqual([])
    },
  )

  test('every script and command of package.json leads to a file', () => {
    const named = Object.values(manifest.scripts).flatMap((script) => script.match(/scripts\/[\w.-]+/g) ?? [])
    expect([...named, ...Object.values(manifest.bin)].filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

describe('pages', () => {
  test('name only commands that exist', () => {
    const named = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => ({ path, script: match[1] ?? '' })),
    )
    expect(named.filter(({ script }) => !(script in manifest.scripts))).toEqual([])
  })

  test('link only to files that exist', () => {
    expect(pages.flatMap(brokenLinks)).toEqual([])
  })

  test('decisions are numbered from 001 without a gap', () => {
    const numbers = files('docs/decisions/*.md').map(({ path }) => posix.basename(path).slice(0, 4))
    expect(numbers).toEqual(numbers.map((_, index) => `${String(index + 1).padStart(3, '0')}-`))
    expect(numbers.length).toBeGreaterThan(0)
  })

  test('the glossary has one word a concept and one concept a word', () => {
    const rows = read('docs/domain-language.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    const column = (index: number) => rows.flatMap((row) => words(row.split(' | ')[index] ?? ''))
    expect(rows.length).toBeGreaterThan(20)
    expect(repeated(column(0))).toEqual([])
    expect(repeated(column(1))).toEqual([])
  })
})

describe('the method', () => {
  const paragraphs = new Set(read('docs/method.md').match(/§\d+(\.\d+)*/g))

  test('numbers its paragraphs in order', () => {
    const numbered = [...read('docs/method.md').matchAll(/^\*\*§(\d+)\.(\d+)/gm)].map(
      (match) => Number(match[1]) * 100 + Number(match[2]),
    )
    expect(numbered).toEqual([...numbered].sort((a, b) => a - b))
    expect(repeated(numbered.map(String))).toEqual([])
  })

  test('has every paragraph that the code, the content and the pages refer to', () => {
    const readers = [...files('{src,test,bench,scripts}/**/*.{ts,tsx}', 'content/**/*.yaml'), ...pages]
    const named = readers.flatMap(({ path, text }) =>
      [...text.matchAll(/[Mm]ethod (§\d+(?:\.\d+)*)/g)].map((match) => `${path}: ${match[1]}`),
    )
    expect(named.filter((reference) => !paragraphs.has(reference.split(': ')[1] ?? ''))).toEqual([])
  })
})

test('nothing names a place on somebody’s machine', () => {
  const home = /(^|[\s"'`(=:])(\/(home|root|Users)\/|[A-Z]:\\Users\\)/
  const everything = files(
    '*.{ts,json,md}',
    '.*.json',
    '{src,scripts,test,bench,content,docs,.ci}/**/*.{ts,tsx,mjs,json,yaml,md,css,html,csv}',
  )
  expect(everything.filter(({ text }) => home.test(text)).map(({ path }) => path)).toEqual([])
})

function asked(folder: string): Record<string, string> {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(`${folder}package.json`)) as Manifest
  return { ...dependencies, ...devDependencies, ...optionalDependencies }
}

function locked(folder: string): Lockfile['packages'] {
  return (JSON.parse(read(`${folder}package-lock.json`)) as Lockfile).packages
}

function brokenLinks({ path, text }: SourceFile): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '')
  const relative = targets.filter((target) => !/^([a-z]+:|#)/.test(target))
  const missing = relative.filter((target) => !existsSync(join(root, posix.dirname(path), target.split('#')[0] ?? '')))
  return missing.map((target) => `${path} → ${target}`)
}

function words(cell: string): string[] {
  return cell
    .replaceAll(/[`|]/g, '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '' && word !== '—')
}

function repeated(list: string[]): string[] {
  return list.filter((word, index) => list.indexOf(word) !== index)
}
