import type { AuditFinding, AuditFindingCode } from '#domain/event/audit-finding.ts'
import type { Audited } from '#domain/event/verify.ts'
import { numberText, type Language } from './language.ts'
import { shown } from './shown.ts'

/** What disagrees, where, and since when, in one sentence. */
export function auditFindingText(finding: AuditFinding, language: Language): string {
  const { stream, from, to, at, checkpoint } = finding
  const range = from === to ? countText(from, language) : `${countText(from, language)}–${countText(to, language)}`
  return SENTENCES[finding.code][language]({
    // What a stream or a time was overwritten with may be anything.
    stream: shown(stream, 120),
    range,
    at:
      at === undefined ? '' : { vi: ` (ghi ${timeText(at, 'vi')})`, en: ` (recorded ${timeText(at, 'en')})` }[language],
    checkpoint: countText(checkpoint?.number, language),
    checkpointAt: checkpoint ? timeText(checkpoint.at, language) : '',
  })
}

/** What was held against its proofs, and how far the checkpoints reach. */
export function auditedText(audited: Audited, findings: number, language: Language): string[] {
  const [streams, events, checkpoints, uncovered, found] = [
    audited.streams,
    audited.events,
    audited.checkpoints,
    audited.uncovered,
    findings,
  ].map((count) => countText(count, language))
  const last = audited.lastCheckpoint
  const [number, at] = [countText(last?.number, language), last ? timeText(last.at, language) : '']
  if (language === 'vi')
    return [
      `Đã kiểm tra ${events} sự kiện trong ${streams} luồng, ${checkpoints} mốc niêm phong.`,
      last
        ? `Mốc cuối: số ${number}, ${at}; ${uncovered} sự kiện ghi sau đó chưa có mốc nào bảo vệ.`
        : `Không có mốc niêm phong nào: ${uncovered} sự kiện chỉ có chuỗi băm bảo vệ.`,
      findings === 0 ? 'Lịch sử nguyên vẹn.' : `Có ${found} chỗ sai lệch.`,
    ]
  return [
    `Verified: events ${events}, streams ${streams}, checkpoints ${checkpoints}.`,
    last
      ? `Last checkpoint: number ${number}, ${at}; events after it that none covers: ${uncovered}.`
      : `There is no checkpoint; events that the chain alone covers: ${uncovered}.`,
    findings === 0 ? 'The history is whole.' : `Disagreements found: ${found}.`,
  ]
}

type Words = Readonly<Record<'stream' | 'range' | 'at' | 'checkpoint' | 'checkpointAt', string>>

