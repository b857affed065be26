import type { RollUpLeft } from '#domain/value/rolled-up.ts'
import type { Language } from './language.ts'

/** Why the members' numbers were not made the organisation's own. */
export function rollUpLeftText(code: RollUpLeft, language: Language): string {
  return LEFT[code][language]
}

const LEFT = {
  'no-members': {
    vi: 'Không có đơn vị trực thuộc nào để cộng vào ngày cuối kỳ.',
    en: 'On the period’s last day there is nobody below to add up.',
  },
  'members-missing': {
    vi: 'Còn đơn vị trực thuộc thiếu số liệu nên chưa có tổng.',
    en: 'Some of those below have no number yet, so there is no sum.',
  },
  'not-a-value': {
    vi: 'Tổng không ghi được thành một giá trị của số liệu này (không nguyên, âm hoặc quá 30 chữ số). Rà soát số của từng đơn vị.',
    en: 'The sum cannot be a value of this item (not whole, negative or over 30 digits). Look at each member’s number.',
  },
  unchanged: {
    vi: 'Số đang có đã bằng tổng; không ghi thêm.',
    en: 'What stands there is the sum already; nothing was written.',
  },
  'given-otherwise': {
    vi: 'Số liệu đã được khai theo cách khác nên giữ nguyên. Muốn thay bằng tổng thì chọn đích danh số liệu này.',
    en: 'The number was given in another way and stays. To replace it by the sum, choose this item by name.',
  },
} as const satisfies Record<RollUpLeft, Record<Language, string>>
