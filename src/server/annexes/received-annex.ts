import { createHash } from 'node:crypto'
import { LARGEST_ANNEX } from '#domain/edition/annex/annex-file-fault.ts'
import { draftCodes } from '#domain/edition/annex/annex-edition.ts'
import { MOST } from '#domain/edition/edit/definition-limits.ts'
import type { Call } from '../call.ts'
import { receivedBytes } from '../received-bytes.ts'
import { annexNotRead, type AnnexReader, type SeenAnnex } from './annex-thread.ts'

/** A file that was read, with the code that each of its rows would bear in a draft. */
export type ReceivedAnnex = SeenAnnex & { readonly digest: string; readonly codes: readonly string[] }

export async function receivedAnnex(read: AnnexReader, call: Call): Promise<ReceivedAnnex> {
  const bytes = await receivedBytes(call, LARGEST_ANNEX)
  if (!bytes) throw annexNotRead('file-too-large', { bytes: LARGEST_ANNEX + 1, most: LARGEST_ANNEX })
  const digest = createHash('sha256').update(bytes).digest('hex')
  const seen = await read(bytes)
  const { nodes } = seen.annex
  if (nodes.length === 0) throw annexNotRead('no-index-table')
  if (nodes.length > MOST.rows) throw annexNotRead('too-many-rows', { most: MOST.rows })
  return { ...seen, digest, codes: draftCodes(nodes) }
}
