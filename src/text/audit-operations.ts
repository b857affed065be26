/** What the operations on the history do, in both languages. */
export const AUDIT_OPERATIONS = {
  title: { vi: 'Nhật ký và chuỗi băm', en: 'History and chains' },
  operations: {
    searchEvents: { vi: 'Tìm trong nhật ký', en: 'Search the history' },
    exportEvents: { vi: 'Xuất những gì tìm được ra CSV hoặc JSON', en: 'Export what is found as CSV or JSON' },
    showEvent: { vi: 'Xem một sự kiện và chỗ của nó trong chuỗi', en: 'Show an event and its place in the chain' },
    showChain: { vi: 'Xem tình trạng chuỗi băm', en: 'Show how the chains stand' },
    verifyChain: { vi: 'Kiểm tra lại toàn bộ nhật ký', en: 'Verify the whole history' },
  },
} as const
