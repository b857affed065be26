import type { RowFault, RowFaultCode, WorkbookFault, WorkbookFaultCode } from '#domain/value/row-fault.ts'
import { numberText, type Bilingual, type Language, type Params } from './language.ts'
import { shown } from './shown.ts'

/** What stands in a form's workbook; column heads are also how its columns are found again. */
export const FORM_WORKBOOK = {
  vi: {
    sheet: 'Số liệu',
    guide: 'Hướng dẫn',
    title: (edition: string) => `Biểu số liệu: ${edition}`,
    unit: (name: string) => `Đơn vị: ${name}`,
    period: (name: string) => `Kỳ số liệu: ${name}`,
    hint: 'Chỉ nhập hai cột nền vàng: Giá trị và Ghi chú. Ô để trống giữ nguyên số đang có.',
    columns: {
      item: 'Mã',
      criteria: 'Tiêu chí',
      name: 'Số liệu',
      measure: 'Đơn vị tính',
      previous: 'Kỳ trước',
      value: 'Giá trị',
      note: 'Ghi chú',
    },
    faults: 'Lỗi cần sửa',
    name: { figures: 'SốLiệu', faults: 'LỗiCầnSửa' },
    yes: 'Có',
    no: 'Không',
    ratio: 'tỷ lệ %',
    prompts: {
      whole: 'Nhập số nguyên từ 0 trở lên. Không có thì nhập 0.',
      decimal: 'Nhập số từ 0 trở lên.',
      ratio: 'Nhập tỷ lệ, ví dụ 95%.',
      list: 'Chọn trong danh sách.',
      date: 'Nhập ngày/tháng/năm.',
    },
    locked: 'Ô này đã khoá',
    parts: 'Do các đơn vị khác cung cấp từng phần',
    page: 'Trang &P / &N',
    steps: [
      'Nhập số vào cột Giá trị của sheet Số liệu; cần giải thích thì viết ở cột Ghi chú.',
      'Ô để trống giữ nguyên số đang có trên hệ thống, không xoá gì.',
      'Số nguyên, số lẻ, tỷ lệ và ngày để ở dạng số, dạng ngày của bảng tính; không gõ đơn vị tính vào ô.',
      'Chỉ tiêu có/không và chỉ tiêu chọn phương án: chọn trong danh sách của ô.',
      'Công thức được nhận theo kết quả đang hiện trong ô.',
      'Không đổi cột Mã. Được đổi thứ tự dòng và cột, được ẩn cột.',
      'Lưu dạng .xlsx, rồi vào biểu trên hệ thống, chọn “Nhập từ Excel”. Hệ thống cho xem thay đổi trước khi ghi.',
      'Tệp này dành cho đúng đơn vị, bộ chỉ số và kỳ ghi ở đầu sheet; không dùng cho đơn vị hay kỳ khác.',
    ],
  },
  en: {
    sheet: 'Figures',
    guide: 'Instructions',
    title: (edition: string) => `Figures: ${edition}`,
    unit: (name: string) => `Unit: ${name}`,
    period: (name: string) => `Period: ${name}`,
    hint: 'Fill in the two yellow columns only: Value and Note. An empty cell keeps what stands there.',
    columns: {
      item: 'Code',
      criteria: 'Criteria',
      name: 'Figure',
      measure: 'Measure',
      previous: 'Period before',
      value: 'Value',
      note: 'Note',
    },
    faults: 'To be mended',
    name: { figures: 'Figures', faults: 'ToBeMended' },
    yes: 'Yes',
    no: 'No',
    ratio: 'share, %',
    prompts: {
      whole: 'Enter a whole number, 0 if there are none.',
      decimal: 'Enter a number of 0 or more.',
      ratio: 'Enter a share, such as 95%.',
      list: 'Choose from the list.',
      date: 'Enter a day.',
    },
    locked: 'This cell is locked',
    parts: 'Supplied in parts by other units',
    page: 'Page &P / &N',
    steps: [
      'Enter numbers in the column Value of the sheet Figures; explanations go into the column Note.',
      'An empty cell keeps what the system holds and takes nothing away.',
      'Leave numbers, shares and days as numbers and days of the spreadsheet, without a measure in the cell.',
      'Yes-no figures and figures with options: choose from the list of the cell.',
      'Of a formula the result that the cell shows is taken.',
      'Do not change the column Code. Rows and columns may be moved, columns hidden.',
      'Save as .xlsx, open the form in the system and choose "From Excel". Changes are shown before anything is written.',
      'This file is for the unit, index set and period at the head of the sheet, and for no other.',
    ],
  },
} as const satisfies Record<Language, unknown>
export type FormWorkbookText = (typeof FORM_WORKBOOK)[Language]

type Named = {
  readonly unit: string
  readonly period: string
  readonly day: string
  readonly withFaults: boolean
}

