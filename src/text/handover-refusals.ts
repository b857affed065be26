import type { HandoverRefusal } from '#domain/account/handover.ts'
import type { Language } from './language.ts'

/** What the caller reads when a role of a unit is not handed over (method §10.10). */
export const HANDOVER_REFUSALS = {
  vi: {
    'handover-role-not-held': 'Người bàn giao không còn giữ vai trò này ở đơn vị. Tải lại trang để xem ai đang giữ.',
    'handover-to-oneself': 'Người nhận là chính người bàn giao. Chọn người khác.',
    'handover-taker-unknown': 'Không có tài khoản nào mang tên đăng nhập này. Xem lại tên, hoặc mời người mới.',
    'handover-taker-no-person': 'Đây là tài khoản hệ thống. Chỉ bàn giao cho tài khoản của một người.',
    'handover-taker-disabled': 'Tài khoản của người nhận đang bị khoá. Cơ quan quản trị có thể mở lại.',
    'handover-before-today': 'Ngày bàn giao đã qua. Chọn hôm nay hoặc một ngày sau.',
    'handover-after-role-ends': 'Vai trò của người bàn giao kết thúc trước ngày ấy. Chọn ngày sớm hơn.',
    'handover-role-held-already': 'Người nhận đã giữ hoặc sắp giữ vai trò này ở đơn vị. Chọn người khác.',
  },
  en: {
    'handover-role-not-held':
      'The giver does not hold this role of the unit any more. Load the page anew to see who does.',
    'handover-to-oneself': 'The taker is the giver. Choose somebody else.',
    'handover-taker-unknown': 'No account has this user name. Look at it again, or invite somebody new.',
    'handover-taker-no-person': 'This is a service account. A role is handed over to a person only.',
    'handover-taker-disabled': 'The taker’s account is disabled. The administrator can enable it.',
    'handover-before-today': 'That day is past. Choose today or a later one.',
    'handover-after-role-ends': 'The giver’s role ends before that day. Choose an earlier one.',
    'handover-role-held-already':
      'The taker holds this role of the unit already, or is about to. Choose somebody else.',
  },
} as const satisfies Record<Language, Record<HandoverRefusal, string>>
