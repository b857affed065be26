import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export type SourceFile = { path: string; text: string; lines: number }

/** The files that match, with their paths from the repository's root; never those of node_modules. */
export function files(...patterns: string[]): SourceFile[] {
  const found = globSync(patterns, { cwd: root, exclude: (path) => /^(dist|data)$|(^|[\\/])node_modules$/.test(path) })
  return found.sort().map((path) => {
    const text = read(path)
    return { path: path.split(sep).join('/'), text, lines: text.split('\n').length - 1 }
  })
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** The specifiers a module imports, types and re-exports included. */
export function imports({ text }: SourceFile): string[] {
  const found = withoutComments(text).matchAll(/(?:^|[\s;}])(?:from|import)\s*\(?\s*(['"])([^'"\n]+)\1/g)
  return [...found].map((match) => match[2] ?? '')
}

export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')
}