/** "DTI_2026_Q4_SởYTế_SốLiệu_20261105.xlsx": what receives it writes it without marks where it must. */
export function workbookName({ unit, period, day, withFaults }: Named, language: Language): string {
  const { name } = FORM_WORKBOOK[language]
  const what = withFaults ? name.faults : name.figures
  const words = unit.match(/[\p{L}\p{N}]+/gu) ?? []
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return `DTI_${period.replaceAll('-', '_')}_${joined.slice(0, 80)}_${what}_${day.replaceAll('-', '')}.xlsx`
}

/** What is wrong with a row, and what would be right. */
export function rowFaultText({ code, params }: RowFault, language: Language): string {
  return ROW_FAULTS[code][language](params)
}

/** Why a workbook is not read, and what to do. */
export function workbookFaultText({ fault, params }: WorkbookFault, language: Language): string {
  return WORKBOOK_FAULTS[fault][language](params)
}

const count = (params: Params, key: string, language: Language): string => numberText(String(params[key]), language)

const ROW_FAULTS = {
  'item-missing': {
    vi: () => 'Dòng này có giá trị nhưng thiếu mã. Chép lại mã từ tệp mẫu, hoặc xoá dòng.',
    en: () => 'The row has a value and no code. Copy the code from the template, or delete the row.',
  },
  'item-unknown': {
    vi: (p) => `Biểu này không có mã “${shown(p['item'])}”. Chép lại mã từ tệp mẫu, hoặc xoá dòng.`,
    en: (p) => `This form has no code "${shown(p['item'])}". Copy it from the template, or delete the row.`,
  },
  'item-twice': {
    vi: (p) => `Mã này đã có ở dòng ${p['first']}. Giữ một dòng, xoá dòng còn lại.`,
    en: (p) => `This code stands in row ${p['first']} already. Keep one of the two rows.`,
  },
  'cell-error': {
    vi: (p) => `Ô đang báo lỗi ${shown(p['error'])}. Sửa công thức hoặc nhập số.`,
    en: (p) => `The cell shows ${shown(p['error'])}. Mend the formula or enter the number.`,
  },
  'formula-without-result': {
    vi: () => 'Công thức chưa có kết quả. Mở tệp, tính lại, lưu; hoặc nhập số.',
    en: () => 'The formula has no result. Open the file, recalculate and save it; or enter the number.',
  },
  'not-a-number': {
    vi: () => 'Chưa phải là số. Ví dụ viết đúng: 1.234 hoặc 12,5.',
    en: () => 'This is no number. Written right: 1.234 or 12,5.',
  },
  grouping: {
    vi: () => 'Dấu chấm, dấu phẩy đặt chưa đúng chỗ. Ví dụ viết đúng: 1.234,56.',
    en: () => 'The marks stand in the wrong places. Written right: 1.234,56.',
  },
  'not-whole': {
    vi: () => 'Số này đếm nên phải là số nguyên, ví dụ 12.',
    en: () => 'This is a count and must be whole, such as 12.',
  },
  negative: {
    vi: () => 'Số này không thể nhỏ hơn 0. Nhập số từ 0 trở lên.',
    en: () => 'This cannot be below 0. Enter 0 or more.',
  },
  'too-long': {
    vi: () => 'Số quá dài: nhiều nhất 30 chữ số.',
    en: () => 'The number is too long: at most 30 digits.',
  },
  percent: {
    vi: () => 'Số này đếm nên không nhận dấu %. Nhập số lượng.',
    en: () => 'This is a count and takes no %. Enter how many there are.',
  },
  'not-a-date': {
    vi: () => 'Chưa phải là ngày. Ví dụ viết đúng: 05/09/2026.',
    en: () => 'This is no day. Written right: 05/09/2026.',
  },
  'date-not-number': {
    vi: () => 'Bảng tính đã đổi số này thành ngày. Định dạng ô là Số rồi nhập lại.',
    en: () => 'The spreadsheet turned this number into a day. Format the cell as a number and enter it again.',
  },
  'not-yes-no': {
    vi: () => 'Chọn Có hoặc Không.',
    en: () => 'Choose Yes or No.',
  },
  'unknown-option': {
    vi: (p) => `Không có phương án này. Chọn một trong: ${shown(p['options'], 400)}.`,
    en: (p) => `There is no such option. Choose one of: ${shown(p['options'], 400)}.`,
  },
  'text-too-long': {
    vi: (p) => `Đoạn chữ dài quá ${count(p, 'most', 'vi')} ký tự. Viết gọn lại.`,
    en: (p) => `The text has more than ${count(p, 'most', 'en')} characters. Shorten it.`,
  },
  'note-too-long': {
    vi: (p) => `Ghi chú dài ${count(p, 'found', 'vi')} ký tự, tối đa ${count(p, 'most', 'vi')}. Viết gọn lại.`,
    en: (p) => `The note has ${count(p, 'found', 'en')} characters, at most ${count(p, 'most', 'en')}. Shorten it.`,
  },
  'note-without-value': {
    vi: () => 'Có ghi chú nhưng chưa có giá trị. Nhập giá trị, hoặc xoá ghi chú.',
    en: () => 'There is a note and no value. Enter the value, or delete the note.',
  },
  'wrong-kind': {
    vi: () => 'Giá trị không đúng loại của số liệu này.',
    en: () => 'The value is not of the kind of this figure.',
  },
  'too-many-digits': {
    vi: (p) => `Số có ${p['found']} chữ số, tối đa ${p['most']}. Kiểm tra lại số và đơn vị tính.`,
    en: (p) => `The number has ${p['found']} digits, at most ${p['most']}. Check it and its measure.`,
  },
  'unlikely-year': {
    vi: (p) => `Năm ${p['year']} nằm ngoài ${p['first']}–${p['last']}. Nhập lại ngày/tháng/năm.`,
    en: (p) => `The year ${p['year']} is outside ${p['first']}–${p['last']}. Enter the day again.`,
  },
  locked: {
    vi: () => 'Ô đã khoá vì hồ sơ đã nộp. Trả lại số cũ; cần sửa thì đề nghị mở lại tiêu chí.',
    en: () =>
      'The cell is locked since the form was submitted. Put the old value back, or ask for the criterion to be reopened.',
  },
  'in-parts': {
    vi: () => 'Số này do các đơn vị khác cung cấp từng phần, không nhập ở đây. Xoá giá trị.',
    en: () => 'Other units supply this figure in parts. Delete the value.',
  },
  'changed-since': {
    vi: () =>
      'Người khác đã sửa ô này sau khi tệp được tải. Xem số đang có; cần đổi thì sửa trên biểu hoặc tải mẫu mới.',
    en: () =>
      'Somebody changed this cell after the file was made. See what stands there; change it in the form or take a new template.',
  },
} as const satisfies Record<RowFaultCode, Bilingual>

