import type { RegisterFault, RegisterFaultCode } from '#contract/organisation-views.ts'
import type { Bilingual, Language, Params } from './language.ts'
import { shown } from './shown.ts'

/** Why the register of organisations was not changed: at which place, and what to do about it. */
export function registerFaultText({ code, params }: RegisterFault, language: Language): string {
  const { organisation, other, person, written, day, succession } = params
  const sentence = SENTENCES[code][language]({
    organisation: shown(organisation, LONGEST_NAME),
    other: shown(other, LONGEST_NAME),
    person: shown(person, LONGEST_NAME),
    written: shown(written),
    day: day === undefined ? '' : dayText(day, language),
  })
  if (succession === undefined) return sentence
  return language === 'vi' ? `Quyết định thứ ${succession}: ${sentence}` : `Decision ${succession}: ${sentence}`
}

const LONGEST_NAME = 200

/** "2025-07-01" as officials write it; English keeps the order that everybody reads alike. */
function dayText(day: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number)
  return language === 'vi' ? `${date}/${month}/${year}` : day
}

const who = (p: Params): string => `«${p['organisation']}»`
const whom = (p: Params): string => `«${p['other']}»`
const name = (p: Params): string => `«${p['person']}»`
const text = (p: Params): string => `«${p['written']}»`
const day = (p: Params): string => String(p['day'])

