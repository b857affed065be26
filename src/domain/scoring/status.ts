/** What became of a node for one organisation (method §3, §4). Parents are only `scored` or `incomplete`. */
export const NODE_STATUSES = [
  'scored',
  'capped',
  'missing',
  'undefined',
  'not-applicable',
  'unscored',
  'incomplete',
] as const

export type NodeStatus = (typeof NODE_STATUSES)[number]

/** Statuses as bytes, in the order of the vocabulary. */
export const STATUS_BYTE = Object.fromEntries(NODE_STATUSES.map((status, byte) => [status, byte])) as Record<
  NodeStatus,
  number
>

export function statusOfByte(byte: number): NodeStatus {
  return NODE_STATUSES[byte]!
}
