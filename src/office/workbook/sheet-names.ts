/** The workbook's sheets, in the order in which they stand. */
export const SHEET_NAMES = {
  points: 'Điểm',
  inputs: 'Số liệu',
  leaves: 'Tính điểm',
  set: 'Bộ chỉ số',
  halves: 'Làm tròn',
} as const
