import { relative, sep } from 'node:path'
import { parseAst, type Plugin } from 'vite'
import type { Language } from '#text/language.ts'
import { root } from './pinned-node.mjs'

/** What the pages use of an operation: the types have told the rest, and the server judges what comes. */
const OF_OPERATION = ['method', 'path', 'headers', 'bytes']
const SPREAD = ''
/** Rooms whose files do nothing when they are read but define. */
const DEFINING = /^src\/(domain|contract|text)\//

type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<Record<string, unknown>>
type Edit = { readonly start: number; readonly end: number; readonly text: string }

/**
 * Leaves out of the pages what no page reads (decision 025): the sentences of other languages, all of an operation but
 * its address, and schemas that nothing asks.
 */
export function leftOut(language: Language): Plugin {
  return {
    name: 'left-out',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      const file = relative(root, id).split(sep).join('/')
      if (!DEFINING.test(file)) return undefined
      const program = parseAst(code) as unknown as Node
      const isText = file.startsWith('src/text/')
      const dropped = (object: Node, parent: Node): string[] => [
        ...(isText ? otherLanguages(object, language) : []),
        ...(isArgumentOf(parent, 'operation')
          ? namesOf(object).filter((name) => name !== SPREAD && !OF_OPERATION.includes(name))
          : []),
      ]
      return { code: edited(code, [...definitions(program), ...droppings(program, dropped)]), map: null }
    },
  }
}

/** Marks what files define, so that it is left out where nothing uses it. */
function definitions(program: Node): Edit[] {
  return nodesIn(program['body'])
    .map((statement) => (statement['declaration'] as Node | null | undefined) ?? statement)
    .filter(({ type }) => type === 'VariableDeclaration')
    .flatMap(({ declarations }) => nodesIn(declarations))
    .flatMap(({ init }) => {
      const made = init as Node | null
      if (made === null || !calls(made)) return []
      return [
        { start: made.start, end: made.start, text: '/* @__PURE__ */ (() => (' },
        { start: made.end, end: made.end, text: '))()' },
      ]
    })
}

/** Takes properties out of objects, wherever they stand. */
function droppings(node: Node, dropped: (object: Node, parent: Node) => string[], parent: Node = node): Edit[] {
  if (node.type !== 'ObjectExpression') return childrenOf(node).flatMap((child) => droppings(child, dropped, node))
  const properties = nodesIn(node['properties'])
  const names = dropped(node, parent)
  return properties.flatMap((property, place) =>
    names.includes(nameOf(property))
      ? [{ start: property.start, end: properties[place + 1]?.start ?? property.end, text: '' }]
      : droppings(property, dropped, node),
  )
}

function otherLanguages(object: Node, language: Language): string[] {
  const names = namesOf(object)
  return ['vi', 'en'].every((one) => names.includes(one)) ? ['vi', 'en'].filter((one) => one !== language) : []
}

function isArgumentOf({ type, callee }: Node, name: string): boolean {
  return type === 'CallExpression' && (callee as Node)['name'] === name
}

function calls(node: Node): boolean {
  if (/Function/.test(node.type)) return false
  return /^(Call|New)Expression$/.test(node.type) || childrenOf(node).some(calls)
}

function namesOf(object: Node): string[] {
  return nodesIn(object['properties']).map(nameOf)
}

/** What is spread into an operation stays: its address may stand in it. */
function nameOf({ key }: Node): string {
  const { name, value } = (key ?? {}) as { name?: string; value?: string }
  return name ?? value ?? SPREAD
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap(nodesIn)
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  return typeof value === 'object' && value !== null && 'type' in value ? [value as Node] : []
}

function edited(code: string, edits: readonly Edit[]): string {
  const inOrder = edits.toSorted((one, other) => one.start - other.start || one.end - other.end)
  let [written, at] = ['', 0]
  for (const { start, end, text } of inOrder) {
    written += code.slice(at, start) + text
    at = end
  }
  return written + code.slice(at)
}
