import type { ImportFault } from '#contract/imports.ts'
import type { ImportFaultCode } from '#domain/import/import-fault.ts'
import { FILE_LOOKS } from './file-looks.ts'
import type { Bilingual, Language, Params } from './language.ts'
import { registerFaultText } from './register-faults.ts'
import { shown } from './shown.ts'

/** Why a file is not taken, and what to do about it; where in the sheet is told beside it. */
export function importFaultText({ code, params, register }: ImportFault, language: Language): string {
  if (code === 'register') return register ? registerFaultText(register, language) : ''
  const texts = Object.fromEntries(Object.entries(params).map(([key, text]) => [key, shown(text, LONGEST)]))
  return SENTENCES[code][language](texts)
}

const LONGEST = 300

const written = (p: Params): string => `«${p['written']}»`
const known = (p: Params): string => String(p['known'])
const most = (p: Params): string => String(p['most'])
const other = (p: Params): string => String(p['other'])

const SENTENCES = {
  'no-file': {
    vi: () => 'Chưa có tệp nào được gửi. Chọn tệp rồi thử lại.',
    en: () => 'No file was sent. Choose one and try again.',
  },
  'too-big': {
    vi: (p) => `Tệp lớn hơn ${most(p)} MB. Chia thành nhiều tệp, hoặc bỏ hình ảnh và trang không cần.`,
    en: (p) => `The file is larger than ${most(p)} MB. Divide it, or take out pictures and sheets that are not needed.`,
  },
  ...FILE_LOOKS,
  'not-a-table': {
    vi: () => 'Tệp này không phải bảng tính .xlsx hoặc .csv (UTF-8). Mở bằng Excel, lưu thành .xlsx rồi gửi lại.',
    en: () => 'This is no .xlsx or .csv (UTF-8) table. Open it in Excel, save it as .xlsx and send it again.',
  },
  'not-read': {
    vi: () => 'Tệp này quá phức tạp để đọc. Chép bảng cần nhập sang một tệp mới rồi gửi tệp ấy.',
    en: () => 'The file is too complex to be read. Copy the table into a new file and send that one.',
  },
  'too-many-rows': {
    vi: (p) => `Tệp có hơn ${most(p)} dòng. Chia thành nhiều tệp.`,
    en: (p) => `The file has more than ${most(p)} rows. Divide it.`,
  },
  'no-rows': {
    vi: () => 'Dưới dòng tiêu đề không có dòng nào. Điền ít nhất một dòng.',
    en: () => 'There is no row below the header. Fill in at least one.',
  },
  'no-header': {
    vi: (p) => `Không tìm thấy dòng tiêu đề trong mười dòng đầu. Tiêu đề cần có các cột: ${known(p)}.`,
    en: (p) => `No header was found in the first ten rows. It needs the columns: ${known(p)}.`,
  },
  'column-unknown': {
    vi: (p) => `Không có cột nào tên ${written(p)}. Xoá cột này, hoặc đặt tên là một trong: ${known(p)}.`,
    en: (p) => `There is no column ${written(p)}. Take it out, or name it as one of: ${known(p)}.`,
  },
  'column-twice': {
    vi: (p) => `Cột ${written(p)} có hai lần. Bỏ một cột.`,
    en: (p) => `The column ${written(p)} stands there twice. Take one out.`,
  },
  'cell-empty': {
    vi: () => 'Ô này cần có nội dung. Điền vào, hoặc xoá cả dòng.',
    en: () => 'This cell must be filled in. Do so, or take the row out.',
  },
  'cell-too-long': {
    vi: (p) => `Nội dung dài hơn ${most(p)} ký tự. Rút ngắn.`,
    en: (p) => `This is longer than ${most(p)} characters. Shorten it.`,
  },
  'word-unknown': {
    vi: (p) => `Không nhận ra ${written(p)}. Ghi một trong: ${known(p)}.`,
    en: (p) => `${written(p)} is not known. Write one of: ${known(p)}.`,
  },
  'number-unreadable': {
    vi: (p) => `${written(p)} không phải số thứ tự. Ghi một số nguyên từ 0.`,
    en: (p) => `${written(p)} is no ordinal. Write a whole number from 0.`,
  },
  'day-unreadable': {
    vi: (p) => `${written(p)} không phải ngày. Ghi ngày/tháng/năm, như 01/07/2025.`,
    en: (p) => `${written(p)} is no day. Write day/month/year, as 01/07/2025.`,
  },
  'identifier-unreadable': {
    vi: (p) => `${written(p)} không đọc được thành mã định danh. Ghi như H62.11 hoặc 000.00.11.H62.`,
    en: (p) => `${written(p)} cannot be read as an identifier. Write it as H62.11 or 000.00.11.H62.`,
  },
  'area-code-unreadable': {
    vi: (p) => `${written(p)} không phải mã đơn vị hành chính. Ghi 2 chữ số cho tỉnh, 3 cho huyện, 5 cho xã.`,
    en: (p) => `${written(p)} is no area code. Write 2 digits for a province, 3 for a district, 5 for a commune.`,
  },
  'email-unreadable': {
    vi: (p) => `${written(p)} không phải địa chỉ thư điện tử. Ghi như an@tinh.gov.vn.`,
    en: (p) => `${written(p)} is no e-mail address. Write it as an@tinh.gov.vn.`,
  },
  'user-name-unreadable': {
    vi: (p) =>
      `${written(p)} không dùng làm tên đăng nhập được. Dùng 3–40 chữ thường không dấu và chữ số, nối bằng dấu chấm, gạch ngang: cb.xa-dong-lua.`,
    en: (p) =>
      `${written(p)} cannot be a user name. Use 3 to 40 small letters without marks and digits, joined by dots or hyphens.`,
  },
  'row-repeated': {
    vi: (p) => `Dòng này nói về cùng một nơi với dòng ${other(p)}. Bỏ một dòng.`,
    en: (p) => `This row speaks of the same as row ${other(p)}. Take one out.`,
  },
  'organisation-unclear': {
    vi: (p) => `Có nhiều đơn vị tên ${written(p)}. Ghi mã định danh của đơn vị cần nêu, hoặc cấp trên của đơn vị ấy.`,
    en: (p) =>
      `Several organisations are called ${written(p)}. Write the identifier of the one that is meant, or whom it stands under.`,
  },
  'organisation-not-found': {
    vi: (p) =>
      `Không có đơn vị ${written(p)} vào ngày này. Kiểm tra tên hoặc mã, hoặc thêm đơn vị ấy vào danh mục trước.`,
    en: (p) =>
      `There is no organisation ${written(p)} on this day. Check name or identifier, or add it to the register first.`,
  },
  'group-not-found': {
    vi: (p) => `Không có nhóm xếp hạng ${written(p)}. Ghi một trong: ${known(p)}.`,
    en: (p) => `There is no group ${written(p)}. Write one of: ${known(p)}.`,
  },
  'group-needed': {
    vi: () => 'Ô “Xếp hạng” chỉ có nghĩa khi đơn vị thuộc một nhóm. Điền nhóm xếp hạng, hoặc để trống ô này.',
    en: () => '“Ranked” means something only within a group. Fill in the group, or leave this cell empty.',
  },
  'group-set-later': {
    vi: (p) => `Nhóm của đơn vị đã được đổi từ ngày ${other(p)}. Chọn ngày có hiệu lực từ ngày ấy trở đi.`,
    en: (p) => `The group was changed from ${other(p)} on. Choose that day or a later one.`,
  },
  'name-differs': {
    vi: (p) => `Tên đăng nhập này đã thuộc về ${written(p)}. Ghi đúng họ tên ấy, hoặc chọn tên đăng nhập khác.`,
    en: (p) => `This user name is that of ${written(p)}. Write that name, or choose another user name.`,
  },
  'account-disabled': {
    vi: () => 'Tài khoản này đang bị khoá. Mở lại ở trang tài khoản, hoặc bỏ dòng này.',
    en: () => 'This account is disabled. Enable it on its page, or take the row out.',
  },
  'role-unfit': {
    vi: (p) =>
      `Vai trò ${written(p)} không giao được bằng tệp với đơn vị như đã ghi. Bỏ dòng này và giao ở trang tài khoản.`,
    en: (p) =>
      `The role ${written(p)} cannot be granted by file with the organisation as written. Grant it on the account’s page.`,
  },
  'ends-before-it-begins': {
    vi: () => 'Ngày kết thúc đứng trước ngày bắt đầu. Kiểm tra lại hai ngày.',
    en: () => 'The end lies before the beginning. Check both days.',
  },
} as const satisfies Record<Exclude<ImportFaultCode, 'register'>, Bilingual>
