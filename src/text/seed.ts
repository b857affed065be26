import type { SeedRefusalCode } from '#domain/demonstration/seed-refusal.ts'
import type { Role } from '#domain/permission/role.ts'
import { numberText, type Language } from './language.ts'

type Counts = Readonly<Record<'organisations' | 'people' | 'accounts' | 'values' | 'claims', number>>

type Link = {
  readonly userName: string
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly unit: string | undefined
  readonly path: string
}

export function seedRefusalText(code: SeedRefusalCode, language: Language): string {
  return SEED_REFUSALS[code][language]
}

/** What was written, then a line for each account that can be opened: user name, name, roles, unit, link. */
export function seededLines(counts: Counts, links: readonly Link[], language: Language): string[] {
  const count = (of: keyof Counts): string => numberText(String(counts[of]), language)
  const said =
    language === 'vi'
      ? `Đã tạo tỉnh minh hoạ: ${count('organisations')} đơn vị, ${count('people')} người, ${count('accounts')} tài khoản, ${count('values')} số liệu, ${count('claims')} đề nghị không áp dụng.`
      : `The demonstration province is made: ${count('organisations')} organisations, ${count('people')} people, ${count('accounts')} accounts, ${count('values')} values, ${count('claims')} claims that a criterion does not apply.`
  const head =
    language === 'vi'
      ? 'Mỗi liên kết mở một tài khoản, dùng một lần, chỉ in ở đây; ghép sau địa chỉ của La Bàn:'
      : 'Each link opens one account, once, and is printed here only; put it behind the address of La Bàn:'
  return [said, head, ...links.map((link) => linkLine(link, language))]
}

function linkLine({ userName, displayName, roles, unit, path }: Link, language: Language): string {
  const named = roles.map((role) => ROLE_NAMES[role][language]).join(', ')
  return [userName, displayName, named, unit ?? '', path].join('\t')
}

const SEED_REFUSALS = {
  production: {
    vi: 'Không tạo dữ liệu minh hoạ ở chế độ vận hành (LABAN_MODE=production): số liệu hư cấu không được nằm cạnh số liệu thật. Chạy ở một bản dùng thử riêng.',
    en: 'No demonstration data in production (LABAN_MODE=production): invented figures have no place beside real ones. Run it in a trial of its own.',
  },
  'has-organisations': {
    vi: 'Cơ sở dữ liệu đã có đơn vị nên không tạo tỉnh minh hoạ. Dùng một cơ sở dữ liệu mới.',
    en: 'The database has organisations already, so that no demonstration province is made. Take a new database.',
  },
  'content-missing': {
    vi: 'Cơ sở dữ liệu chưa có bộ chỉ số và danh sách đơn vị của tỉnh minh hoạ. Chạy trước: laban content load',
    en: 'The database lacks the edition or the organisations of the demonstration province. Run first: laban content load',
  },
  'name-taken': {
    vi: 'Cơ sở dữ liệu đã có tài khoản mang tên của tài khoản minh hoạ. Dùng một cơ sở dữ liệu mới.',
    en: 'The database has an account that bears the name of a demonstration account. Take a new database.',
  },
} as const satisfies Record<SeedRefusalCode, Record<Language, string>>

const ROLE_NAMES = {
  administrator: { vi: 'quản trị hệ thống', en: 'administrator' },
  'standing-agency': { vi: 'cơ quan thường trực', en: 'standing agency' },
  appraiser: { vi: 'thẩm định', en: 'appraiser' },
  verifier: { vi: 'xác minh số liệu', en: 'verifier' },
  supervisor: { vi: 'giám sát', en: 'supervisor' },
  'council-secretary': { vi: 'thư ký hội đồng', en: 'council secretary' },
  leader: { vi: 'lãnh đạo tỉnh', en: 'leader' },
  'unit-officer': { vi: 'cán bộ đơn vị', en: 'unit officer' },
  'unit-head': { vi: 'thủ trưởng đơn vị', en: 'unit head' },
  'data-provider': { vi: 'đơn vị cung cấp số liệu', en: 'data provider' },
  auditor: { vi: 'kiểm tra', en: 'auditor' },
  'service-account': { vi: 'tài khoản hệ thống', en: 'service account' },
} as const satisfies Record<Role, Record<Language, string>>
