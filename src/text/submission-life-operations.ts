/** Headings of what reads a submission's life, its receipts' text and its losses, in the API's reference. */
export const SUBMISSION_LIFE_OPERATIONS = {
  title: { vi: 'Quá trình của hồ sơ', en: 'The life of a submission' },
  operations: {
    showSubmissionLife: { vi: 'Xem quá trình của một hồ sơ', en: 'Show the life of a submission' },
    showReceiptText: {
      vi: 'Xem văn bản dùng để tính mã kiểm chứng của giấy xác nhận',
      en: 'Show the text that a receipt’s digest is of',
    },
  },
} as const

export const WHY_LOST_OPERATIONS = {
  title: { vi: 'Vì sao mất điểm', en: 'Why points are lost' },
  operations: {
    showWhyLost: {
      vi: 'Xem điểm mất ở từng tiêu chí của một hồ sơ',
      en: 'Show the points lost at each criterion of a submission',
    },
  },
} as const