const SENTENCES = {
  'predecessor-count': {
    vi: () =>
      'Số đơn vị tiền thân chưa đúng: sáp nhập cần từ hai đơn vị, chia tách và đổi tên cần một, giải thể từ một, thành lập không có. Sửa danh sách đơn vị tiền thân.',
    en: () =>
      'The number of predecessors is not right: a merge needs two or more, a split and a renaming one, an abolition one or more, an establishment none. Correct the list of predecessors.',
  },
  'successor-count': {
    vi: () =>
      'Số đơn vị kế thừa chưa đúng: sáp nhập và đổi tên có một, chia tách từ hai, giải thể không có, thành lập từ một. Sửa danh sách đơn vị kế thừa.',
    en: () =>
      'The number of successors is not right: a merge and a renaming have one, a split two or more, an abolition none, an establishment one or more. Correct the list of successors.',
  },
  'predecessor-repeated': {
    vi: (p) => `${who(p)} được nêu hai lần trong các đơn vị tiền thân. Bỏ một lần.`,
    en: (p) => `${who(p)} is named twice among the predecessors. Take one out.`,
  },
  'successor-repeated': {
    vi: (p) => `${who(p)} được nêu hai lần trong các đơn vị kế thừa. Bỏ một lần.`,
    en: (p) => `${who(p)} is named twice among the successors. Take one out.`,
  },
  'new-successor-is-predecessor': {
    vi: (p) =>
      `${who(p)} vừa là đơn vị mới vừa là đơn vị tiền thân. Nếu đơn vị ấy tiếp tục, ghi là đơn vị kế thừa đang có.`,
    en: (p) => `${who(p)} is both new and a predecessor. If it goes on, name it as an existing successor.`,
  },
  'decision-after-effect': {
    vi: () => 'Ngày của quyết định sau ngày có hiệu lực. Kiểm tra lại hai ngày.',
    en: () => 'The decision is dated after the day of its effect. Check both days.',
  },
  'shares-outside-split': {
    vi: () => 'Chỉ chia tách mới có tỷ lệ chia. Bỏ các tỷ lệ.',
    en: () => 'Only a split has shares. Take the shares out.',
  },
  'shares-of-others': {
    vi: (p) => `Tỷ lệ chia phải nêu đủ và chỉ nêu các đơn vị kế thừa; xem lại ${who(p)}.`,
    en: (p) => `Shares name every successor and nobody else; look at ${who(p)}.`,
  },
  'shares-not-one': {
    vi: () => 'Tổng các tỷ lệ chia phải đúng bằng 1. Xem lại các tỷ lệ trong quyết định.',
    en: () => 'The shares must add up to exactly 1. Look at the shares in the decision.',
  },
  'identifier-of-another': {
    vi: (p) => `${who(p)} không phải đơn vị tiền thân nên không để lại mã định danh. Chọn một đơn vị tiền thân.`,
    en: (p) => `${who(p)} is no predecessor and hands on no identifier. Choose a predecessor.`,
  },
  'rename-into-another': {
    vi: (p) => `Đổi tên không chuyển được sang ${who(p)}, là đơn vị khác. Ghi là sáp nhập.`,
    en: (p) => `A renaming cannot lead to ${who(p)}, which is another organisation. Record a merge.`,
  },
  'days-differ': {
    vi: (p) =>
      `Các quyết định ghi cùng lúc phải có hiệu lực cùng ngày; quyết định này có hiệu lực ${day(p)}. Ghi riêng.`,
    en: (p) => `Decisions recorded together take effect on one day; this one does on ${day(p)}. Record it apart.`,
  },
  'split-twice': {
    vi: (p) => `${who(p)} bị chia tách hai lần trong ngày ${day(p)}. Gộp vào một quyết định chia tách.`,
    en: (p) => `${who(p)} is split twice on ${day(p)}. Make it one split.`,
  },
  'identifier-heir-unclear': {
    vi: () =>
      'Chưa rõ đơn vị nào giữ mã định danh: không có đúng một đơn vị kế thừa mang tên cũ. Ghi mã ở từng đơn vị.',
    en: () =>
      'It is unclear who keeps the identifier: not exactly one successor bears the old name. Write the identifiers where they belong.',
  },
  'identifier-contradicts': {
    vi: (p) => `${who(p)} có mã định danh khác với mã được giữ lại. Bỏ một trong hai.`,
    en: (p) => `${who(p)} is given another identifier than the one it keeps. Take one of the two out.`,
  },
  'identifier-not-of-namesake': {
    vi: (p) =>
      `${who(p)} phải dùng mã định danh của tỉnh mà mình lấy tên (Quyết định 09/2025/QĐ-TTg). Chọn giữ mã của tỉnh ấy.`,
    en: (p) =>
      `${who(p)} must bear the identifier of the province whose name it takes (Decision 09/2025/QĐ-TTg). Keep that one's.`,
  },
  'organisation-unknown': {
    vi: (p) => `Không có đơn vị ${who(p)} trong danh mục. Chọn đơn vị có trong danh mục, hoặc thêm trước.`,
    en: (p) => `There is no organisation ${who(p)} in the register. Choose one that is there, or add it first.`,
  },
  'organisation-known': {
    vi: (p) => `${who(p)} đã có trong danh mục. Sửa đơn vị ấy thay vì thêm mới.`,
    en: (p) => `${who(p)} is in the register already. Change it instead of adding it.`,
  },
  'organisation-ended': {
    vi: (p) => `${who(p)} kết thúc từ ngày ${day(p)}. Chọn ngày trước đó, hoặc đơn vị kế thừa.`,
    en: (p) => `${who(p)} ended on ${day(p)}. Choose an earlier day, or its successor.`,
  },
  'before-last-version': {
    vi: (p) => `${who(p)} đã có thay đổi từ ngày ${day(p)}. Chọn ngày ấy hoặc sau đó.`,
    en: (p) => `${who(p)} has changed on ${day(p)} already. Choose that day or a later one.`,
  },
  'never-in-force': {
    vi: (p) => `${who(p)} chỉ bắt đầu từ ngày ${day(p)} nên không kết thúc ngày ấy được. Chọn ngày sau.`,
    en: (p) => `${who(p)} only began on ${day(p)} and cannot end on that day. Choose a later one.`,
  },
  'nothing-changed': {
    vi: (p) => `${who(p)} ngày ${day(p)} vẫn như trước, không có gì để ghi. Sửa nội dung hoặc bỏ qua.`,
    en: (p) => `${who(p)} is on ${day(p)} as it was before: nothing to record. Change something, or leave it.`,
  },
  'version-empty': {
    vi: (p) => `${who(p)} có một giai đoạn kết thúc trước khi bắt đầu, ngày ${day(p)}. Xem lại ngày.`,
    en: (p) => `${who(p)} has a stretch that ends before it begins, on ${day(p)}. Check the days.`,
  },
  'versions-overlap': {
    vi: (p) => `Hai giai đoạn của ${who(p)} chồng nhau từ ngày ${day(p)}. Xem lại ngày.`,
    en: (p) => `Two stretches of ${who(p)} overlap from ${day(p)}. Check the days.`,
  },
  'version-gap': {
    vi: (p) => `${who(p)} bị hở từ ngày ${day(p)}. Xem lại ngày.`,
    en: (p) => `There is a gap in ${who(p)} from ${day(p)}. Check the days.`,
  },
  'parent-not-in-force': {
    vi: (p) =>
      `Từ ngày ${day(p)} ${who(p)} trực thuộc ${whom(p)}, là đơn vị không có hiệu lực lúc ấy. Chọn cấp trên khác từ ngày ấy.`,
    en: (p) =>
      `From ${day(p)} ${who(p)} stands under ${whom(p)}, which is not in force then. Choose another parent from that day on.`,
  },
  'parent-ring': {
    vi: (p) => `Từ ngày ${day(p)} ${who(p)} sẽ đứng trên chính mình qua ${whom(p)}. Chọn cấp trên khác.`,
    en: (p) => `From ${day(p)} ${who(p)} would stand above itself, through ${whom(p)}. Choose another parent.`,
  },
  'identifier-shared': {
    vi: (p) => `Từ ngày ${day(p)} ${who(p)} có cùng mã định danh với ${whom(p)}. Đổi mã của một trong hai.`,
    en: (p) => `From ${day(p)} ${who(p)} bears the same identifier as ${whom(p)}. Change one of the two.`,
  },
  'position-empty': {
    vi: (p) => `Vị trí của ${name(p)} kết thúc trước khi bắt đầu ngày ${day(p)}. Chọn ngày kết thúc sau đó.`,
    en: (p) => `The position of ${name(p)} ends before it begins on ${day(p)}. Choose a later end.`,
  },
  'two-heads': {
    vi: (p) => `${who(p)} đã có thủ trưởng trong thời gian ấy. Kết thúc vị trí của người trước, rồi ghi ${name(p)}.`,
    en: (p) => `${who(p)} has a head in that time already. End the other's position, then set ${name(p)}.`,
  },
  'authority-of-head': {
    vi: (p) => `${name(p)} là thủ trưởng nên không cần quyền ký thay. Bỏ quyền ký này.`,
    en: (p) => `${name(p)} is the head and needs no authority to sign for the head. Leave it out.`,
  },
  'authority-of-committee-member': {
    vi: (p) => `${name(p)} là thành viên Ban Chỉ đạo, không ký thay thủ trưởng. Chọn vị trí khác của người ấy.`,
    en: (p) => `${name(p)} is a committee member and does not sign for the head. Choose another position.`,
  },
  'authority-outside-position': {
    vi: (p) => `Quyền ký của ${name(p)} phải nằm trong thời gian giữ vị trí. Sửa ngày bắt đầu hoặc ngày kết thúc.`,
    en: (p) => `The authority of ${name(p)} must lie within the position. Correct its first or its last day.`,
  },
  'kt-without-deputy': {
    vi: (p) => `Chỉ cấp phó được ký thay (KT.); ${name(p)} không phải cấp phó. Dùng TL. hoặc TUQ.`,
    en: (p) => `Only a deputy signs KT.; ${name(p)} is none. Use TL. or TUQ.`,
  },
  'tuq-without-end': {
    vi: (p) => `Thừa uỷ quyền (TUQ.) cho ${name(p)} phải có ngày hết hạn. Ghi ngày hết hạn.`,
    en: (p) => `An authorisation (TUQ.) of ${name(p)} must have an end. Give it.`,
  },
  'tuq-without-document': {
    vi: (p) => `Thừa uỷ quyền (TUQ.) cho ${name(p)} phải có văn bản. Ghi số của văn bản.`,
    en: (p) => `An authorisation (TUQ.) of ${name(p)} must have a document. Give its number.`,
  },
  'supporter-empty': {
    vi: (p) => `Việc hỗ trợ ${who(p)} kết thúc trước khi bắt đầu ngày ${day(p)}. Chọn ngày kết thúc sau đó.`,
    en: (p) => `The support of ${who(p)} ends before it begins on ${day(p)}. Choose a later end.`,
  },
  'supporter-twice': {
    vi: (p) => `${whom(p)} đã hỗ trợ ${who(p)} trong thời gian ấy. Kết thúc lần trước, hoặc bỏ qua.`,
    en: (p) => `${whom(p)} supports ${who(p)} in that time already. End that first, or leave it.`,
  },
  'supports-itself': {
    vi: (p) => `${who(p)} không tự hỗ trợ mình. Chọn bên hỗ trợ khác.`,
    en: (p) => `${who(p)} does not support itself. Choose another supporter.`,
  },
  'not-a-commune': {
    vi: (p) => `${who(p)} không phải đơn vị cấp xã ngày ${day(p)}. Chọn một xã, phường.`,
    en: (p) => `${who(p)} is no commune on ${day(p)}. Choose a commune.`,
  },
  'supporter-not-in-force': {
    vi: (p) => `${whom(p)} không có hiệu lực ngày ${day(p)}. Chọn ngày khác hoặc bên hỗ trợ khác.`,
    en: (p) => `${whom(p)} is not in force on ${day(p)}. Choose another day or another supporter.`,
  },
  'not-a-committee-member': {
    vi: (p) => `${whom(p)} không phải thành viên Ban Chỉ đạo ngày ${day(p)}. Ghi vị trí công tác trước.`,
    en: (p) => `${whom(p)} is no member of the Ban Chỉ đạo on ${day(p)}. Set the position first.`,
  },
  'identifier-empty': {
    vi: (p) => `Mã định danh của ${who(p)} để trống. Ghi mã dạng H62.11, hoặc bỏ ô này.`,
    en: (p) => `The identifier of ${who(p)} is empty. Write one as H62.11, or leave it out.`,
  },
  'identifier-too-long': {
    vi: (p) => `Mã định danh ${text(p)} dài quá 35 ký tự. Xem lại Quyết định 20/2020/QĐ-TTg.`,
    en: (p) => `The identifier ${text(p)} has more than 35 characters. See Decision 20/2020/QĐ-TTg.`,
  },
  'identifier-character': {
    vi: (p) => `Mã định danh ${text(p)} chỉ gồm chữ A–Z, chữ số và dấu chấm. Bỏ ký tự khác.`,
    en: (p) => `The identifier ${text(p)} takes A–Z, digits and dots only. Take the others out.`,
  },
  'identifier-level-empty': {
    vi: (p) => `Mã định danh ${text(p)} có hai dấu chấm liền nhau hoặc thừa ở đầu, cuối. Sửa lại.`,
    en: (p) => `The identifier ${text(p)} has an empty level between dots or at an end. Correct it.`,
  },
  'identifier-level-zero': {
    vi: (p) => `Mã định danh ${text(p)} kết thúc bằng cấp toàn số 0. Bỏ phần ấy: H62.11, không phải H62.11.00.`,
    en: (p) => `The identifier ${text(p)} ends in zeros. Leave them out: H62.11, not H62.11.00.`,
  },
  'identifier-first-level': {
    vi: (p) => `Mã định danh ${text(p)} phải bắt đầu bằng một chữ và hai chữ số, ví dụ H62. Sửa lại.`,
    en: (p) => `The identifier ${text(p)} must begin with a letter and two digits, as H62. Correct it.`,
  },
  'identifier-level-skipped': {
    vi: (p) => `Mã định danh ${text(p)} có cấp toàn số 0 ở giữa. Ghi đủ các cấp trên.`,
    en: (p) => `The identifier ${text(p)} skips a level with zeros. Write every level above.`,
  },
  'not-in-force': {
    vi: (p) => `${who(p)} không có hiệu lực ngày ${day(p)}. Chọn ngày khác.`,
    en: (p) => `${who(p)} is not in force on ${day(p)}. Choose another day.`,
  },
  'person-unknown': {
    vi: () => 'Không có người này trong danh mục. Chọn lại, hoặc ghi họ tên của người mới.',
    en: () => 'There is no such person in the register. Choose again, or give the name of a new one.',
  },
  'group-unknown': {
    vi: (p) => `Không có nhóm xếp hạng ${text(p)}. Chọn nhóm có trong danh mục.`,
    en: (p) => `There is no group ${text(p)}. Choose one that is there.`,
  },
  'group-name-repeated': {
    vi: (p) => `Tên nhóm ${text(p)} đã có trong danh sách. Đổi một trong hai tên.`,
    en: (p) => `The group name ${text(p)} is there already. Change one of the two.`,
  },
  'group-in-use': {
    vi: (p) =>
      `Nhóm ${text(p)} đang hoặc từng có đơn vị, hoặc có trong một đợt đánh giá, nên không bỏ được. Đưa nhóm trở lại; đổi tên thì được.`,
    en: (p) =>
      `The group ${text(p)} has or had members, or is part of a round, and cannot go. Put it back; it can be renamed.`,
  },
  'groups-as-before': {
    vi: () => 'Danh sách nhóm không có gì thay đổi. Sửa tên, thứ tự hoặc thêm nhóm rồi lưu.',
    en: () => 'The groups are as they were. Change a name or the order, or add one, then save.',
  },
  'before-last-group': {
    vi: (p) => `${who(p)} đã đổi nhóm từ ngày ${day(p)}. Chọn ngày ấy hoặc sau đó.`,
    en: (p) => `${who(p)} has changed its group on ${day(p)} already. Choose that day or a later one.`,
  },
} as const satisfies Record<RegisterFaultCode, Bilingual>
