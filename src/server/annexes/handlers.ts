import { DraftAnnex, type AnnexCheck, type annexes } from '#contract/annexes.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Call } from '../call.ts'
import type { EditionDraftDeps } from '../edition-drafts/deps.ts'
import { Refusal } from '../refusal.ts'
import { annexReader } from './annex-thread.ts'
import { beginAnnexDraft } from './begin-annex-draft.ts'
import { receivedAnnex, type ReceivedAnnex } from './received-annex.ts'

export const annexHandlers = (deps: EditionDraftDeps, read = annexReader()) =>
  ({
    checkAnnex: async (_, call) => checkOf(await receivedAnnex(read, call)),
    beginAnnexDraft: (input, call) => beginAnnexDraft(deps, read, input, call),
    showDraftAnnex: async ({ edition }) => {
      const row = await deps.db.selectFrom('edition_draft').select('annex').where('id', '=', edition).executeTakeFirst()
      if (!row?.annex) throw new Refusal('not-found')
      return DraftAnnex.parse(row.annex)
    },
  }) satisfies Handlers<typeof annexes, Call>

function checkOf({ kind, annex, digest, codes }: ReceivedAnnex): AnnexCheck {
  const rows = annex.nodes.map(({ place, code, parent, level, title, max, also, proposal }, at) => ({
    ...{ place, code, level, title, max, draftCode: codes[at]! },
    also: also.map((row) => row.code),
    ...(parent !== undefined && { parent }),
    ...(proposal && { certainty: proposal.certainty }),
  }))
  return {
    kind,
    accepted: digest,
    rows,
    doubts: annex.doubts.map((doubt) => ({ ...doubt, params: { ...doubt.params } })),
  }
}
