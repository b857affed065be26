import type { ContentFault, ContentFaultCode } from '#domain/content/content-fault.ts'
import { FILE_LOOKS } from './file-looks.ts'
import { reasonText } from './file-reasons.ts'
import { numberText, sizeText, type Bilingual, type Language, type Params } from './language.ts'
import { shown } from './shown.ts'
import { yamlErrorText } from './yaml-errors.ts'

/** "file:line:column: what is wrong", one line a fault. */
export function contentFaultText(fault: ContentFault, language: Language): string {
  const place = fault.line > 0 ? `${fault.file}:${fault.line}:${fault.column}` : fault.file
  const path = fault.path === '' ? '' : ` (${shown(fault.path, 120)})`
  return `${place}: ${SENTENCES[fault.code][language](fault.params)}${path}`
}

const most = (params: Params, language: Language): string => numberText(String(params['most']), language)

const SENTENCES = {
  unreadable: {
    vi: (p) => `không đọc được tệp: ${reasonText(p['reason'], 'vi')}`,
    en: (p) => `the file cannot be read: ${reasonText(p['reason'], 'en')}`,
  },
  'too-large': {
    vi: (p) => `tệp lớn ${sizeText(p['bytes'], 'vi')}, tối đa ${sizeText(p['most'], 'vi')}`,
    en: (p) => `the file has ${sizeText(p['bytes'], 'en')}, at most ${sizeText(p['most'], 'en')}`,
  },
  'not-text': {
    vi: () => 'tệp có byte NUL, không phải văn bản YAML',
    en: () => 'the file holds NUL bytes and is no YAML text',
  },
  'not-utf8': {
    vi: () => 'dòng này không phải chữ UTF-8; mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8',
    en: () => 'this line is no UTF-8 text; open the file in an editor and save it as UTF-8',
  },
  'too-many-parts': {
    vi: (p) => `tệp quá dài: đến đây đã hơn ${most(p, 'vi')} thành phần; hãy chia thành nhiều tệp`,
    en: (p) => `the file is too long: more than ${most(p, 'en')} parts up to here; split it`,
  },
  'too-deep': {
    vi: (p) => `tệp lồng nhau quá ${p['most']} tầng`,
    en: (p) => `the file is nested deeper than ${p['most']} levels`,
  },
  'no-anchors': {
    vi: (p) =>
      `không dùng neo, bí danh hay nhãn YAML («${shown(p['found'])}») ở đây; chữ bắt đầu bằng &, * hay ! phải đặt trong ngoặc kép`,
    en: (p) =>
      `anchors, aliases and tags ("${shown(p['found'])}") are not used here; quote a text that begins with &, * or !`,
  },
  'yaml-syntax': {
    vi: (p) => `sai cú pháp YAML: ${yamlErrorText(p, 'vi')}`,
    en: (p) => `broken YAML: ${yamlErrorText(p, 'en')}`,
  },
  empty: { vi: () => 'không được để trống', en: () => 'must not be empty' },
  'too-few': {
    vi: (p) => `cần ít nhất ${p['least']} phần tử`,
    en: (p) => `at least ${p['least']} elements are needed`,
  },
  'wrong-form': {
    vi: (p) => `không đúng dạng${p['form'] ? `; ví dụ viết đúng: ${p['form']}` : ''}`,
    en: (p) => `has the wrong form${p['form'] ? `; for example: ${p['form']}` : ''}`,
  },
  shape: {
    vi: (p) => `giá trị không hợp khuôn: ${shown(p['reason'], 200)}`,
    en: (p) => `the value does not fit: ${shown(p['reason'], 200)}`,
  },
  'duplicate-key': {
    vi: (p) => `mục «${shown(p['key'])}» đã có ở trên; mỗi mục chỉ viết một lần`,
    en: (p) => `"${shown(p['key'])}" stands above already; write each key once`,
  },
  'missing-key': { vi: (p) => `thiếu mục «${shown(p['key'])}»`, en: (p) => `"${shown(p['key'])}" is missing` },
  'unknown-key': {
    vi: (p) => `không có mục «${shown(p['key'], 120)}» ở đây; xoá đi hoặc sửa tên`,
    en: (p) => `"${shown(p['key'], 120)}" is not known here; remove it or correct its name`,
  },
  'wrong-type': {
    vi: (p) => `cần ${typeText(p['expected'], 'vi')}`,
    en: (p) => `${typeText(p['expected'], 'en')} is needed`,
  },
  'not-a-decimal': {
    vi: () => 'cần một số thập phân không quá 30 chữ số, dấu chấm thập phân, không dạng mũ',
    en: () => 'a decimal number of at most 30 digits is needed, with a point and no exponent',
  },
  'number-imprecise': {
    vi: (p) =>
      `số dài quá ${p['most']} chữ số phải đặt trong ngoặc kép (tối đa 30 chữ số), nếu không sẽ mất chữ số cuối`,
    en: (p) =>
      `a number of more than ${p['most']} digits must be quoted (30 digits at most), else its last digits are lost`,
  },
  'not-a-slug': {
    vi: () => 'cần mã viết thường không dấu, nối bằng gạch nối (vi-du-nhu-the)',
    en: () => 'a slug is needed: lower-case words joined by hyphens',
  },
  'not-a-code': { vi: () => 'cần mã dạng 1.2.3', en: () => 'a code like 1.2.3 is needed' },
  'not-one-of': { vi: (p) => `cần một trong: ${p['values']}`, en: (p) => `must be one of: ${p['values']}` },
  'duplicate-item': {
    vi: (p) => `số liệu «${p['item']}» đã có ở tệp khác hoặc dòng khác`,
    en: (p) => `the item "${p['item']}" is defined already`,
  },
  'unknown-edition': {
    vi: (p) => `không có bộ chỉ số này; có: ${p['known']}`,
    en: (p) => `there is no such edition; there are: ${p['known']}`,
  },
  ...FILE_LOOKS,
  'too-costly': {
    vi: () =>
      'Đọc tệp này mất quá nhiều thời gian hoặc bộ nhớ nên đã dừng. Chép nội dung sang tệp mẫu mới, không chép định dạng.',
    en: () =>
      'Reading the file took too much time or memory and was stopped. Copy its contents into a new template, without formats.',
  },
  'not-a-workbook': {
    vi: () => 'không phải sổ tính Excel (.xlsx), hoặc tệp đã hỏng',
    en: () => 'this is no workbook (.xlsx), or it is damaged',
  },
  'sheet-missing': {
    vi: () => 'thiếu trang tính này; tải tệp mẫu từ một bộ chỉ số có sẵn rồi điền lại',
    en: () => 'this sheet is missing; begin with the workbook of an edition that is there',
  },
  'column-missing': {
    vi: (p) => `thiếu cột «${shown(p['head'])}» ở dòng đầu`,
    en: (p) => `the column "${shown(p['head'])}" is missing in the first row`,
  },
  'row-unknown': {
    vi: (p) => `không có mục mang mã «${shown(p['code'])}» ở phía trên`,
    en: (p) => `no row above bears the code "${shown(p['code'])}"`,
  },
  'code-twice': {
    vi: (p) => `mã «${shown(p['code'])}» đứng ở hai dòng`,
    en: (p) => `two rows bear the code "${shown(p['code'])}"`,
  },
  'cell-unfit': {
    vi: (p) => `ô này chưa đúng: ${reasonOfCell(p['reason'], 'vi')}`,
    en: (p) => `this cell does not fit: ${reasonOfCell(p['reason'], 'en')}`,
  },
} as const satisfies Record<ContentFaultCode, Bilingual>

