import { readFileSync } from 'node:fs'
import { LineCounter, isNode, isScalar, parseDocument, visit, type YAMLMap } from 'yaml'

/** On which lines of its file a row of an edition has its code and its formula, by code. The file has been read before. */
export type RowLines = ReadonlyMap<string, { readonly code: number; readonly formula: number }>

export function rowLines(file: string): RowLines {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, uniqueKeys: false })
  const found = new Map<string, { code: number; formula: number }>()
  visit(document, {
    Map: (_, map) => {
      const code = map.get('code', true)
      const name = isScalar(code) ? String(code.value) : undefined
      if (name === undefined || found.has(name)) return
      const line = lineOf(map, 'code', lines)
      found.set(name, { code: line, formula: map.has('formula') ? lineOf(map, 'formula', lines) : line })
    },
  })
  return found
}

function lineOf(map: YAMLMap, key: string, lines: LineCounter): number {
  const value = map.get(key, true)
  return isNode(value) && value.range ? lines.linePos(value.range[0]).line : 1
}
