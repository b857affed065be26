import { z } from 'zod'
import { DeadReason, EvidenceKind, EvidenceState, EvidenceValidity } from '#domain/evidence/evidence.ts'
import { MEDIA_TYPES } from '#domain/evidence/file-fault.ts'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { Slug } from '#domain/slug.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import {
  described,
  EvidenceLinkView,
  EvidenceRow,
  EvidenceUse,
  EvidenceView,
  UploadedFile,
  UploadView,
  type EvidenceDescription,
} from './evidence-views.ts'
import { Id, NewId } from './id.ts'
import { Line } from './line.ts'
import { operation, SentFile } from './operation.ts'
import { GivenPeriod } from './values.ts'

const FileName = Line(200)
const PublicAddress = z.url({ protocol: /^https?$/ }).max(1000)

/** What a file may have at most when it is sent in one piece; a larger one goes by `beginUpload`. */
export const LARGEST_AT_ONCE = 5 * 1024 * 1024

const ENTER: Permits = { 'unit-officer': ['own'], 'unit-head': ['own'], 'standing-agency': ANYBODYS }
const READ: Permits = {
  ...ENTER,
  supervisor: ['child'],
  appraiser: ANYBODYS,
  verifier: ANYBODYS,
  'council-secretary': ANYBODYS,
  leader: ANYBODYS,
  auditor: ANYBODYS,
}
const enter = { group: 'evidence.enter', permits: ENTER } as const
const read = { group: 'evidence.read', permits: READ } as const
const signed = ['bad-input', 'not-signed-in', 'not-permitted', 'not-found'] as const

const organisation = '01890a5d-ac96-774b-bcce-b302099a8057'
const evidenceId = '01980000-0000-7000-8000-000000000201'
const link = '01980000-0000-7000-8000-000000000202'
const upload = '01980000-0000-7000-8000-000000000203'
const ofEvidence = z.object({ evidence: Id })
const ofUpload = z.object({ upload: Id })
const example = {
  kind: 'document',
  number: '12/QĐ-SYT',
  issuedOn: '2022-03-15',
  issuer: 'Sở Y tế',
  subjectLine: 'Quyết định thành lập Ban Chỉ đạo chuyển đổi số',
  signer: 'Nguyễn Văn An',
  signerTitle: 'Giám đốc',
  signerRole: 'head',
} as const

/** The headers of tus, by which a large file is sent piece by piece. */
const TUS = { uploadOffset: 'upload-offset', uploadLength: 'upload-length', expires: 'upload-expires' } as const

