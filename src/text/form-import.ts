import type { FileFaultCode } from '#domain/evidence/file-fault.ts'
import { FILE_FAULTS } from './evidence.ts'
import { sizeText, type Bilingual, type Language } from './language.ts'

/** The page on which a filled workbook is brought into a form. */
export const FORM_IMPORT = {
  vi: {
    template: 'Tải mẫu Excel',
    link: 'Nhập từ Excel',
    title: 'Nhập từ Excel',
    path: 'Đường dẫn tới biểu',
    lede: (unit: string, period: string) =>
      `${unit}, ${period}. Xem tệp sẽ đổi những số nào rồi mới ghi vào biểu.`,
    closed: 'Biểu này đã khoá nên không nhập thêm được. Cần sửa thì đề nghị cơ quan thường trực mở lại tiêu chí.',
    readOnly: 'Tài khoản này xem được biểu nhưng không được giao nhập số liệu.',
    toForm: 'Về biểu nhập',
    steps: {
      first: 'Tải mẫu có sẵn mã, tên và số đang có của biểu này.',
      second: 'Nhập số vào cột Giá trị bằng Excel hoặc LibreOffice rồi lưu.',
      third: 'Chọn tệp đã nhập. Chưa có gì được ghi cho tới khi bấm nhập.',
    },
    choose: 'Chọn tệp đã nhập',
    drop: 'hoặc thả tệp .xlsx vào trang này',
    dropHere: 'Thả tệp vào đây',
    another: 'Chọn tệp khác',
    reading: (name: string) => `Đang đọc ${name}…`,
    refused: (name: string) => `Không đọc được ${name}`,
    unreadable: 'Tệp đã bị đổi hoặc chuyển chỗ sau khi chọn. Chọn lại tệp.',
    nothing: (name: string) => `${name} không đổi số nào: mọi ô giống biểu hoặc để trống.`,
    answer: (name: string, changes: string) => `${name} sẽ đổi ${changes} số liệu. Chưa có gì được ghi.`,
    answerFaults: (name: string, changes: string, faults: string) =>
      `${name}: ${changes} số liệu nhập được, ${faults} dòng có lỗi. Chưa có gì được ghi.`,
    counts: { new: 'mới', changed: 'đổi', unchanged: 'giữ nguyên', faults: 'lỗi' },
    import: (count: string) => `Nhập ${count} số liệu`,
    importValid: (count: string) => `Chỉ nhập ${count} dòng hợp lệ`,
    marked: 'Tải tệp có ghi lỗi',
    markedHint: 'Sửa trong tệp có ghi lỗi rồi chọn lại tệp đó, hoặc chỉ nhập các dòng hợp lệ.',
    importing: 'Đang ghi…',
    changes: 'Sẽ ghi vào biểu',
    faults: (sheet: string) => `Dòng có lỗi trong sheet “${sheet}”`,
    head: { cell: 'Ô', item: 'Số liệu', before: 'Đang có', after: 'Trong tệp', look: 'Cần xem', fault: 'Lỗi và cách sửa' },
    empty: 'trống',
    formula: 'ô là công thức, lấy kết quả đang hiện',
    note: (note: string) => `ghi chú: ${note}`,
    left: (count: string) => `Còn ${count} dòng nữa, có trong tệp ghi lỗi.`,
    moved: 'Biểu vừa có thay đổi nên chưa ghi gì. Dưới đây là đối chiếu mới.',
    done: (count: string, name: string) => `Đã nhập ${count} số liệu từ ${name}.`,
    doneLeft: (faults: string) => `${faults} dòng có lỗi chưa được nhập.`,
  },
  en: {
    template: 'Excel template',
    link: 'From Excel',
    title: 'From Excel',
    path: 'Path to the form',
    lede: (unit: string, period: string) =>
      `${unit}, ${period}. See what a file would change before anything is written into the form.`,
    closed: 'This form is closed. If something must be mended, ask for the criterion to be reopened.',
    readOnly: 'This account may read the form and enters nothing into it.',
    toForm: 'Back to the form',
    steps: {
      first: 'Take the template: it has the codes, names and present numbers of this form.',
      second: 'Fill in the column Value with Excel or LibreOffice, and save.',
      third: 'Choose the filled file. Nothing is written before you say so.',
    },
    choose: 'Choose the filled file',
    drop: 'or drop an .xlsx file on this page',
    dropHere: 'Drop the file here',
    another: 'Choose another file',
    reading: (name: string) => `Reading ${name}…`,
    refused: (name: string) => `${name} is not read`,
    unreadable: 'The file was changed or moved after it was chosen. Choose it again.',
    nothing: (name: string) => `${name} changes nothing: every cell is as in the form, or empty.`,
    answer: (name: string, changes: string) => `${name} would change ${changes} figures. Nothing is written yet.`,
    answerFaults: (name: string, changes: string, faults: string) =>
      `${name}: ${changes} figures can be taken, ${faults} rows have faults. Nothing is written yet.`,
    counts: { new: 'new', changed: 'changed', unchanged: 'unchanged', faults: 'faults' },
    import: (count: string) => `Import ${count} figures`,
    importValid: (count: string) => `Import the ${count} valid rows only`,
    marked: 'Take the file with the faults',
    markedHint: 'Mend the rows in the file with the faults and choose it again, or take the valid rows only.',
    importing: 'Writing…',
    changes: 'To be written into the form',
    faults: (sheet: string) => `Rows with faults in the sheet "${sheet}"`,
    head: { cell: 'Cell', item: 'Figure', before: 'In the form', after: 'In the file', look: 'To look at', fault: 'What is wrong' },
    empty: 'empty',
    formula: 'the cell is a formula, its result is taken',
    note: (note: string) => `note: ${note}`,
    left: (count: string) => `${count} more rows are in the file with the faults.`,
    moved: 'The form has just changed, so nothing was written. This is what the file would do to it.',
    done: (count: string, name: string) => `${count} figures of ${name} are in the form.`,
    doneLeft: (faults: string) => `${faults} rows with faults were left out.`,
  },
} as const satisfies Record<Language, unknown>

/** Why a file is not taken as a workbook, with what to do about it. */
export const WORKBOOK_FILE_FAULTS: Readonly<Record<FileFaultCode, Bilingual>> = {
  ...FILE_FAULTS,
  'too-big': {
    vi: ({ most }) => `Tệp quá lớn, tối đa ${sizeText(most, 'vi')}. Tải mẫu mới rồi chép riêng số sang.`,
    en: ({ most }) => `The file is too big, at most ${sizeText(most, 'en')}. Copy the numbers into a new template.`,
  },
  'wrong-type': {
    vi: () => 'Đây không phải tệp Excel .xlsx. Trong Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi chọn lại.',
    en: () => 'This is no .xlsx workbook. Save it as .xlsx in Excel or LibreOffice and choose it again.',
  },
  'with-macros': {
    vi: () => 'Tệp có macro. Lưu lại dạng .xlsx rồi chọn lại.',
    en: () => 'The file has macros. Save it as .xlsx and choose it again.',
  },
  'unpacks-too-big': {
    vi: ({ most }) => `Nội dung tệp khi giải nén lớn hơn ${sizeText(most, 'vi')}. Tải mẫu mới rồi chép riêng số sang.`,
    en: ({ most }) => `The file unpacks to more than ${sizeText(most, 'en')}. Copy the numbers into a new template.`,
  },
}
