import type { TimelineEntry } from '#contract/events.ts'
import type { EventKind } from '#domain/event/event-kind.ts'
import { Role } from '#domain/permission/role.ts'
import type { Language } from './language.ts'
import { ROLES } from './roles.ts'
import { shown } from './shown.ts'

type Told = Pick<TimelineEntry, 'kind' | 'body'>

/** One thing that happened to an organisation or an account, in a sentence. */
export function timelineText({ kind, body }: Told, language: Language): string {
  const sentences: Readonly<Partial<Record<EventKind, string>>> = language === 'vi' ? VI : EN
  const sentence = sentences[kind]
  const told = sentence ?? kind
  const about = aboutText(body, language)
  return about === '' ? told : `${told}: ${about}`
}

const LONGEST = 300

/** What the event names that people know by name: a name, a role, a day, a decision, the reason. */
function aboutText(body: Told['body'], language: Language): string {
  const day = [body['from'], body['on'], body['validFrom'], body['to']].find((one) => typeof one === 'string')
  const role = Role.safeParse(body['role'])
  const parts = [
    body['name'],
    body['displayName'],
    body['title'],
    decisionNumber(body),
    role.success ? ROLES[language][role.data] : undefined,
    day === undefined ? undefined : dayText(day, language),
    body['reason'],
  ]
  return parts
    .filter((part) => typeof part === 'string' && part !== '')
    .map((part) => shown(part as string, LONGEST))
    .join(', ')
}

function decisionNumber(body: Told['body']): string | undefined {
  const [first] = Array.isArray(body['successions'])
    ? (body['successions'] as { decision?: { number?: string } }[])
    : []
  return first?.decision?.number
}

function dayText(day: string, language: Language): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(day)) return ''
  const [year, month, date] = day.slice(0, 10).split('-')
  return language === 'vi' ? `từ ${date}/${month}/${year}` : `from ${year}-${month}-${date}`
}

/** What the timelines of organisations and accounts tell of. */
type ToldKind = Extract<
  EventKind,
  | `organisation.${string}`
  | `account.${string}`
  | `value.${string}`
  | `values.${string}`
  | `results.${string}`
  | `not-applicable.${string}`
  | `remark.${string}`
  | `evidence.${string}`
  | `submission.${string}`
  | `finding.${string}`
  | `explanation.${string}`
>
type Sentences = Readonly<Record<ToldKind, string>>

const VI: Sentences = {
  'organisation.created': 'Thêm vào danh mục',
  'organisation.changed': 'Đổi tên, mã hoặc cấp trên',
  'organisation.succession-recorded': 'Ghi quyết định sắp xếp',
  'organisation.position-changed': 'Ghi vị trí công tác',
  'organisation.authority-changed': 'Ghi quyền ký thay thủ trưởng',
  'organisation.supporter-changed': 'Ghi bên hỗ trợ',
  'organisation.group-changed': 'Xếp nhóm xếp hạng',
  'organisation.groups-set': 'Sửa danh sách nhóm xếp hạng',
  'account.invited': 'Tạo tài khoản',
  'account.opened': 'Chủ tài khoản đã mở tài khoản',
  'account.changed': 'Sửa họ tên hoặc thư điện tử',
  'account.disabled': 'Khoá tài khoản',
  'account.enabled': 'Mở lại tài khoản',
  'account.link-made': 'Cấp đường dẫn dùng một lần',
  'account.identity-linked': 'Gắn với hệ thống định danh',
  'account.identity-unlinked': 'Gỡ khỏi hệ thống định danh',
  'account.password-changed': 'Đổi mật khẩu',
  'account.second-factor-set': 'Gắn thiết bị xác thực hai lớp',
  'account.second-factor-removed': 'Gỡ thiết bị xác thực hai lớp',
  'account.role-granted': 'Giao vai trò',
  'account.role-ended': 'Kết thúc vai trò',
  'account.signed-in': 'Đăng nhập',
  'account.sign-in-failed': 'Đăng nhập không thành công',
  'account.signed-out': 'Đăng xuất',
  'account.session-ended': 'Phiên đăng nhập bị kết thúc',
  'account.token-made': 'Cấp khoá API',
  'account.token-revoked': 'Thu hồi khoá API',
  'value.saved': 'Ghi một số liệu',
  'values.copied-forward': 'Chép số liệu từ kỳ trước',
  'values.imported': 'Nhập số liệu từ tệp hoặc hệ thống khác',
  'results.imported': 'Nạp kết quả kỳ trước từ bảng',
  'value.confirmed': 'Xác nhận một số chép',
  'value.verified': 'Xác minh một số liệu',
  'value.disputed': 'Không đồng ý với một số liệu',
  'not-applicable.claimed': 'Đề nghị không áp dụng một tiêu chí',
  'not-applicable.withdrawn': 'Rút đề nghị không áp dụng',
  'not-applicable.accepted': 'Chấp nhận không áp dụng',
  'not-applicable.refused': 'Không chấp nhận không áp dụng',
  'remark.said': 'Trao đổi về một số liệu',
  'remark.resolved': 'Khép trao đổi',
  'remark.reopened': 'Mở lại trao đổi',
  'evidence.added': 'Thêm minh chứng',
  'evidence.changed': 'Sửa mô tả minh chứng',
  'evidence.withdrawn': 'Rút minh chứng',
  'evidence.linked': 'Gắn minh chứng vào số liệu',
  'evidence.unlinked': 'Gỡ minh chứng khỏi số liệu',
  'evidence.scanned': 'Quét tệp minh chứng',
  'evidence.moved': 'Chuyển minh chứng sang đơn vị kế thừa',
  'submission.moved': 'Chuyển hồ sơ sang đơn vị kế thừa',
  'submission.submitted': 'Nộp hồ sơ',
  'submission.recalled': 'Rút hồ sơ',
  'submission.reopened': 'Mở lại tiêu chí',
  'submission.entry-extended': 'Lùi hạn nộp của đơn vị',
  'submission.reopening-ended': 'Hết thời gian mở lại',
  'submission.appraisal-begun': 'Bắt đầu thẩm định',
  'submission.findings-released': 'Gửi kết quả thẩm định',
  'submission.second-appraisal-begun': 'Bắt đầu thẩm định lần hai',
  'submission.sent-to-council': 'Trình Hội đồng',
  'submission.sent-back': 'Trả lại',
  'submission.approved': 'Phê duyệt',
  'finding.decided': 'Kết luận thẩm định',
  'finding.revised': 'Sửa kết luận thẩm định',
  'finding.withdrawn': 'Rút kết luận thẩm định',
  'finding.returned': 'Đưa kết luận về xem lại',
  'explanation.opened': 'Mở giải trình',
  'explanation.said': 'Giải trình',
  'explanation.ended': 'Kết thúc giải trình',
}

