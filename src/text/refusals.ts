import type { Problem } from '#contract/refusal.ts'
import type { Language } from './language.ts'

/** What a caller reads when the server says no. */
export const REFUSALS = {
  vi: {
    'not-found': 'Không có dữ liệu ở địa chỉ này.',
    'bad-input': 'Địa chỉ hoặc dữ liệu gửi lên chưa đúng.',
    'too-large': 'Dữ liệu gửi lên quá lớn.',
    internal: 'Máy chủ gặp lỗi. Thử lại sau ít phút; nếu vẫn lỗi, báo mã yêu cầu cho cơ quan quản trị.',
  },
  en: {
    'not-found': 'There is nothing at this address.',
    'bad-input': 'The address or the data sent does not fit.',
    'too-large': 'The data sent is too large.',
    internal:
      'The server failed. Try again in a few minutes; if it fails again, tell the administrator the request id.',
  },
} as const satisfies Record<Language, Record<Problem['code'], string>>
