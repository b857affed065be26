/** What the operations on annexes of decisions do, as headings in the API's reference. */
export const ANNEX_OPERATIONS = {
  title: { vi: 'Đọc phụ lục Word, Excel', en: 'Reading annexes' },
  operations: {
    checkAnnex: {
      vi: 'Đọc một tệp Word hoặc Excel, không ghi gì',
      en: 'Read a Word or Excel file, writing nothing',
    },
    beginAnnexDraft: { vi: 'Lập bản thảo từ tệp đã đọc', en: 'Begin a draft from a file that was read' },
    showDraftAnnex: {
      vi: 'Xem phụ lục của bản thảo với các công thức đề xuất',
      en: 'Show the annex of a draft with the proposed formulas',
    },
  },
} as const
