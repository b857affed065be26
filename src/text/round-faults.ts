import type { CalendarMoment } from '#domain/round/calendar.ts'
import type { RoundFault, RoundFaultCode, RoundWarning, RoundWarningCode } from '#domain/round/opening.ts'
import type { Bilingual, Language, Params } from './language.ts'
import { shown } from './shown.ts'

/** The moments of a round's calendar, as officials name them. */
export const CALENDAR_MOMENTS = {
  entryFrom: { vi: 'bắt đầu nhập số liệu', en: 'entry begins' },
  entryUntil: { vi: 'hết hạn nộp hồ sơ', en: 'entry ends' },
  fixedAt: { vi: 'chốt số liệu chung', en: 'common values are fixed' },
  appraisalUntil: { vi: 'hết hạn thẩm định', en: 'appraisal ends' },
  explanationUntil: { vi: 'hết hạn giải trình', en: 'explanation ends' },
  councilUntil: { vi: 'Hội đồng họp xong', en: 'the council has met' },
  releaseOn: { vi: 'công bố', en: 'release' },
} as const satisfies Record<CalendarMoment, Record<Language, string>>

/** Why a round was not made, changed, opened or closed, and what to do about it. */
export function roundFaultText({ code, params }: RoundFault, language: Language): string {
  return FAULTS[code][language](named(params, language))
}

/** What is worth knowing before a round is opened. */
export function roundWarningText({ code, params }: RoundWarning, language: Language): string {
  return WARNINGS[code][language](named(params, language))
}

const LONGEST_NAME = 200

function named({ moment, organisation, group, ...rest }: RoundFault['params'], language: Language): Params {
  return {
    ...rest,
    organisation: shown(organisation, LONGEST_NAME),
    group: shown(group, LONGEST_NAME),
    moment: moment === undefined ? '' : CALENDAR_MOMENTS[moment as CalendarMoment][language],
  }
}

const who = (p: Params): string => `«${p['organisation']}»`
const group = (p: Params): string => `«${p['group']}»`
const moment = (p: Params): string => `«${p['moment']}»`
const count = (p: Params): string => String(p['count'])

