/** Tables of earlier years, in the API's reference. */
export const PAST_TABLE_OPERATIONS = {
  title: { vi: 'Bảng số liệu năm trước', en: 'Tables of earlier years' },
  operations: {
    checkPastTable: {
      vi: 'Xem bảng Excel của kỳ đã qua được hiểu thế nào và sẽ nạp những số nào, chưa ghi gì',
      en: 'See how a workbook of an earlier period is read and what it would bring; nothing is written',
    },
    markPastTable: {
      vi: 'Nhận lại bảng Excel với lỗi ghi ở từng dòng',
      en: 'Have the workbook back with what is wrong in each row',
    },
    importPastTable: {
      vi: 'Nạp những số đã xem của bảng Excel vào lịch sử số liệu',
      en: 'Bring the values of a workbook, as they were seen, into the history of values',
    },
    listPastResults: {
      vi: 'Xem điểm, chỉ số, thứ hạng của các kỳ đã qua được nạp từ bảng',
      en: 'See points, indices and places of earlier periods that tables brought',
    },
  },
} as const