const SENTENCES = {
  'event-changed': {
    vi: (p) => `Luồng ${p.stream}: nội dung sự kiện ${p.range}${p.at} đã bị sửa sau khi ghi.`,
    en: (p) => `Stream ${p.stream}: event ${p.range}${p.at} was changed after it was recorded.`,
  },
  'events-missing': {
    vi: (p) => `Luồng ${p.stream}: sự kiện ${p.range} đã bị xoá.`,
    en: (p) => `Stream ${p.stream}: event ${p.range} was removed.`,
  },
  'event-inserted': {
    vi: (p) => `Luồng ${p.stream}: sự kiện ${p.range}${p.at} mang số thứ tự không thể có; dòng này bị chèn vào.`,
    en: (p) => `Stream ${p.stream}: event ${p.range}${p.at} has a sequence that cannot be; the row was inserted.`,
  },
  'chain-broken': {
    vi: (p) =>
      `Luồng ${p.stream}: sự kiện ${p.range}${p.at} không nối với sự kiện trước nó; một dòng bị chèn hoặc thay.`,
    en: (p) =>
      `Stream ${p.stream}: event ${p.range}${p.at} does not follow from the one before it; a row was inserted or replaced.`,
  },
  'time-backwards': {
    vi: (p) => `Luồng ${p.stream}: sự kiện ${p.range}${p.at} có thời điểm sớm hơn sự kiện trước nó.`,
    en: (p) => `Stream ${p.stream}: event ${p.range}${p.at} is earlier than the one before it.`,
  },
  'head-differs': {
    vi: (p) => `Luồng ${p.stream}: đầu chuỗi không khớp với sự kiện cuối ${p.range}${p.at}.`,
    en: (p) => `Stream ${p.stream}: its head disagrees with its last event ${p.range}${p.at}.`,
  },
  'head-ahead': {
    vi: (p) => `Luồng ${p.stream}: đầu chuỗi biết sự kiện ${p.range}, nhưng sự kiện đó không còn.`,
    en: (p) => `Stream ${p.stream}: its head knows event ${p.range}, which is not there any more.`,
  },
  'head-behind': {
    vi: (p) => `Luồng ${p.stream}: đầu chuỗi không biết sự kiện ${p.range}; sự kiện đó bị chèn vào.`,
    en: (p) => `Stream ${p.stream}: its head does not know event ${p.range}, which was inserted.`,
  },
  'head-missing': {
    vi: (p) => `Luồng ${p.stream}: có sự kiện đến số ${p.range}${p.at} nhưng không có đầu chuỗi.`,
    en: (p) => `Stream ${p.stream}: there are events up to ${p.range}${p.at} but no head.`,
  },
  'tail-cut': {
    vi: (p) =>
      `Luồng ${p.stream}: đuôi bị cắt; mốc niêm phong ${p.checkpoint} (${p.checkpointAt}) biết sự kiện ${p.range}, nay không còn.`,
    en: (p) =>
      `Stream ${p.stream}: its tail was cut; checkpoint ${p.checkpoint} (${p.checkpointAt}) knows event ${p.range}, which is gone.`,
  },
  'stream-removed': {
    vi: (p) =>
      `Luồng ${p.stream}: cả luồng bị xoá; mốc niêm phong ${p.checkpoint} (${p.checkpointAt}) biết sự kiện ${p.range}.`,
    en: (p) =>
      `Stream ${p.stream}: all of it was removed; checkpoint ${p.checkpoint} (${p.checkpointAt}) knows event ${p.range}.`,
  },
  'stream-rewritten': {
    vi: (p) =>
      `Luồng ${p.stream}: sự kiện ${p.range}${p.at} đã bị viết lại và tính lại chuỗi băm; mốc niêm phong ${p.checkpoint} (${p.checkpointAt}) ghi khác.`,
    en: (p) =>
      `Stream ${p.stream}: event ${p.range}${p.at} was rewritten and its hashes recomputed; checkpoint ${p.checkpoint} (${p.checkpointAt}) tells otherwise.`,
  },
  'checkpoint-file-missing': {
    vi: () => 'Không có tệp mốc niêm phong; chỉ rõ bản còn giữ bằng --checkpoints.',
    en: () => 'There is no checkpoint file; name a copy that was kept with --checkpoints.',
  },
  'checkpoint-torn': {
    vi: (p) => `Tệp mốc niêm phong, dòng ${p.range}: dòng dở dang, tệp bị cắt hoặc máy tắt giữa lúc ghi.`,
    en: (p) =>
      `Checkpoint file, line ${p.range}: unfinished; the file was cut, or the machine stopped while it was written.`,
  },
  'checkpoint-unreadable': {
    vi: (p) => `Tệp mốc niêm phong, dòng ${p.range}: không phải dòng do La Bàn ghi; dòng đã bị sửa.`,
    en: (p) => `Checkpoint file, line ${p.range}: not as La Bàn writes it; it was edited.`,
  },
  'checkpoint-missing': {
    vi: (p) => `Tệp mốc niêm phong, dòng ${p.range}: số mốc không liền dòng trước; có dòng bị xoá hoặc chèn.`,
    en: (p) =>
      `Checkpoint file, line ${p.range}: its number does not follow the line before; lines were removed or inserted.`,
  },
  'checkpoint-replaced': {
    vi: (p) => `Tệp mốc niêm phong, dòng ${p.range}: dòng trước nó không còn là dòng mà nó nối tiếp.`,
    en: (p) => `Checkpoint file, line ${p.range}: the line before it is not the one that it followed.`,
  },
  'checkpoint-signature': {
    vi: (p) => `Tệp mốc niêm phong, dòng ${p.range}: chữ ký không đúng với khoá công khai.`,
    en: (p) => `Checkpoint file, line ${p.range}: the signature does not answer to the public key.`,
  },
  'checkpoint-counts': {
    vi: (p) => `Tệp mốc niêm phong, dòng ${p.range}: tổng số không khớp với các đầu chuỗi đã ghi.`,
    en: (p) =>
      `Checkpoint file, line ${p.range}: its totals disagree with the heads that it and the lines before tell.`,
  },
  'public-key-missing': {
    vi: () => 'Không có khoá công khai dùng được nên chữ ký của các mốc chưa được kiểm tra; chỉ rõ bằng --public-key.',
    en: () => 'There is no usable public key, so no checkpoint signature was verified; name it with --public-key.',
  },
} as const satisfies Record<AuditFindingCode, Record<Language, (words: Words) => string>>

function countText(count: number | undefined, language: Language): string {
  return numberText(String(count ?? 0), language)
}

const HOUR_MS = 3_600_000
const INDOCHINA_HOURS = 7

/** An instant as an official writes it, in Indochina time: "14:00:05 ngày 21/11/2026". */
function timeText(at: string, language: Language): string {
  const there = new Date(Date.parse(at) + INDOCHINA_HOURS * HOUR_MS)
  if (Number.isNaN(there.getTime())) return shown(at)
  const [day, time] = there.toISOString().split('T') as [string, string]
  const written = day.split('-').reverse().join('/')
  return language === 'vi' ? `${time.slice(0, 8)} ngày ${written}` : `${written} ${time.slice(0, 8)}`
}
