import type { annexes, DraftAnnex } from '#contract/annexes.ts'
import type { OutputOf } from '#contract/operation.ts'
import { annexTree } from '#domain/edition/annex/annex-edition.ts'
import { editionFrom, MOST } from '#domain/edition/edit/definition-limits.ts'
import type { Call } from '../call.ts'
import { newEdition, writeDraft } from '../edition-drafts/begin-draft.ts'
import type { EditionDraftDeps } from '../edition-drafts/deps.ts'
import { Refusal } from '../refusal.ts'
import { annexNotRead, type AnnexReader } from './annex-thread.ts'
import { receivedAnnex, type ReceivedAnnex } from './received-annex.ts'

type Asked = {
  readonly edition: string
  readonly title: string
  readonly fileName: string
  readonly accepted: string
}

/** Begins a draft with the tree of a file that somebody has seen; the reading is kept beside it, and no rule enters. */
export async function beginAnnexDraft(
  deps: EditionDraftDeps,
  read: AnnexReader,
  { edition, title, fileName, accepted }: Asked,
  call: Call,
): Promise<OutputOf<typeof annexes.beginAnnexDraft>> {
  const received = await receivedAnnex(read, call)
  if (received.digest !== accepted) throw new Refusal('bad-input', ['accepted: another file'])
  const limited = editionFrom(newEdition(edition, title, annexTree(received.annex.nodes, received.codes)))
  if ('faults' in limited) throw annexNotRead('too-much-text', { most: MOST.text })
  return writeDraft(deps, limited.edition, { basedOn: null, annex: keptAnnex(received, fileName) }, call)
}

function keptAnnex({ annex, codes, digest, kind }: ReceivedAnnex, fileName: string): DraftAnnex {
  const nodes = annex.nodes.map(({ also, ...node }, at) => ({ ...node, also: [...also], draftCode: codes[at]! }))
  return JSON.parse(JSON.stringify({ fileName, digest, kind, nodes, doubts: annex.doubts })) as DraftAnnex
}
