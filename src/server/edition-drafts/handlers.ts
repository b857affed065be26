import type { editionDrafts } from '#contract/edition-drafts.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Call } from '../call.ts'
import { Refusal } from '../refusal.ts'
import { beginDraft } from './begin-draft.ts'
import { changeDraft, deleteDraft } from './change-draft.ts'
import type { EditionDraftDeps } from './deps.ts'
import { importDraft } from './import-draft.ts'
import { issueEdition } from './issue-edition.ts'
import { judged } from './judge-draft.ts'
import { sentEdition } from './sent-edition.ts'
import { draftRow, storedDraft, storedDrafts } from './stored-draft.ts'
import { tryDraft } from './try-draft.ts'

export const editionDraftHandlers = (deps: EditionDraftDeps) => {
  const { db, content } = deps
  const known = () => ({ items: content.items, catalogue: content.stored.items })
  return {
    listEditionDrafts: async () => ({ drafts: (await storedDrafts(db)).map(draftRow) }),
    beginEditionDraft: (input, call) => beginDraft(deps, input, call),
    importEditionDraft: (input, call) => importDraft(deps, input, call),
    showEditionDraft: async ({ edition }) => {
      const draft = await storedDraft(db, edition)
      return { ...draft, ...judged(draft.definition, content.stored, content.items) }
    },
    changeEditionDraft: (input, call) => changeDraft(deps, input, call),
    deleteEditionDraft: (input, call) => deleteDraft(deps, input, call),
    issueEdition: (input, call) => issueEdition(deps, input, call),
    dryRunEditionDraft: (input) => tryDraft(deps, input),
    downloadEditionDraft: async ({ edition, format }) =>
      sentEdition((await storedDraft(db, edition)).definition, format, known()),
    downloadEdition: ({ edition, format }) => {
      const found = content.editions.get(edition)
      if (!found) throw new Refusal('not-found')
      return sentEdition(found.edition, format, known())
    },
    listDataItems: () => ({ items: [...content.items.values()] }),
  } satisfies Handlers<typeof editionDrafts, Call>
}
