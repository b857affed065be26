import type { Node } from '#domain/edition/definition.ts'

/** Changes the row that is shown; `field`: typing on in the same one is one act. */
export type ChangeNode = (change: (node: Node) => Node, field?: string) => void

/** With the key, or without it: a key that says nothing is not there. */
export function withOptional<Key extends keyof Node>(node: Node, key: Key, value: Node[Key] | undefined): Node {
  const changed = { ...node }
  if (value === undefined) delete changed[key]
  else changed[key] = value
  return changed
}
