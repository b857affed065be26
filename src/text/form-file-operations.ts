/** A form as a workbook, in the API's reference. */
export const FORM_FILE_OPERATIONS = {
  title: { vi: 'Biểu nhập số liệu bằng Excel', en: 'Entry forms as workbooks' },
  operations: {
    downloadFormWorkbook: {
      vi: 'Tải biểu của một đơn vị thành tệp Excel để nhập',
      en: 'Take the form of one organisation as a workbook to be filled in',
    },
    checkFormWorkbook: {
      vi: 'Xem tệp Excel sẽ đổi những gì trong biểu, chưa ghi gì',
      en: 'See what a workbook would change in the form; nothing is written',
    },
    markFormWorkbook: {
      vi: 'Nhận lại tệp Excel với lỗi ghi ở từng dòng',
      en: 'Have the workbook back with what is wrong in each row',
    },
    importFormWorkbook: {
      vi: 'Nhập vào biểu những thay đổi đã xem trong tệp Excel',
      en: 'Write the changes of a workbook, as they were seen, into the form',
    },
  },
} as const