const EN: Sentences = {
  'organisation.created': 'Added to the register',
  'organisation.changed': 'Name, codes or parent changed',
  'organisation.succession-recorded': 'Succession recorded',
  'organisation.position-changed': 'Position set',
  'organisation.authority-changed': 'Authority to sign set',
  'organisation.supporter-changed': 'Supporter set',
  'organisation.group-changed': 'Group changed',
  'organisation.groups-set': 'List of groups changed',
  'account.invited': 'Account made',
  'account.opened': 'Opened by its owner',
  'account.changed': 'Name or e-mail changed',
  'account.disabled': 'Account disabled',
  'account.enabled': 'Account enabled',
  'account.link-made': 'One-time link made',
  'account.identity-linked': 'Linked to the identity provider',
  'account.identity-unlinked': 'Unlinked from the identity provider',
  'account.password-changed': 'Password changed',
  'account.second-factor-set': 'Second device set up',
  'account.second-factor-removed': 'Second device removed',
  'account.role-granted': 'Role granted',
  'account.role-ended': 'Role ended',
  'account.signed-in': 'Signed in',
  'account.sign-in-failed': 'Sign-in failed',
  'account.signed-out': 'Signed out',
  'account.session-ended': 'Session ended',
  'account.token-made': 'API token made',
  'account.token-revoked': 'API token revoked',
  'value.saved': 'A value written',
  'values.copied-forward': 'Values copied from the period before',
  'values.imported': 'Values brought by a file or another system',
  'results.imported': 'Results of an earlier period brought by a table',
  'value.confirmed': 'A copy confirmed',
  'value.verified': 'A value verified',
  'value.disputed': 'A value disputed',
  'not-applicable.claimed': 'A criterion claimed not applicable',
  'not-applicable.withdrawn': 'A claim withdrawn',
  'not-applicable.accepted': 'A claim accepted',
  'not-applicable.refused': 'A claim refused',
  'remark.said': 'A remark',
  'remark.resolved': 'A thread closed',
  'remark.reopened': 'A thread reopened',
  'evidence.added': 'Evidence added',
  'evidence.changed': 'Evidence described anew',
  'evidence.withdrawn': 'Evidence withdrawn',
  'evidence.linked': 'Evidence hung on a number',
  'evidence.unlinked': 'Evidence taken off a number',
  'evidence.scanned': 'A file scanned',
  'evidence.moved': 'Evidence handed to the successor',
  'submission.moved': 'Submission handed to the successor',
  'submission.submitted': 'Submitted',
  'submission.recalled': 'Recalled',
  'submission.reopened': 'Criteria reopened',
  'submission.entry-extended': 'End of entry put off for the unit',
  'submission.reopening-ended': 'Reopening ended',
  'submission.appraisal-begun': 'Appraisal begun',
  'submission.findings-released': 'Findings released',
  'submission.second-appraisal-begun': 'Second appraisal begun',
  'submission.sent-to-council': 'Sent to the council',
  'submission.sent-back': 'Sent back',
  'submission.approved': 'Approved',
  'finding.decided': 'A finding decided',
  'finding.revised': 'A finding revised',
  'finding.withdrawn': 'A finding withdrawn',
  'finding.returned': 'A finding returned to review',
  'explanation.opened': 'Explanation opened',
  'explanation.said': 'Explained',
  'explanation.ended': 'Explanation ended',
}
