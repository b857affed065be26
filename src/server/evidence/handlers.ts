import type { evidence } from '#contract/evidence.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Call } from '../call.ts'
import { changeEvidence, withdrawEvidence } from './change-evidence.ts'
import { createEvidence } from './create-evidence.ts'
import type { EvidenceDeps } from './deps.ts'
import { linkEvidence, unlinkEvidence } from './link-evidence.ts'
import { evidencePage } from './list-evidence.ts'
import { periodEvidence } from './period-evidence.ts'
import { linksOfEvidence, linkView, storedEvidence, viewOf } from './queries.ts'
import { beginUpload, cancelUpload, continueUpload, showUpload, uploadProtocol } from './resumable-upload.ts'
import { downloadEvidence, previewEvidence } from './send-evidence.ts'
import { uploadFile } from './upload-file.ts'

export const evidenceHandlers = (deps: EvidenceDeps) =>
  ({
    uploadFile: (input, call) => uploadFile(deps, input, call),
    showUploadProtocol: () => uploadProtocol(deps),
    beginUpload: (input, call) => beginUpload(deps, input, call),
    showUpload: ({ upload }, call) => showUpload(deps, upload, call),
    continueUpload: (input, call) => continueUpload(deps, input, call),
    cancelUpload: ({ upload }, call) => cancelUpload(deps, upload, call),
    createEvidence: (input, call) => createEvidence(deps, input, call),
    changeEvidence: (input, call) => changeEvidence(deps, input, call),
    withdrawEvidence: (input, call) => withdrawEvidence(deps, input, call),
    linkEvidence: (input, call) => linkEvidence(deps, input, call),
    unlinkEvidence: (input, call) => unlinkEvidence(deps, input, call),
    listEvidence: (filter) => evidencePage(deps.db, filter),
    showEvidence: async ({ evidence: id }) => ({
      ...viewOf(await storedEvidence(deps.db, id)),
      links: (await linksOfEvidence(deps.db, id)).map((link) => ({
        ...linkView(link),
        itemName: deps.content.items.get(link.item)?.name ?? link.item,
      })),
    }),
    showPeriodEvidence: (input) => periodEvidence(deps, input),
    downloadEvidence: ({ evidence: id }) => downloadEvidence(deps, id),
    previewEvidence: (input) => previewEvidence(deps, input),
  }) satisfies Handlers<typeof evidence, Call>
