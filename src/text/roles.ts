import type { Ownership, Role } from '#domain/permission/role.ts'
import type { Language } from './language.ts'

/** What a role is called. */
export const ROLES = {
  vi: {
    administrator: 'Quản trị',
    'standing-agency': 'Cơ quan thường trực',
    appraiser: 'Người thẩm định',
    verifier: 'Người xác minh',
    supervisor: 'Người giám sát',
    'council-secretary': 'Thư ký hội đồng',
    leader: 'Lãnh đạo',
    'unit-officer': 'Cán bộ đầu mối',
    'unit-head': 'Thủ trưởng đơn vị',
    'data-provider': 'Người cung cấp số liệu',
    auditor: 'Người kiểm tra nhật ký',
    'service-account': 'Tài khoản hệ thống',
  },
  en: {
    administrator: 'Administrator',
    'standing-agency': 'Standing agency',
    appraiser: 'Appraiser',
    verifier: 'Verifier',
    supervisor: 'Supervisor',
    'council-secretary': 'Council secretary',
    leader: 'Leader',
    'unit-officer': 'Unit officer',
    'unit-head': 'Unit head',
    'data-provider': 'Data provider',
    auditor: 'Auditor',
    'service-account': 'Service account',
  },
} as const satisfies Record<Language, Record<Role, string>>

/** Whose things a role may touch. */
export const OWNERSHIPS = {
  vi: { own: 'của đơn vị mình', child: 'của đơn vị cấp dưới', assigned: 'được giao', other: 'của đơn vị khác' },
  en: { own: 'of the own organisation', child: 'of those below', assigned: 'assigned', other: 'of others' },
} as const satisfies Record<Language, Record<Ownership, string>>
