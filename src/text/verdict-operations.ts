/** What the operations of verifiers do, in both languages. */
export const VERDICT_OPERATIONS = {
  title: { vi: 'Xác minh số liệu', en: 'Verifying values' },
  operations: {
    listValuesToVerify: {
      vi: 'Liệt kê số liệu được giao xác minh trong một kỳ',
      en: 'List the values of a period that the caller verifies',
    },
  },
} as const
