import { readFileSync, statSync } from 'node:fs'
import { LineCounter, isNode, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { ContentError, type ContentFault, type ContentFaultCode } from '#domain/content/content-fault.ts'

const MOST_BYTES = 16 * 1024 * 1024
const MOST_FAULTS = 50

/** Reads a YAML file into the shape of a schema. Throws `ContentError` with file:line for every fault. */
export function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  return parseYaml(file, textOf(file), schema)
}

/** The same for a text that is at hand already. */
export function parseYaml<Schema extends z.ZodType>(file: string, text: string, schema: Schema): z.output<Schema> {
  const lines = new LineCounter()
  const document = documentOf(file, text, lines)
  const result = checked(file, schema, document)
  if (result.success) return result.data
  throw new ContentError(
    result.error.issues
      .flatMap((issue) => flatten(issue))
      .slice(0, MOST_FAULTS)
      .map((issue) => faultOf(file, document, lines, issue)),
  )
}

function textOf(file: string): string {
  const size = attempt(file, () => statSync(file).size)
  if (size > MOST_BYTES) throw wholeFile(file, 'too-large', { bytes: size, most: MOST_BYTES })
  const bytes = attempt(file, () => readFileSync(file))
  if (bytes.includes(0)) throw wholeFile(file, 'not-text')
  return bytes.toString('utf8')
}

function attempt<Result>(file: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    throw wholeFile(file, 'unreadable', { reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' })
  }
}

function wholeFile(file: string, code: ContentFaultCode, params: ContentFault['params'] = {}): ContentError {
  return new ContentError([{ file, line: 1, column: 1, code, path: '', params }])
}

function documentOf(file: string, text: string, lines: LineCounter): Document {
  try {
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
    if (document.errors.length === 0) return document
    throw new ContentError(
      document.errors.slice(0, MOST_FAULTS).map((error) => {
        const { line, col } = lines.linePos(error.pos[0])
        return { file, line, column: col, code: 'yaml-syntax', path: '', params: { reason: error.message.split('\n')[0] ?? error.code } }
      }),
    )
  } catch (error) {
    if (error instanceof RangeError) throw wholeFile(file, 'too-deep')
    throw error
  }
}

function checked<Schema extends z.ZodType>(file: string, schema: Schema, document: Document) {
  try {
    return schema.safeParse(document.toJS({ maxAliasCount: 1000 }))
  } catch (error) {
    if (error instanceof RangeError || error instanceof ReferenceError) {
      throw wholeFile(file, 'too-deep')
    }
    throw error
  }
}

type Issue = { readonly code: string; readonly path: readonly PropertyKey[]; readonly message: string; readonly [key: string]: unknown }

/** Unions report every branch; the branch that got deepest says best what is wrong. */
function flatten(issue: z.core.$ZodIssue, prefix: readonly PropertyKey[] = []): Issue[] {
  const path = [...prefix, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branches = issue.errors.map((branch) => branch.flatMap((inner) => flatten(inner, path)))
    return branches.reduce((deepest, branch) => (depthOf(branch) > depthOf(deepest) ? branch : deepest))
  }
  return [{ ...issue, path } as Issue]
}

function depthOf(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length))
}

function faultOf(file: string, document: Document, lines: LineCounter, issue: Issue): ContentFault {
  const { line, column } = placeOf(document, lines, issue.path)
  const path = issue.path.map(String).join('.')
  const fault = (code: ContentFaultCode, params: ContentFault['params'] = {}): ContentFault => ({ file, line, column, code, path, params })
  if (issue.code === 'unrecognized_keys') return fault('unknown-key', { key: (issue['keys'] as string[]).join(', ') })
  if (issue.code === 'invalid_type' && issue.message.includes('received undefined')) return fault('missing-key', { key: String(issue.path.at(-1)) })
  if (issue.code === 'invalid_type') return fault('wrong-type', { expected: String(issue['expected']) })
  if (issue.code === 'invalid_value') return fault('not-one-of', { values: (issue['values'] as unknown[]).map(String).join(', ') })
  if (issue.message === 'not-a-decimal' || issue.message === 'not-a-slug' || issue.message === 'not-a-code') return fault(issue.message)
  return fault('shape', { reason: issue.message })
}

/** The place of the value, or of the nearest part above it that exists. */
function placeOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): { line: number; column: number } {
  for (let length = path.length; length >= 0; length -= 1) {
    const part = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(part) && part.range) {
      const { line, col } = lines.linePos(part.range[0])
      return { line, column: col }
    }
  }
  return { line: 1, column: 1 }
}
