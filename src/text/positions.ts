import type { AuthorityForm, PositionKind } from '#domain/organisation/position.ts'
import type { Language } from './language.ts'

/** What somebody is in an organisation. */
export const POSITION_KINDS = {
  vi: {
    head: 'Thủ trưởng',
    deputy: 'Cấp phó',
    'focal-officer': 'Đầu mối chuyển đổi số',
    'committee-member': 'Thành viên Ban Chỉ đạo',
    staff: 'Người làm việc',
  },
  en: {
    head: 'Head',
    deputy: 'Deputy',
    'focal-officer': 'Focal officer',
    'committee-member': 'Member of the Ban Chỉ đạo',
    staff: 'Staff',
  },
} as const satisfies Record<Language, Record<PositionKind, string>>

/** How somebody signs in the head's place. */
export const AUTHORITY_FORMS = {
  vi: { KT: 'KT. (ký thay)', TL: 'TL. (thừa lệnh)', TUQ: 'TUQ. (thừa uỷ quyền)' },
  en: { KT: 'KT. (in the head’s place)', TL: 'TL. (by standing order)', TUQ: 'TUQ. (by authorisation)' },
} as const satisfies Record<Language, Record<AuthorityForm, string>>
