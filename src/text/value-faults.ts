import type { ValueFault, ValueFaultCode } from '#domain/value/value-fault.ts'
import { reasonText } from './file-reasons.ts'
import { numberText, sizeText, type Bilingual, type Language, type Params } from './language.ts'
import { shown } from './shown.ts'

/** "file:line: «value»: what would be right". */
export function valueFaultText(file: string, fault: ValueFault, language: Language): string {
  const place = fault.line > 0 ? `${file}:${fault.line}` : file
  const value = fault.value === '' ? '' : ` «${shown(fault.value)}»`
  return `${place}:${value} ${SENTENCES[fault.code][language](fault.params)}`
}

const number = (value: unknown, language: Language): string => numberText(String(value), language)
const of = (params: Params): string => (params['item'] === undefined ? '' : ` (${params['item']})`)

const SENTENCES = {
  'file-unreadable': {
    vi: (p) => `không đọc được tệp: ${reasonText(p['reason'], 'vi')}`,
    en: (p) => `the file cannot be read: ${reasonText(p['reason'], 'en')}`,
  },
  'file-too-large': {
    vi: (p) => `tệp lớn ${sizeText(p['bytes'], 'vi')}, tối đa ${sizeText(p['most'], 'vi')}; hãy chia nhỏ`,
    en: (p) => `the file has ${sizeText(p['bytes'], 'en')}, at most ${sizeText(p['most'], 'en')}; split it`,
  },
  'file-not-text': {
    vi: () => 'có byte NUL, không phải tệp CSV; mở bằng Excel rồi lưu dạng «CSV UTF-8»',
    en: () => 'there is a NUL byte, this is no CSV; open it in Excel and save it as "CSV UTF-8"',
  },
  'file-utf16': {
    vi: () => 'tệp ở dạng «Unicode Text» (UTF-16) của Excel; hãy lưu lại dạng «CSV UTF-8»',
    en: () => 'the file is Excel\'s "Unicode Text" (UTF-16); save it as "CSV UTF-8"',
  },
  'file-not-utf8': {
    vi: () =>
      'dòng này không phải chữ UTF-8 (có lẽ là bảng mã Windows-1258, TCVN3 hoặc VNI); trong Excel chọn lưu dạng «CSV UTF-8»',
    en: () => 'this line is no UTF-8 text (perhaps Windows-1258, TCVN3 or VNI); in Excel save as "CSV UTF-8"',
  },
  'file-workbook': {
    vi: () => 'đây là sổ tính Excel hoặc tệp nén zip, không phải CSV; mở ra rồi lưu bảng dạng «CSV UTF-8»',
    en: () => 'this is an Excel workbook or a zip file, no CSV; open it and save the sheet as "CSV UTF-8"',
  },
  'file-compressed': {
    vi: () => 'tệp đang nén (gzip); giải nén trước',
    en: () => 'the file is compressed (gzip); unpack it first',
  },
  'file-empty': { vi: () => 'tệp trống; cần dòng tiêu đề cột', en: () => 'the file is empty; a header row is needed' },
  'file-without-rows': {
    vi: () => 'tệp chỉ có dòng tiêu đề, chưa có dòng nào để tính',
    en: () => 'the file has a header but no row to work on',
  },
  'file-quotes': {
    vi: () =>
      'dấu ngoặc kép không khớp, bắt đầu từ dòng này; ô mở bằng " phải đóng bằng ", dấu " ở giữa ô viết thành ""',
    en: () =>
      'quotes do not match from this line on; a cell opened with " must be closed with ", and a " inside a cell is written ""',
  },
  'row-too-long': {
    vi: (p) => `dòng bắt đầu ở đây dài hơn ${number(p['most'], 'vi')} byte; có lẽ thiếu dấu ngoặc kép đóng`,
    en: (p) =>
      `the row that begins here is longer than ${number(p['most'], 'en')} bytes; perhaps a closing quote is missing`,
  },
  'header-unknown': {
    vi: (p) => `không hiểu tên cột; các cột được dùng: ${p['known']}`,
    en: (p) => `unknown column; columns may be: ${p['known']}`,
  },
  'header-empty': {
    vi: (p) => `cột thứ ${p['place']} không có tên; xoá cột trống hoặc đặt tên: ${p['known']}`,
    en: (p) => `column ${p['place']} has no name; delete the empty column or name it: ${p['known']}`,
  },
  'header-two-forms': {
    vi: (p) => `lẫn hai kiểu bảng; chọn một: ${p['forms']}`,
    en: (p) => `two kinds of table are mixed; choose one: ${p['forms']}`,
  },
  'header-twice': { vi: () => 'cột này đứng hai lần', en: () => 'this column stands twice' },
  'header-lacks': {
    vi: (p) => `dòng tiêu đề phải có: ${p['forms']}`,
    en: (p) => `the header must have: ${p['forms']}`,
  },
  'row-length': {
    vi: (p) => `dòng có ${p['found']} ô, tiêu đề có ${p['expected']}; ô chứa dấu phân cách phải đặt trong ngoặc kép`,
    en: (p) => `the row has ${p['found']} cells, the header ${p['expected']}; quote cells that hold the separator`,
  },
  'organisation-empty': { vi: () => 'thiếu đơn vị', en: () => 'the organisation is missing' },
  'organisation-too-long': {
    vi: (p) => `tên đơn vị dài quá ${p['most']} ký tự`,
    en: (p) => `the name of the organisation has more than ${p['most']} characters`,
  },
  'organisation-unknown': {
    vi: () => 'đơn vị không có trong tệp đơn vị',
    en: () => 'the organisation is not in the organisations file',
  },
  'organisation-twice': { vi: () => 'đơn vị này đã có ở dòng trên', en: () => 'this organisation stands twice' },
  'organisation-parent': { vi: () => 'đơn vị cấp trên không có trong tệp', en: () => 'the parent is not in the file' },
  'organisation-cycle': {
    vi: (p) => `vòng lặp cấp trên: ${shown(p['chain'], 200)}`,
    en: (p) => `the parents go round in a circle: ${shown(p['chain'], 200)}`,
  },
  'too-much': {
    vi: (p) =>
      `tệp nêu quá nhiều đơn vị và kỳ: tối đa ${number(p['organisations'], 'vi')} đơn vị, đơn vị × kỳ tối đa ${number(p['most'], 'vi')}; hãy chia nhỏ`,
    en: (p) =>
      `the file names too many organisations and periods: at most ${number(p['organisations'], 'en')} organisations, and organisations × periods at most ${number(p['most'], 'en')}; split it`,
  },
  'kind-unknown': {
    vi: (p) => `loại đơn vị phải là một trong: ${p['known']}`,
    en: (p) => `the kind must be one of: ${p['known']}`,
  },
  'too-many-organisations': {
    vi: (p) => `tệp nêu hơn ${number(p['most'], 'vi')} đơn vị; hãy chia nhỏ`,
    en: (p) => `the file names more than ${number(p['most'], 'en')} organisations; split it`,
  },
  'criterion-empty': { vi: () => 'thiếu mã tiêu chí', en: () => "the criterion's code is missing" },
  'criterion-unknown': {
    vi: (p) => `không có tiêu chí mã này${p['near'] ? `; có phải ${p['near']}?` : ''}`,
    en: (p) => `there is no criterion with this code${p['near'] ? `; is it ${p['near']}?` : ''}`,
  },
  'criterion-parent': {
    vi: (p) => `mã này là nhóm, không nhận số liệu; dùng một trong: ${p['children']}`,
    en: (p) => `this code is a group and takes no values; use one of: ${p['children']}`,
  },
  'criterion-without-variable': { vi: () => 'tiêu chí này không có biến', en: () => 'this criterion has no variable' },
  'variable-empty': {
    vi: (p) => `thiếu biến; tiêu chí ${p['code']} có: ${p['letters']}`,
    en: (p) => `the variable is missing; criterion ${p['code']} has: ${p['letters']}`,
  },
  'variable-unknown': {
    vi: (p) => `tiêu chí ${p['code']} không có biến này; có: ${p['letters']}`,
    en: (p) => `criterion ${p['code']} has no such variable; it has: ${p['letters']}`,
  },
  'item-empty': { vi: () => 'thiếu mã số liệu', en: () => "the item's id is missing" },
  'item-unknown': {
    vi: () => 'không có số liệu mã này trong danh mục',
    en: () => 'there is no such item in the catalogue',
  },
  'period-unknown': {
    vi: () => 'kỳ phải có dạng 2026, 2026-H1, 2026-Q3 hoặc 2026-09',
    en: () => 'a period is written 2026, 2026-H1, 2026-Q3 or 2026-09',
  },
  'not-a-number': {
    vi: (p) => `cần một số${of(p)}, ví dụ 1246 hoặc 12,5`,
    en: (p) => `a number is needed${of(p)}, for example 1246 or 12.5`,
  },
  'many-marks': {
    vi: (p) =>
      `có nhiều hơn một dấu phân cách${of(p)}; không viết dấu phân nhóm hàng nghìn (${p['plain']}), chỉ một dấu thập phân`,
    en: (p) => `more than one separator${of(p)}; write no thousands marks (${p['plain']}) and one decimal mark at most`,
  },
  'too-many-digits': {
    vi: (p) => `số có ${p['found']} chữ số${of(p)}, tối đa ${p['most']}`,
    en: (p) => `the number has ${p['found']} digits${of(p)}, at most ${p['most']}`,
  },
  'not-whole': {
    vi: (p) =>
      `số đếm phải là số nguyên${of(p)}: ${p['whole'] ? `nếu dấu là phân nhóm hàng nghìn thì viết ${p['whole']}; nếu là dấu thập phân thì ${p['decimal']} không thể là số đếm` : `${p['decimal']} không phải số nguyên`}`,
    en: (p) =>
      `a count must be whole${of(p)}: ${p['whole'] ? `if the mark groups thousands write ${p['whole']}; as a decimal mark it gives ${p['decimal']}, which is no count` : `${p['decimal']} is not whole`}`,
  },
  'thousands-mark': {
    vi: (p) =>
      `số đếm có thể đọc hai cách${of(p)}: ${p['whole']} (dấu phân nhóm) hay ${p['decimal']} (dấu thập phân); hãy viết số nguyên không dấu`,
    en: (p) =>
      `the count can be read in two ways${of(p)}: ${p['whole']} (grouping) or ${p['decimal']} (decimal); write it without marks`,
  },
  negative: { vi: (p) => `số này không thể âm${of(p)}`, en: (p) => `this number cannot be negative${of(p)}` },
  'not-yes-no': {
    vi: (p) => `cần có hoặc không (1/0, có/không, true/false)${of(p)}`,
    en: (p) => `yes or no is needed (1/0, có/không, true/false)${of(p)}`,
  },
  'not-an-option': {
    vi: (p) => `cần một trong các phương án${of(p)}: ${p['options']}`,
    en: (p) => `must be one of the options${of(p)}: ${p['options']}`,
  },
  conflict: {
    vi: (p) =>
      `trái với dòng ${p['first']}: cùng đơn vị ${shown(p['organisation'])}, cùng số liệu, cùng kỳ mà giá trị khác nhau`,
    en: (p) =>
      `contradicts line ${p['first']}: same organisation ${shown(p['organisation'])}, item and period, another value`,
  },
} as const satisfies Record<ValueFaultCode, Bilingual>
