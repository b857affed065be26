import { Edition } from '../definition.ts'

/** What an edition from outside may have at most. The largest set that we know has 215 rows and 2,700 words a row. */
export const MOST = { rows: 3000, depth: 12, letters: 40, examples: 100, list: 500, text: 20_000, name: 300 } as const

/**
 * Reads what somebody outside sent as an edition, within limits: deep nesting is refused before anything goes down
 * into it. Faults as `path: what was expected`, at most 50.
 */
export function editionFrom(sent: unknown): { edition: Edition } | { faults: string[] } {
  const beyond = beyondLimits(sent)
  if (beyond.length > 0) return { faults: beyond.slice(0, MOST_FAULTS) }
  const read = Edition.safeParse(sent)
  if (read.success) {
    const twice = codeTwice(read.data)
    return twice === undefined ? { edition: read.data } : { faults: [`nodes: code-twice ${twice}`] }
  }
  return { faults: read.error.issues.slice(0, MOST_FAULTS).map(({ path, message }) => `${path.join('.')}: ${message}`) }
}

const MOST_FAULTS = 50
const MOST_PARTS = 200_000
/** A row is an object in a list: two steps down for each level of the tree, and some within a row. */
const DEEPEST = MOST.depth * 2 + 6

/** Goes through everything that was sent without calling itself. */
function beyondLimits(sent: unknown): string[] {
  const faults: string[] = []
  const waiting: { value: unknown; depth: number; path: string }[] = [{ value: sent, depth: 0, path: '' }]
  let parts = 0
  for (let part = waiting.pop(); part !== undefined && faults.length < MOST_FAULTS; part = waiting.pop()) {
    const { value, depth, path } = part
    parts += 1
    if (parts > MOST_PARTS) return [`${path}: too-many-parts ${MOST_PARTS}`]
    if (depth > DEEPEST) return [`${path}: too-deep ${MOST.depth}`]
    if (typeof value === 'string' && value.length > MOST.text) faults.push(`${path}: too-long ${MOST.text}`)
    if (typeof value !== 'object' || value === null) continue
    const entries = Object.entries(value)
    const most = mostOf(path)
    if (entries.length > most) faults.push(`${path}: too-many ${most}`)
    else for (const [key, inner] of entries) waiting.push({ value: inner, depth: depth + 1, path: `${path}.${key}` })
  }
  return faults
}

function mostOf(path: string): number {
  if (path.endsWith('.variables')) return MOST.letters
  if (path.endsWith('.examples')) return MOST.examples
  return path === '.nodes' || path.endsWith('.children') ? MOST.rows : MOST.list
}

function codeTwice({ nodes }: Edition): string | undefined {
  const seen = new Set<string>()
  const waiting = [...nodes]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node.code)) return node.code
    seen.add(node.code)
    waiting.push(...(node.children ?? []))
  }
  return undefined
}
