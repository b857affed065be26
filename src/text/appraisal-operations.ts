/** Headings of the feature's operations in the API's reference. */
export const APPRAISAL_OPERATIONS = {
  title: { vi: 'Thẩm định và giải trình', en: 'Appraisal and explanations' },
  operations: {
    listAppraisalQueue: { vi: 'Liệt kê tiêu chí phải thẩm định', en: 'List the criteria to appraise' },
    showAppraisal: {
      vi: 'Xem một tiêu chí của hồ sơ với số liệu và minh chứng',
      en: 'Show a criterion of a submission with numbers and evidence',
    },
    previewFinding: { vi: 'Xem trước tác động của một quyết định', en: 'See beforehand what a decision would do' },
    decideFinding: { vi: 'Ghi kết quả thẩm định một tiêu chí', en: 'Decide a criterion' },
    withdrawFinding: { vi: 'Rút lại kết quả thẩm định', en: 'Withdraw a finding' },
    listUnchanged: {
      vi: 'Liệt kê các tiêu chí không đổi so với lần phê duyệt trước',
      en: 'List the criteria that have not changed since the last approval',
    },
    acceptUnchanged: {
      vi: 'Chấp nhận các tiêu chí không đổi so với lần phê duyệt trước',
      en: 'Accept the criteria that have not changed since the last approval',
    },
    openExplanation: { vi: 'Mở tiêu chí để giải trình', en: 'Open criteria for their explanation' },
    sayExplanation: { vi: 'Viết ý kiến giải trình hoặc trả lời', en: 'Write an explanation, or answer one' },
    showExplanation: { vi: 'Xem giải trình của một tiêu chí', en: 'Show the explanation of a criterion' },
    showExplanationDraft: {
      vi: 'Soạn nội dung văn bản giải trình từ các điểm bị mất',
      en: 'Draft the letter of explanation from the points that were lost',
    },
  },
} as const
