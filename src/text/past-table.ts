import type { PastFault, PastFaultCode } from '#domain/past-table/past-fault.ts'
import type { HeadWords } from '#domain/past-table/past-columns.ts'
import type { ResultHeads } from '#domain/past-table/past-result.ts'
import type { RowFaultCode, WorkbookFault, WorkbookFaultCode } from '#domain/value/row-fault.ts'
import { rowFaultText, workbookFaultText } from './form-workbook.ts'
import { numberText, type Bilingual, type Language } from './language.ts'
import { shown } from './shown.ts'

/** What stands in the workbooks that are given back. */
export const PAST_TABLE = {
  vi: { faults: 'Lỗi cần sửa', name: 'BảngNămTrước_LỗiCầnSửa' },
  en: { faults: 'To be mended', name: 'PastTable_ToBeMended' },
} as const satisfies Record<Language, unknown>

export function pastTableName(period: string, day: string, language: Language): string {
  return `DTI_${period.replaceAll('-', '_')}_${PAST_TABLE[language].name}_${day.replaceAll('-', '')}.xlsx`
}

/** How heads of columns name what stands below them, as a search sees them: small letters without marks. */
export const PAST_TABLE_HEADS: HeadWords = {
  UNIT: [
    ...['don vi', 'ten don vi', 'ma don vi', 'don vi bao cao', 'co quan', 'ten co quan', 'co quan don vi'],
    ...['ten co quan don vi', 'so nganh', 'so ban nganh', 'dia phuong', 'ten dia phuong', 'xa phuong', 'ten xa phuong'],
    ...['huyen', 'quan huyen', 'ma dinh danh', 'ma dinh danh dien tu', 'to chuc', 'unit', 'organisation', 'agency'],
  ],
  PERIOD: ['ky', 'ky so lieu', 'ky bao cao', 'ky danh gia', 'nam', 'nam bao cao', 'period', 'year'],
  ITEM: [
    ...['so lieu', 'ma so lieu', 'ten so lieu', 'chi tieu', 'ma chi tieu', 'ten chi tieu', 'tieu chi', 'ma tieu chi'],
    ...['ten tieu chi', 'noi dung', 'bien', 'ten bien', 'item', 'criterion', 'variable'],
  ],
  VALUE: ['gia tri', 'so da bao cao', 'ket qua', 'ket qua thuc hien', 'value'],
}

/** How heads of columns name what a table of results states of a whole edition; the first is the name that people read. */
export const RESULT_HEADS: ResultHeads = {
  points: [
    ...(['Tổng điểm', 'Tổng số điểm', 'Tổng cộng', 'Điểm tổng', 'Điểm', 'Số điểm', 'Tổng điểm đạt được'] as const),
    ...['Điểm đạt được', 'Điểm đánh giá', 'Điểm thẩm định', 'Kết quả điểm', 'Total', 'Total points', 'Points', 'Score'],
  ],
  index: ['Chỉ số', 'Chỉ số chuyển đổi số', 'Chỉ số DTI', 'DTI', 'Giá trị DTI', 'Tỷ lệ đạt', 'Tỷ lệ điểm', 'Index'],
  place: ['Hạng', 'Xếp hạng', 'Thứ hạng', 'Vị trí', 'Vị trí xếp hạng', 'Xếp thứ', 'Place', 'Rank', 'Ranking'],
}

/** What is wrong with a cell or row, and what would be right. */
export function pastFaultText({ code, params }: PastFault, language: Language): string {
  const own: Bilingual | undefined = (FAULTS as Partial<Record<PastFaultCode, Bilingual>>)[code]
  return own ? own[language](params) : rowFaultText({ code: code as RowFaultCode, params }, language)
}

/** Why a workbook is not read as a table, and what to do. */
export function pastFileText(fault: WorkbookFault, language: Language): string {
  return FILES[fault.fault]?.[language](fault.params) ?? workbookFaultText(fault, language)
}