export const evidence = {
  uploadFile: operation({
    ...enter,
    method: 'POST',
    path: '/evidence/files',
    about: 'organisation',
    bytes: 'application/octet-stream',
    input: z.object({ organisation: Id, fileName: FileName }),
    output: UploadedFile,
    refusals: [...signed, 'file-not-taken'],
    example: { organisation, fileName: '12-QD-SYT.pdf' },
  }),
  /** What the protocol of uploads is here, for clients that ask before they begin. */
  showUploadProtocol: operation({
    method: 'OPTIONS',
    path: '/uploads',
    group: 'upload.protocol',
    permits: 'signed-in',
    input: z.object({}),
    output: z.object({ tusVersion: z.string(), tusExtension: z.string(), tusMaxSize: z.int() }),
    answers: {
      status: 204,
      headers: { tusVersion: 'tus-version', tusExtension: 'tus-extension', tusMaxSize: 'tus-max-size' },
    },
    refusals: ['not-signed-in'],
  }),
  beginUpload: operation({
    ...enter,
    method: 'POST',
    path: '/uploads',
    about: 'organisation',
    headers: { uploadLength: 'upload-length' },
    input: z.object({ organisation: Id, fileName: FileName, uploadLength: z.coerce.number().int().nonnegative() }),
    output: UploadView.extend({ location: z.string() }),
    answers: { status: 201, headers: { location: 'location', expires: TUS.expires } },
    refusals: [...signed, 'file-not-taken', 'too-many-uploads'],
    example: { organisation, fileName: '12-QD-SYT.pdf', uploadLength: 12_000_000 },
  }),
  showUpload: operation({
    ...enter,
    group: 'upload.read',
    method: 'GET',
    path: '/uploads/:upload',
    about: 'upload',
    input: ofUpload,
    output: UploadView,
    answers: { headers: TUS },
    refusals: signed,
    example: { upload },
  }),
  continueUpload: operation({
    ...enter,
    group: 'upload.write',
    method: 'PATCH',
    path: '/uploads/:upload',
    about: 'upload',
    from: MOVES.continueUpload.from,
    bytes: 'application/offset+octet-stream',
    headers: { uploadOffset: 'upload-offset' },
    input: ofUpload.extend({ uploadOffset: z.coerce.number().int().nonnegative() }),
    output: UploadView,
    answers: { status: 204, headers: { uploadOffset: TUS.uploadOffset, expires: TUS.expires } },
    refusals: [...signed, 'stale', 'wrong-state', 'file-not-taken'],
    example: { upload, uploadOffset: 0 },
  }),
  cancelUpload: operation({
    ...enter,
    group: 'upload.write',
    method: 'DELETE',
    path: '/uploads/:upload',
    about: 'upload',
    from: MOVES.cancelUpload.from,
    input: ofUpload,
    output: z.object({}),
    answers: { status: 204, headers: {} },
    refusals: [...signed, 'wrong-state'],
    example: { upload },
  }),
  createEvidence: operation({
    ...enter,
    method: 'POST',
    path: '/evidence',
    about: 'organisation',
    input: z
      .object({
        organisation: Id,
        evidence: NewId,
        /** What `uploadFile` or `beginUpload` gave: one's own, of this organisation. */
        upload: Id.optional(),
        /** A page that anybody can open, instead of a file or beside it. */
        address: PublicAddress.optional(),
        ...described,
      })
      .refine(({ upload, address }) => upload !== undefined || address !== undefined, { error: 'file-or-address' })
      .refine(isRightWayRound, { error: 'ends-before-it-begins' }),
    output: EvidenceView,
    refusals: signed,
    example: { organisation, evidence: evidenceId, upload, ...example },
  }),
  changeEvidence: operation({
    ...enter,
    group: 'evidence.change',
    method: 'PUT',
    path: '/evidence/:evidence',
    about: 'evidence',
    from: MOVES.changeEvidence.from,
    input: ofEvidence
      .extend({ version: z.int().positive(), ...described })
      .refine(isRightWayRound, { error: 'ends-before-it-begins' }),
    output: EvidenceView,
    refusals: [...signed, 'wrong-state', 'stale'],
    example: { evidence: evidenceId, version: 1, ...example },
  }),
  withdrawEvidence: operation({
    ...enter,
    group: 'evidence.withdraw',
    method: 'POST',
    path: '/evidence/:evidence/withdrawal',
    about: 'evidence',
    from: MOVES.withdrawEvidence.from,
    input: ofEvidence.extend({ version: z.int().positive(), reason: Line(1000) }),
    output: EvidenceView,
    refusals: [...signed, 'wrong-state', 'stale'],
    example: { evidence: evidenceId, version: 1, reason: 'Đã có quyết định thay thế.' },
  }),
  linkEvidence: operation({
    ...enter,
    group: 'evidence.change',
    method: 'POST',
    path: '/evidence/:evidence/links',
    about: 'evidence',
    from: MOVES.linkEvidence.from,
    input: ofEvidence.extend({ subject: Id, item: Slug, period: GivenPeriod, note: Line(1000).optional() }),
    output: EvidenceLinkView,
    refusals: [...signed, 'wrong-state', 'criterion-not-open'],
    example: { evidence: evidenceId, subject: organisation, item: 'so-co-quan-nha-nuoc-cua-tinh', period: '2022' },
  }),
  unlinkEvidence: operation({
    ...enter,
    group: 'evidence.unlink',
    method: 'DELETE',
    path: '/evidence/:evidence/links/:link',
    about: 'evidence',
    input: ofEvidence.extend({ link: Id }),
    output: z.object({}),
    refusals: [...signed, 'criterion-not-open'],
    example: { evidence: evidenceId, link },
  }),
  listEvidence: operation({
    ...read,
    method: 'GET',
    path: '/organisations/:organisation/evidence',
    about: 'organisation',
    input: z.object({
      organisation: Id,
      /** Parts of number, subject, issuer or file name, with or without Vietnamese marks. */
      words: z.string().max(200).optional(),
      kind: EvidenceKind.optional(),
      state: EvidenceState.optional(),
      /** Of issue. */
      year: z.coerce.number().int().min(1900).max(2199).optional(),
      /** Whether its last day is still to come, or has gone. */
      validity: EvidenceValidity.optional(),
      /** What the page before gave as `next`. */
      after: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    /** Newest first. */
    output: z.object({ evidence: z.array(EvidenceRow), next: z.string().nullable() }),
    refusals: signed,
    example: { organisation, words: 'ban chi dao' },
  }),
  showEvidence: operation({
    ...read,
    method: 'GET',
    path: '/evidence/:evidence',
    about: 'evidence',
    input: ofEvidence,
    output: EvidenceView.extend({ links: z.array(EvidenceUse) }),
    refusals: signed,
    example: { evidence: evidenceId },
  }),
  /** All that hangs on an organisation's numbers of a period, and what is missing where an edition is named. */
  showPeriodEvidence: operation({
    ...read,
    method: 'GET',
    path: '/organisations/:organisation/evidence/:period',
    about: 'organisation',
    input: z.object({ organisation: Id, period: GivenPeriod, edition: Slug.optional() }),
    output: z.object({
      links: z.array(EvidenceLinkView),
      evidence: z.array(EvidenceView),
      missing: z
        .array(
          z.object({
            node: z.string(),
            lacks: z.array(EvidenceKind),
            dead: z.array(z.object({ evidence: Id, item: Slug, reason: DeadReason })),
          }),
        )
        .optional(),
    }),
    refusals: signed,
    example: { organisation, period: '2022', edition: 'hue-2020' },
  }),
  downloadEvidence: operation({
    ...read,
    group: 'evidence.file',
    method: 'GET',
    path: '/evidence/:evidence/file',
    about: 'evidence',
    from: MOVES.downloadEvidence.from,
    input: ofEvidence,
    output: SentFile,
    file: Object.keys(MEDIA_TYPES),
    refusals: [...signed, 'wrong-state'],
    example: { evidence: evidenceId },
  }),
  previewEvidence: operation({
    ...read,
    group: 'evidence.file',
    method: 'GET',
    path: '/evidence/:evidence/preview',
    about: 'evidence',
    from: MOVES.previewEvidence.from,
    input: ofEvidence.extend({ page: z.coerce.number().int().min(1).max(10_000).default(1) }),
    output: SentFile,
    file: ['image/png', 'image/jpeg'],
    refusals: [...signed, 'wrong-state', 'no-preview'],
    example: { evidence: evidenceId, page: 1 },
  }),
}

function isRightWayRound({ validFrom, validTo }: EvidenceDescription): boolean {
  return validFrom === undefined || validTo === undefined || validFrom <= validTo
}