const WORKBOOK_FAULTS = {
  'no-sheet': {
    vi: () => 'Tệp không có sheet “Số liệu”. Dùng tệp tải từ nút “Tải mẫu Excel”.',
    en: () => 'The file has no sheet "Figures". Use the file of the button "Excel template".',
  },
  'no-header': {
    vi: (p) => `Không tìm thấy dòng tiêu đề có các cột: ${p['columns']}. Trả lại tên cột như tệp mẫu.`,
    en: (p) => `There is no head row with the columns ${p['columns']}. Name the columns as the template does.`,
  },
  'no-rows': {
    vi: () => 'Sheet “Số liệu” không có dòng nào dưới tiêu đề.',
    en: () => 'There is no row below the heads.',
  },
  'too-many-rows': {
    vi: (p) => `Sheet “Số liệu” có hơn ${count(p, 'most', 'vi')} dòng. Xoá dòng thừa rồi gửi lại.`,
    en: (p) => `The sheet has more than ${count(p, 'most', 'en')} rows. Delete what is not needed.`,
  },
  'no-stamp': {
    vi: () => 'Đây không phải tệp tải từ nút “Tải mẫu Excel”. Tải mẫu rồi nhập số vào đó.',
    en: () => 'This is no file of the button "Excel template". Take the template and fill it in.',
  },
  'stamp-damaged': {
    vi: () => 'Phần nhận dạng ẩn trong tệp đã bị sửa. Tải mẫu mới rồi chép số sang.',
    en: () => 'What the file remembers of its making was changed. Take a new template and copy the numbers over.',
  },
  'other-unit': {
    vi: (p) => `Tệp này của ${shown(p['unit'])}, không phải của đơn vị đang mở. Chọn tệp khác.`,
    en: (p) => `This file is of ${shown(p['unit'])}, not of the unit that is open. Choose another file.`,
  },
  'other-form': {
    vi: (p) => `Tệp này cho bộ chỉ số ${p['edition']}, kỳ ${p['period']}. Chọn tệp của biểu đang mở.`,
    en: (p) =>
      `This file is for the index set ${p['edition']}, period ${p['period']}. Choose the file of the form that is open.`,
  },
  'stale-template': {
    vi: () => 'Biểu đã thay đổi từ khi tệp này được tải. Tải mẫu mới rồi chép số sang.',
    en: () => 'The form has changed since this file was made. Take a new template and copy the numbers over.',
  },
  'too-costly': {
    vi: () => 'Tệp phức tạp quá mức đọc được. Tải mẫu mới rồi chép số sang, không chép định dạng.',
    en: () => 'The file is too intricate to be read. Take a new template and copy the numbers over, without formats.',
  },
} as const satisfies Record<WorkbookFaultCode, Bilingual>