function reasonOfCell(reason: unknown, language: Language): string {
  const [vi, en] = CELLS[String(reason)] ?? ['giá trị không hợp khuôn', 'the value does not fit']
  return language === 'vi' ? vi : en
}

const CELLS: Readonly<Record<string, readonly [string, string]>> = {
  'not-a-decimal': ['cần một số, ví dụ 12,5', 'a number is needed, such as 12.5'],
  'bands-unfit': [
    'mỗi mức ghi tên, chữ “từ” và phần trăm, cách nhau bằng dấu chấm phẩy, từ cao xuống thấp',
    'each class has a name, “từ” and a percentage, parted by semicolons, from the highest down',
  ],
  'not-a-slug': [
    'mã gồm chữ thường không dấu và số, nối bằng gạch nối',
    'an id has lower-case words joined by hyphens',
  ],
  'not-a-code': ['mã mục gồm chữ và số, nối bằng dấu chấm', 'a code has letters and digits joined by dots'],
  invalid_type: ['ô để trống hoặc sai kiểu', 'the cell is empty or of the wrong type'],
  invalid_value: ['từ này không có trong danh sách được dùng', 'the word is not one of those in use'],
  too_small: ['ô để trống', 'the cell is empty'],
}

function typeText(expected: unknown, language: Language): string {
  const [vi, en] = TYPES[String(expected)] ?? [
    `giá trị kiểu ${String(expected)}`,
    `a value of type ${String(expected)}`,
  ]
  return language === 'vi' ? vi : en
}

const TYPES: Readonly<Record<string, readonly [string, string]>> = {
  string: ['chữ (số và ngày tháng thì đặt trong ngoặc kép)', 'a text (quote numbers and dates)'],
  number: ['một số', 'a number'],
  int: ['một số nguyên', 'a whole number'],
  boolean: ['true hoặc false', 'true or false'],
  object: ['các mục dạng «tên: giá trị»', 'keys with values ("name: value")'],
  record: ['các mục dạng «tên: giá trị»', 'keys with values ("name: value")'],
  array: ['một danh sách (mỗi dòng bắt đầu bằng «- »)', 'a list (each line begins with "- ")'],
}
