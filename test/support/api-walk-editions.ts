import { readEdition } from '#content/library.ts'
import { annexDocument } from './annex-documents.ts'
import type { ApiWalk } from './api-walk.ts'
import { plannedRound } from './planned-round.ts'
import { smallDraft } from './small-draft.ts'

/** An edition from its beginning to its issue, as a file out and in again, and as a copy that is given up. */
export async function walkEditions({ ask, province, who: { standing } }: ApiWalk): Promise<void> {
  const edition = 'di-qua-2027'
  await ask('beginEditionDraft', { edition, title: 'Bộ thử' }, standing)
  await ask('listEditionDrafts', {}, standing)
  await ask('listDataItems', {}, standing)
  await ask('changeEditionDraft', { edition, version: 1, definition: smallDraft(edition) }, standing)
  await ask('showEditionDraft', { edition }, standing)
  const round = await plannedRound(province.with(standing), { period: '2021' })
  await ask('dryRunEditionDraft', { edition, round }, standing)
  await ask('downloadEditionDraft', { edition, format: 'yaml' }, standing)
  const written = new TextEncoder().encode(JSON.stringify(smallDraft('di-qua-tep')))
  await ask('importEditionDraft', { fileName: 'bo.yaml', edition: 'di-qua-tep' }, standing, written)
  await ask('deleteEditionDraft', { edition: 'di-qua-tep', version: 1 }, standing)
  const annex = new Uint8Array(annexDocument(readEdition('hue-2020')))
  const fileName = 'phu-luc-4.docx'
  const { body } = await ask('checkAnnex', { fileName }, standing, annex)
  const { accepted } = body as { accepted: string }
  const drafted = { edition: 'di-qua-phu-luc', title: 'Bộ thử', fileName, accepted }
  await ask('beginAnnexDraft', drafted, standing, annex)
  await ask('showDraftAnnex', { edition: drafted.edition }, standing)
  await ask('issueEdition', { edition, version: 2 }, standing)
  await ask('downloadEdition', { edition, format: 'xlsx' }, standing)
}
