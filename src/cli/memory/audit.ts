import type { AuditFinding } from '#domain/event/audit-finding.ts'
import { verifyDatabase, type AuditPlaces } from '#server/events/verify.ts'
import { auditedText, auditFindingText } from '#text/audit-findings.ts'
import { done, failed, type Command, type Options, type Output } from '../command.ts'
import { jsonText } from '../print.ts'

export const AUDIT_VERIFY = {
  name: 'audit verify',
  usage: '[--checkpoints FILE] [--public-key FILE]',
  positionals: 0,
  options: [
    {
      name: 'checkpoints',
      argument: 'FILE',
      vi: 'tệp mốc niêm phong (mặc định: tệp trong thư mục dữ liệu)',
      en: 'the checkpoint file (by default the one in the data folder)',
    },
    {
      name: 'public-key',
      argument: 'FILE',
      vi: 'khoá công khai của các mốc; nên dùng bản đã giữ riêng',
      en: 'the public key of the checkpoints; better a copy that was kept apart',
    },
  ],
  vi: 'Kiểm tra lịch sử: tìm sự kiện bị sửa, xoá, chèn, viết lại, bằng chuỗi băm và các mốc niêm phong. Không ghi gì.',
  en: 'Verifies the history: finds events that were changed, removed, inserted or rewritten. Writes nothing.',
} as const satisfies Omit<Command, 'run'>

// A history that is wrong everywhere needs no longer list.
const MOST_LISTED = 1000

/** Exit 1 with any finding, or without what proves that there is none. */
export async function auditVerify(
  places: AuditPlaces,
  { language, json }: Pick<Options, 'language' | 'json'>,
): Promise<Output> {
  const findings: AuditFinding[] = []
  let count = 0
  const audited = await verifyDatabase(places, (finding) => {
    count += 1
    if (findings.length < MOST_LISTED) findings.push(finding)
  })
  const told = findings.map((finding) => ({ ...finding, text: auditFindingText(finding, language) }))
  const stdout = json
    ? [jsonText({ ok: count === 0, ...audited, found: count, findings: told })]
    : [...told.map(({ text }) => text), ...auditedText(audited, count, language)].map((line) => `${line}\n`)
  return count === 0 ? done(stdout) : failed(stdout, [])
}
