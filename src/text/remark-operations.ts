/** Headings of the feature's operations in the API's reference. */
export const REMARK_OPERATIONS = {
  title: { vi: 'Trao đổi về số liệu', en: 'Remarks on values' },
  operations: {
    listThreads: {
      vi: 'Liệt kê số liệu có trao đổi của một đơn vị trong một kỳ',
      en: 'List an organisation’s numbers with remarks in a period',
    },
    readThread: { vi: 'Đọc trao đổi về một số liệu', en: 'Read the remarks on a number' },
    postRemark: { vi: 'Viết trao đổi về một số liệu', en: 'Write a remark on a number' },
    resolveThread: { vi: 'Ghi trao đổi đã xong', en: 'Settle the remarks on a number' },
    reopenThread: { vi: 'Mở lại trao đổi', en: 'Open the remarks on a number again' },
  },
} as const
