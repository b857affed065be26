import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { LineCounter, isNode, parseDocument, type Document, type YAMLParseError } from 'yaml'
import type { z } from 'zod'
import { ContentError, type ContentFault, type ContentFaultCode } from '#domain/content/content-fault.ts'
import { MOST_DEPTH, unfitNodes, unfitToken, type Found } from './yaml-guard.ts'

const MOST_BYTES = 4 * 1024 * 1024
const MOST_FAULTS = 50

/** Reads a YAML file into the shape of a schema. Throws `ContentError` with file:line for every fault. */
export function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  return parseYaml(file, textOf(file), schema)
}

/** The same for a text that is at hand already. */
export function parseYaml<Schema extends z.ZodType>(file: string, text: string, schema: Schema): z.output<Schema> {
  const lines = linesOf(text)
  const refuse = (found: readonly Found[]): ContentError =>
    new ContentError(found.slice(0, MOST_FAULTS).map((one) => placed(file, lines, one)))
  const nul = text.indexOf('\0')
  if (nul >= 0) throw refuse([{ code: 'not-text', at: nul }])
  const token = unfitToken(text)
  if (token) throw refuse([token])
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false })
  if (document.errors.length > 0) throw refuse(document.errors.map(syntaxFault))
  const nodes = unfitNodes(document)
  if (nodes.length > 0) throw refuse(nodes)
  const result = schema.safeParse(document.toJS({ maxAliasCount: 0 }))
  if (result.success) return result.data
  throw new ContentError(
    result.error.issues
      .slice(0, MOST_FAULTS)
      .flatMap((issue) => flatten(issue))
      .slice(0, MOST_FAULTS)
      .map((issue) => faultOf(file, document, lines, issue)),
  )
}

function textOf(file: string): string {
  const found = attempt(file, () => statSync(file))
  if (!found.isFile()) throw wholeFile(file, 'unreadable', { reason: found.isDirectory() ? 'EISDIR' : 'not a file' })
  if (found.size > MOST_BYTES) throw wholeFile(file, 'too-large', { bytes: found.size, most: MOST_BYTES })
  const bytes = attempt(file, () => readFileSync(file))
  const unfit = unfitBytes(bytes)
  if (unfit) throw new ContentError([{ file, column: 1, path: '', params: {}, ...unfit }])
  return bytes.toString('utf8')
}

/** Bytes that are no UTF-8 text, with the line of the first one. */
function unfitBytes(bytes: Buffer): { code: 'not-text' | 'not-utf8'; line: number } | undefined {
  const nul = bytes.indexOf(0)
  if (nul >= 0) return { code: 'not-text', line: lineAt(bytes, nul) }
  if (isUtf8(bytes)) return undefined
  let from = 0
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(NEWLINE, from)
    if (end < 0 || !isUtf8(bytes.subarray(from, end))) return { code: 'not-utf8', line }
    from = end + 1
  }
}

const NEWLINE = 10

function lineAt(bytes: Buffer, at: number): number {
  return bytes.subarray(0, at).filter((byte) => byte === NEWLINE).length + 1
}

function attempt<Result>(file: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    throw wholeFile(file, 'unreadable', {
      reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown',
    })
  }
}

function wholeFile(file: string, code: ContentFaultCode, params: ContentFault['params'] = {}): ContentError {
  return new ContentError([{ file, line: 0, column: 0, code, path: '', params }])
}

function linesOf(text: string): LineCounter {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
  return lines
}

function placed(file: string, lines: LineCounter, { code, at, params = {} }: Found): ContentFault {
  const { line, col } = lines.linePos(at)
  return { file, line, column: col, code, path: '', params }
}

function syntaxFault({ code, message, pos }: YAMLParseError): Found {
  if (code === 'RESOURCE_EXHAUSTION') return { code: 'too-deep', at: pos[0], params: { most: MOST_DEPTH } }
  return { code: 'yaml-syntax', at: pos[0], params: { reason: code, detail: message.split('\n')[0]! } }
}

type Issue = {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly [key: string]: unknown
}

/** Unions report every branch; the branch that got deepest says best what is wrong. */
function flatten(issue: z.core.$ZodIssue, prefix: readonly PropertyKey[] = []): Issue[] {
  const path = [...prefix, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branches = issue.errors.map((branch) => branch.flatMap((inner) => flatten(inner, path)))
    return branches.reduce((deepest, branch) => (depthOf(branch) > depthOf(deepest) ? branch : deepest))
  }
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ ...issue, path: [...path, key] }))
  return [{ ...issue, path }]
}

function depthOf(issues: readonly Issue[]): number {
  return issues.reduce((deepest, issue) => Math.max(deepest, issue.path.length), 0)
}

function faultOf(file: string, document: Document, lines: LineCounter, issue: Issue): ContentFault {
  const { line, column } = placeOf(document, lines, issue.path)
  const path = issue.path.map(String).join('.')
  const fault = (code: ContentFaultCode, params: ContentFault['params'] = {}): ContentFault => ({
    file,
    line,
    column,
    code,
    path,
    params,
  })
  const last = String(issue.path.at(-1))
  if (issue.code === 'unrecognized_keys') return fault('unknown-key', { key: last })
  if (issue.code === 'invalid_type' && issue.message.includes('received undefined'))
    return fault('missing-key', { key: last })
  if (issue.code === 'invalid_type') return fault('wrong-type', { expected: String(issue['expected']) })
  if (issue.code === 'invalid_value')
    return fault('not-one-of', { values: (issue['values'] as unknown[]).map(String).join(', ') })
  if (issue.message === 'not-a-decimal' || issue.message === 'not-a-slug' || issue.message === 'not-a-code')
    return fault(issue.message)
  if (issue.code === 'too_small' && issue['origin'] === 'array')
    return fault('too-few', { least: Number(issue['minimum']) })
  if (issue.code === 'too_small' && issue['origin'] === 'string') return fault('empty')
  if (issue.code === 'invalid_format' || issue.code === 'too_small')
    return fault('wrong-form', { form: FORMS[last] ?? '' })
  return fault('shape', { reason: issue.message })
}

/** What a value of the right form looks like, by its key. */
const FORMS: Readonly<Record<string, string>> = { issuedOn: '2026-12-31', points: '2.5, 2/3', line: '1, 2, 3…' }

/** The place of the key or value, or of the nearest part above it that exists. */
function placeOf(
  document: Document,
  lines: LineCounter,
  path: readonly PropertyKey[],
): { line: number; column: number } {
  for (let length = path.length; length >= 0; length -= 1) {
    const part = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(part) && part.range) {
      const { line, col } = lines.linePos(part.range[0])
      return { line, column: col }
    }
  }
  return { line: 1, column: 1 }
}
