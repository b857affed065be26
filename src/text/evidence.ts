import { MEDIA_TYPES, type FileFaultCode } from '#domain/evidence/file-fault.ts'
import type { DeadReason, EvidenceKind, EvidenceState, SignerRole } from '#domain/evidence/evidence.ts'
import { FILE_LOOKS } from './file-looks.ts'
import { sizeText, type Bilingual, type Language } from './language.ts'

const TYPES = [...new Set(Object.values(MEDIA_TYPES))].map((ending) => ending.toUpperCase()).join(', ')

/** Why a file is not taken in, with what to do about it. */
export const FILE_FAULTS = {
  empty: {
    vi: () => 'Tệp không có nội dung. Chọn lại tệp.',
    en: () => 'The file is empty. Choose it again.',
  },
  'too-big': {
    vi: ({ most }) => `Tệp quá lớn, tối đa ${sizeText(most, 'vi')}. Nén ảnh quét hoặc tách tệp rồi gửi lại.`,
    en: ({ most }) => `The file is too big, at most ${sizeText(most, 'en')}. Compress its scans or split it.`,
  },
  'wrong-type': {
    vi: () => `Loại tệp này không nhận. Nhận: ${TYPES}. Đổi tên đuôi tệp không giúp được.`,
    en: () => `Files of this type are not taken. Taken are ${TYPES}. Renaming the file does not help.`,
  },
  'password-protected': FILE_LOOKS['password-protected'],
  'old-format': FILE_LOOKS['old-format'],
  'is-pdf': FILE_LOOKS['is-pdf'],
  'with-macros': {
    vi: () => 'Tệp có macro. Lưu lại dạng không có macro (DOCX, XLSX) hoặc PDF rồi gửi lại.',
    en: () => 'The file has macros. Save it without macros (DOCX, XLSX) or as PDF and send it again.',
  },
  damaged: FILE_LOOKS.damaged,
  'unpacks-too-big': {
    vi: ({ most }) =>
      `Nội dung tệp khi giải nén lớn hơn ${sizeText(most, 'vi')} nên không nhận. Lưu dạng PDF rồi gửi lại.`,
    en: ({ most }) =>
      `The file unpacks to more than ${sizeText(most, 'en')} and is not taken. Save it as PDF and send it again.`,
  },
  'picture-too-big': {
    vi: ({ width, height }) => `Ảnh ${width} × ${height} điểm là quá lớn. Thu nhỏ ảnh rồi gửi lại.`,
    en: ({ width, height }) =>
      `The picture has ${width} × ${height} points, which is too many. Make it smaller and send it again.`,
  },
  infected: {
    vi: ({ threat }) =>
      `Phát hiện mã độc trong tệp${threat === undefined ? '' : ` (${threat})`}. Tệp đã bị cách ly. Quét vi-rút máy tính rồi gửi tệp sạch.`,
    en: ({ threat }) =>
      `Malware was found in the file${threat === undefined ? '' : ` (${threat})`}. It is in quarantine. Scan your computer, then send a clean file.`,
  },
  'no-room': {
    vi: () => 'Máy chủ hết chỗ lưu tệp. Chưa có gì được ghi; báo cơ quan quản trị.',
    en: () => 'The server has no room for files. Nothing was stored; tell the administrator.',
  },
  incomplete: {
    vi: () => 'Tệp chưa gửi xong. Gửi lại.',
    en: () => 'The file did not come whole. Send it again.',
  },
} as const satisfies Record<FileFaultCode, Bilingual>

export const EVIDENCE_KINDS = {
  vi: { document: 'văn bản', picture: 'ảnh chụp', other: 'tài liệu khác' },
  en: { document: 'document', picture: 'picture', other: 'other' },
} as const satisfies Record<Language, Record<EvidenceKind, string>>

export const EVIDENCE_STATES = {
  vi: { waiting: 'chờ quét vi-rút', 'in-force': 'dùng được', quarantined: 'bị cách ly', withdrawn: 'đã rút' },
  en: {
    waiting: 'waiting for the virus scan',
    'in-force': 'in use',
    quarantined: 'in quarantine',
    withdrawn: 'withdrawn',
  },
} as const satisfies Record<Language, Record<EvidenceState, string>>

export const DEAD_REASONS = {
  vi: { withdrawn: 'minh chứng đã rút', quarantined: 'tệp bị cách ly', expired: 'hết hiệu lực trước kỳ' },
  en: {
    withdrawn: 'the document was withdrawn',
    quarantined: 'the file is in quarantine',
    expired: 'it expired before the period',
  },
} as const satisfies Record<Language, Record<DeadReason, string>>

export const SIGNER_ROLES = {
  vi: { head: 'thủ trưởng', deputy: 'cấp phó', other: 'người khác' },
  en: { head: 'head', deputy: 'deputy', other: 'somebody else' },
} as const satisfies Record<Language, Record<SignerRole, string>>
