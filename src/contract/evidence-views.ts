import { z } from 'zod'
import { DeadReason, EvidenceKind, EvidenceState, FileState, SignerRole } from '#domain/evidence/evidence.ts'
import { FileFaultCode } from '#domain/evidence/file-fault.ts'
import { Slug } from '#domain/slug.ts'
import { Id } from './id.ts'
import { Line } from './line.ts'
import { GivenPeriod } from './values.ts'

const Day = z.iso.date().refine((day) => day >= '1900-01-01' && day < '2200-01-01', { error: 'unlikely-day' })

/** What a refusal `file-not-taken` tells. */
export const FileFaultDetails = z.object({
  fault: FileFaultCode,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type FileFaultDetails = z.infer<typeof FileFaultDetails>

/** A file that came whole, and is not yet anybody's evidence. */
export const UploadedFile = z.object({
  upload: Id,
  fileName: z.string(),
  bytes: z.int(),
  mediaType: z.string(),
  state: FileState,
})
export type UploadedFile = z.infer<typeof UploadedFile>

/** How far an upload is; `file` once it is whole. */
export const UploadView = z.object({
  upload: Id,
  uploadOffset: z.int(),
  uploadLength: z.int(),
  expires: z.string(),
  file: UploadedFile.optional(),
})
export type UploadView = z.infer<typeof UploadView>

/** What is said of a document, by whoever adds it. */
export const described = {
  kind: EvidenceKind,
  /** Số, ký hiệu. */
  number: Line(100).optional(),
  issuedOn: Day.optional(),
  issuer: Line(300).optional(),
  /** Trích yếu. */
  subjectLine: Line(1000).optional(),
  signer: Line(200).optional(),
  signerTitle: Line(200).optional(),
  signerRole: SignerRole.optional(),
  validFrom: Day.optional(),
  /** The last day. */
  validTo: Day.optional(),
}
export const EvidenceDescription = z.object(described)
export type EvidenceDescription = z.infer<typeof EvidenceDescription>

export const EvidenceView = z.object({
  evidence: Id,
  organisation: Id,
  ...described,
  address: z.string().optional(),
  file: z.object({ name: z.string(), bytes: z.int(), mediaType: z.string() }).optional(),
  state: EvidenceState,
  version: z.int(),
  by: z.string(),
  at: z.string(),
})
export type EvidenceView = z.infer<typeof EvidenceView>

/** One number that a document supports. */
export const EvidenceLinkView = z.object({
  link: Id,
  evidence: Id,
  subject: Id,
  item: Slug,
  period: GivenPeriod,
  note: z.string().optional(),
  by: z.string(),
  at: z.string(),
  /** Why it supports nothing in this period. */
  dead: DeadReason.optional(),
})
export type EvidenceLinkView = z.infer<typeof EvidenceLinkView>

/** A document in the list of a library, with how many numbers it supports. */
export const EvidenceRow = EvidenceView.extend({ uses: z.int() })
export type EvidenceRow = z.infer<typeof EvidenceRow>

/** One number that a document supports, by its name. */
export const EvidenceUse = EvidenceLinkView.extend({ itemName: z.string() })
export type EvidenceUse = z.infer<typeof EvidenceUse>
