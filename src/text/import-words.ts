import type { AccountColumn, OrganisationColumn } from '#domain/import/import-fault.ts'
import type { OrganisationLevel } from '#domain/organisation/organisation-version.ts'
import type { OrganisationKind } from '#domain/organisation/organisation.ts'
import type { Language } from './language.ts'

/** What the columns of a file of organisations are headed with; a file may use either language. */
export const ORGANISATION_COLUMNS = {
  vi: {
    name: 'Tên đơn vị',
    shortName: 'Tên ngắn',
    abbreviation: 'Viết tắt',
    kind: 'Loại',
    level: 'Cấp',
    parent: 'Trực thuộc',
    identifier: 'Mã định danh',
    areaCode: 'Mã đơn vị hành chính',
    ordinal: 'Thứ tự',
    group: 'Nhóm xếp hạng',
    isRanked: 'Xếp hạng',
  },
  en: {
    name: 'Name',
    shortName: 'Short name',
    abbreviation: 'Abbreviation',
    kind: 'Kind',
    level: 'Level',
    parent: 'Parent',
    identifier: 'Identifier',
    areaCode: 'Area code',
    ordinal: 'Ordinal',
    group: 'Group',
    isRanked: 'Ranked',
  },
} as const satisfies Record<Language, Record<OrganisationColumn, string>>

/** What the columns of a file of accounts are headed with. */
export const ACCOUNT_COLUMNS = {
  vi: {
    displayName: 'Họ và tên',
    userName: 'Tên đăng nhập',
    email: 'Thư điện tử',
    role: 'Vai trò',
    organisation: 'Đơn vị',
    validFrom: 'Từ ngày',
    validTo: 'Đến hết ngày',
  },
  en: {
    displayName: 'Full name',
    userName: 'User name',
    email: 'E-mail',
    role: 'Role',
    organisation: 'Organisation',
    validFrom: 'From',
    validTo: 'Until',
  },
} as const satisfies Record<Language, Record<AccountColumn, string>>

/** What an organisation is. */
export const ORGANISATION_KINDS = {
  vi: {
    nation: 'Quốc gia',
    province: 'Tỉnh, thành phố',
    department: 'Sở, ban, ngành',
    district: 'Huyện',
    commune: 'Xã, phường',
    'central-agency': 'Cơ quan trung ương',
    company: 'Doanh nghiệp',
    association: 'Hội',
  },
  en: {
    nation: 'Nation',
    province: 'Province',
    department: 'Department',
    district: 'District',
    commune: 'Commune',
    'central-agency': 'Central agency',
    company: 'Company',
    association: 'Association',
  },
} as const satisfies Record<Language, Record<OrganisationKind, string>>

/** The tier of government. */
export const ORGANISATION_LEVELS = {
  vi: {
    central: 'Trung ương',
    province: 'Cấp tỉnh',
    district: 'Cấp huyện',
    commune: 'Cấp xã',
    none: 'Không thuộc cấp nào',
  },
  en: { central: 'Central', province: 'Provincial', district: 'District', commune: 'Communal', none: 'No tier' },
} as const satisfies Record<Language, Record<OrganisationLevel, string>>

/** Whether a unit is ranked, as a file answers it. */
export const YES_NO = { vi: { yes: 'Có', no: 'Không' }, en: { yes: 'Yes', no: 'No' } } as const