const FAULTS = {
  'entry-ends-before-it-begins': {
    vi: () => 'Hạn nộp phải sau lúc bắt đầu nhập số liệu. Sửa một trong hai mốc.',
    en: () => 'Entry must end after it begins. Correct one of the two.',
  },
  'fixed-before-entry': {
    vi: () => 'Ngày chốt số liệu chung không thể trước lúc bắt đầu nhập. Chọn ngày muộn hơn.',
    en: () => 'Common values cannot be fixed before entry begins. Choose a later day.',
  },
  'fixed-after-release': {
    vi: () => 'Ngày chốt số liệu chung không thể sau ngày công bố. Chọn ngày sớm hơn.',
    en: () => 'Common values cannot be fixed after the release. Choose an earlier day.',
  },
  'appraisal-before-entry': {
    vi: () => 'Hạn thẩm định không thể trước hạn nộp hồ sơ. Chọn ngày muộn hơn.',
    en: () => 'Appraisal cannot end before entry does. Choose a later day.',
  },
  'explanation-before-appraisal': {
    vi: () => 'Hạn giải trình không thể trước hạn thẩm định. Chọn ngày muộn hơn.',
    en: () => 'Explanation cannot end before appraisal does. Choose a later day.',
  },
  'council-before-explanation': {
    vi: () => 'Hạn của Hội đồng không thể trước hạn giải trình. Chọn ngày muộn hơn.',
    en: () => 'The council cannot end before explanation does. Choose a later day.',
  },
  'release-before-council': {
    vi: () => 'Ngày công bố không thể trước hạn của Hội đồng. Chọn ngày muộn hơn.',
    en: () => 'The release cannot come before the council has ended. Choose a later day.',
  },
  'round-known': {
    vi: () => 'Đợt này đã được lập. Mở đợt ấy để xem, hoặc lập đợt khác.',
    en: () => 'This round exists already. Look at it, or create another one.',
  },
  'template-not-fitting': {
    vi: () => 'Mẫu lịch quý chỉ dùng cho kỳ quý, mẫu lịch năm cho kỳ năm. Chọn mẫu khác hoặc ghi từng mốc.',
    en: () => 'The quarterly calendar is for quarters, the yearly one for years. Choose the other, or write each date.',
  },
  'edition-unknown': {
    vi: () => 'Không có phiên bản bộ chỉ số này. Chọn một phiên bản trong danh sách.',
    en: () => 'There is no such edition. Choose one from the list.',
  },
  'edition-not-issued': {
    vi: () => 'Phiên bản bộ chỉ số này còn là bản nháp. Ban hành phiên bản trước khi mở đợt.',
    en: () => 'This edition is a draft still. Issue it before the round is opened.',
  },
  'edition-has-faults': {
    vi: (p) => `Phiên bản bộ chỉ số này còn ${count(p)} lỗi nên chưa chấm điểm được. Sửa các lỗi ấy trước.`,
    en: (p) => `This edition cannot be scored yet; faults: ${count(p)}. Correct them first.`,
  },
  'group-unknown': {
    vi: (p) => `Không có nhóm ${group(p)}. Chọn nhóm trong danh mục.`,
    en: (p) => `There is no group ${group(p)}. Choose one from the register.`,
  },
  'group-repeated': {
    vi: (p) => `Nhóm ${group(p)} được chọn hai lần. Bỏ một lần.`,
    en: (p) => `The group ${group(p)} is named twice. Take one out.`,
  },
  'no-groups': {
    vi: () => 'Đợt chưa có nhóm đơn vị nào. Chọn ít nhất một nhóm.',
    en: () => 'The round has no group of organisations. Choose one at least.',
  },
  'no-members': {
    vi: () => 'Vào ngày lấy danh sách, các nhóm đã chọn không có đơn vị nào. Chọn ngày hoặc nhóm khác.',
    en: () => 'On the day of the list the chosen groups have no organisation. Choose another day or group.',
  },
  'member-twice': {
    vi: (p) => `${who(p)} có trong hai nhóm của đợt. Xếp đơn vị vào một nhóm.`,
    en: (p) => `${who(p)} is in two groups of the round. Put it into one.`,
  },
  'moment-earlier': {
    vi: (p) => `Mốc ${moment(p)} của đợt đang mở chỉ được lùi lại, không được đưa lên sớm hơn.`,
    en: (p) => `In an open round the date ${moment(p)} can be put off, not brought forward.`,
  },
  'nothing-changed': {
    vi: () => 'Lịch gửi lên giống lịch đang có. Sửa ít nhất một mốc.',
    en: () => 'The calendar is the one that is there. Change one date at least.',
  },
  'not-yet': {
    vi: (p) => `Chưa đến mốc ${moment(p)}. Chờ đến ngày ấy.`,
    en: (p) => `The date ${moment(p)} has not come yet. Wait for it.`,
  },
  'already-fixed': {
    vi: () => 'Số liệu chung của đợt này đã chốt, không chốt lại được. Sửa số liệu qua kết quả thẩm định.',
    en: () => 'The common values of this round are fixed and stay so. Correct a value by an appraisal.',
  },
  'submissions-unfinished': {
    vi: (p) => `Còn ${count(p)} hồ sơ chưa được phê duyệt. Phê duyệt trước, hoặc ghi lý do đóng đợt.`,
    en: (p) => `Submissions that are not approved: ${count(p)}. Approve them, or say why the round is closed.`,
  },
} as const satisfies Record<RoundFaultCode, Bilingual>

const WARNINGS = {
  'leaf-without-appraiser': {
    vi: (p) => `Tiêu chí ${p['node']} chưa có người thẩm định.`,
    en: (p) => `Nobody is charged with appraising ${p['node']}.`,
  },
  'entry-over': {
    vi: () => 'Hạn nộp đã qua: mở ra là đơn vị không nộp được nữa.',
    en: () => 'Entry is over already: once it is open, nobody can submit.',
  },
  'member-without-officer': {
    vi: (p) => `${who(p)} chưa có tài khoản nhập số liệu.`,
    en: (p) => `${who(p)} has no account that enters its numbers.`,
  },
} as const satisfies Record<RoundWarningCode, Bilingual>
