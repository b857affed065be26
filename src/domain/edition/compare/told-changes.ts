import type { Edition } from '../definition.ts'
import { compareEditions } from './compare-editions.ts'

/** One thing that is otherwise, as the history keeps it: its kind, and both sides where they say something. */
export type ToldSide = { readonly kind: string; readonly before?: string; readonly after?: string }

/** A row that was changed; without `changes` only its code was told. */
export type ToldRow = { readonly code: string; readonly changes?: readonly ToldSide[] }

/** What a change of a draft concerned, of the whole and row by row. */
export type ToldChanges = {
  readonly head: readonly ToldSide[]
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly recoded: readonly (readonly [string, string])[]
  readonly changed: readonly ToldRow[]
}

/** An event is kept for good, and a draft may be written anew from top to bottom. */
const MOST_TOLD = 200
const LONGEST_SIDE = 500

/** What a second edition has otherwise than a first, at a length that an event may have. */
export function toldChanges(before: Edition, after: Edition): ToldChanges {
  const { head, added, removed, recoded, changed } = compareEditions(before, after)
  const codes = (rows: readonly { readonly code: string }[]) => rows.slice(0, MOST_TOLD).map(({ code }) => code)
  let told = 0
  return {
    head: head.map(cutSides),
    added: codes(added),
    removed: codes(removed),
    recoded: recoded.slice(0, MOST_TOLD).map(({ before, after }) => [before, after.code]),
    changed: changed.slice(0, MOST_TOLD).map(({ node: { code }, changes }) => {
      told += changes.length
      return told > MOST_TOLD ? { code } : { code, changes: changes.map(cutSides) }
    }),
  }
}

type Sides = { readonly kind: string; readonly before: string | undefined; readonly after: string | undefined }

function cutSides({ kind, before, after }: Sides): ToldSide {
  return {
    kind,
    ...(before !== undefined && { before: cut(before) }),
    ...(after !== undefined && { after: cut(after) }),
  }
}

function cut(text: string): string {
  const characters = [...text]
  return characters.length > LONGEST_SIDE ? `${characters.slice(0, LONGEST_SIDE).join('')}…` : text
}

/** The changes that an event tells; older ones told kinds and codes only. Whatever else stands there is passed over. */
export function readToldChanges(body: Readonly<Record<string, unknown>>): ToldChanges {
  const recoded = listOf(body['recoded']).flatMap((pair) => {
    const [before, after] = listOf(pair)
    return typeof before === 'string' && typeof after === 'string' ? [[before, after] as const] : []
  })
  return {
    head: listOf(body['head']).flatMap(readSide),
    added: listOf(body['added']).filter((code) => typeof code === 'string'),
    removed: listOf(body['removed']).filter((code) => typeof code === 'string'),
    recoded,
    changed: listOf(body['changed']).flatMap(readRow),
  }
}

function readRow(row: unknown): ToldRow[] {
  if (typeof row === 'string') return [{ code: row }]
  const { code, changes } = recordOf(row)
  if (typeof code !== 'string') return []
  return [{ code, ...(changes !== undefined && { changes: listOf(changes).flatMap(readSide) }) }]
}

function readSide(side: unknown): ToldSide[] {
  if (typeof side === 'string') return [{ kind: side }]
  const { kind, before, after } = recordOf(side)
  if (typeof kind !== 'string') return []
  return [{ kind, ...(typeof before === 'string' && { before }), ...(typeof after === 'string' && { after }) }]
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