const FAULTS = {
  'unit-missing': {
    vi: () => 'Dòng này có số nhưng không ghi đơn vị. Ghi tên đơn vị, hoặc xoá dòng.',
    en: () => 'The row has figures and no unit. Write the unit, or delete the row.',
  },
  'unit-open': {
    vi: (p) => `Chưa rõ “${shown(p['unit'])}” là đơn vị nào. Chọn đơn vị trong danh sách hỏi, hoặc bỏ qua dòng.`,
    en: (p) => `It is not clear which unit “${shown(p['unit'])}” is. Choose it among the questions, or leave it out.`,
  },
  'item-not-found': {
    vi: (p) => `Bộ chỉ số không có số liệu “${shown(p['item'])}”. Ghi mã hoặc tên số liệu như trong bộ chỉ số.`,
    en: (p) => `The index set has no figure “${shown(p['item'])}”. Write its code or name as the set does.`,
  },
  'item-unclear': {
    vi: (p) => `“${shown(p['item'])}” ứng với nhiều số liệu. Ghi mã số liệu, hoặc mã tiêu chí kèm chữ của biến.`,
    en: (p) => `“${shown(p['item'])}” could be several figures. Write its code, or the criterion with the letter.`,
  },
  'period-unreadable': {
    vi: () => 'Không đọc được kỳ. Ví dụ viết đúng: 2024, Quý III/2024, 6 tháng đầu năm 2024.',
    en: () => 'The period is not readable. Written right: 2024, 2024-Q3, 2024-H1.',
  },
  'period-not-over': {
    vi: () => 'Kỳ này chưa kết thúc nên chưa phải là kỳ trước. Số của kỳ này nhập ở biểu.',
    en: () => 'The period is not over: it is no earlier one. Its figures are entered in the form.',
  },
  'round-here': {
    vi: () => 'Kỳ này đã có đợt đánh giá trên hệ thống nên không nạp từ bảng. Số liệu nằm ở biểu của đơn vị.',
    en: () => 'The system has a round of this period, so no table is taken for it. Its figures stand in the form.',
  },
  'cell-twice': {
    vi: (p) => `Số liệu này đã có giá trị khác ở ô ${p['other']}. Giữ một ô.`,
    en: (p) => `The cell ${p['other']} has another value of this figure. Keep one of them.`,
  },
  'share-above-one': {
    vi: () => 'Tỷ lệ lớn hơn 1. Nếu là phần trăm thì ghi dấu % ở ô hoặc ở đầu cột.',
    en: () => 'The share is above 1. If it is per cent, write % in the cell or in the head of the column.',
  },
  'points-above-most': {
    vi: () =>
      'Điểm lớn hơn điểm tối đa mà tiêu chí, mục hoặc cả bộ có thể cho. Kiểm tra lại số, hoặc cột này là của mục khác.',
    en: () =>
      'More points than the criterion, the row or the whole set can give. Check the number, or whether the column is another row’s.',
  },
  'place-below-one': {
    vi: () => 'Thứ hạng bắt đầu từ 1. Ghi thứ hạng đúng, hoặc để trống ô này.',
    en: () => 'Places begin with 1. Write the right place, or leave the cell empty.',
  },
  'in-parts': {
    vi: () => 'Số này do nhiều đơn vị cung cấp từng phần nên không nạp một số chung. Xoá giá trị ở ô này.',
    en: () => 'Several units supply this figure in parts, so no single number is taken. Delete the value.',
  },
  locked: {
    vi: () => 'Ô này đã khoá. Xoá giá trị ở ô này.',
    en: () => 'The cell is locked. Delete the value.',
  },
} as const satisfies Partial<Record<PastFaultCode, Bilingual>>

const FILES: Partial<Record<WorkbookFaultCode, Bilingual>> = {
  'no-sheet': {
    vi: () =>
      'Không đọc được tệp này thành bảng Excel. Mở bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi chọn lại.',
    en: () => 'The file is not readable as a workbook. Open it, save it as .xlsx and choose it again.',
  },
  'no-rows': {
    vi: () => 'Trang tính đang chọn không có dòng nào. Chọn trang tính khác hoặc tệp khác.',
    en: () => 'The sheet has no rows. Choose another sheet or file.',
  },
  'too-many-rows': {
    vi: (p) => `Trang tính có hơn ${numberText(String(p['most']), 'vi')} dòng. Chia bảng thành nhiều tệp.`,
    en: (p) => `The sheet has more than ${numberText(String(p['most']), 'en')} rows. Divide it into several files.`,
  },
  'too-costly': {
    vi: () => 'Bảng quá lớn hoặc quá phức tạp. Chia thành nhiều tệp, chép riêng giá trị không kèm định dạng.',
    en: () => 'The table is too large or too intricate. Divide it, and copy the values without formats.',
  },
}
