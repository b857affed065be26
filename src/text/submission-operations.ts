/** Headings of the feature's operations in the API's reference. */
export const SUBMISSION_OPERATIONS = {
  title: { vi: 'Hồ sơ đánh giá', en: 'Submissions' },
  operations: {
    listSubmissions: { vi: 'Liệt kê hồ sơ đánh giá', en: 'List submissions' },
    showSubmission: { vi: 'Xem một hồ sơ và những việc làm được', en: 'Show a submission and what can be done' },
    submitSubmission: { vi: 'Nộp hồ sơ', en: 'Submit' },
    recallSubmission: { vi: 'Rút hồ sơ trước hạn nộp', en: 'Recall a submission before the end of entry' },
    extendEntry: { vi: 'Lùi hạn nộp của một hồ sơ', en: 'Put off the end of entry of a submission' },
    reopenCriteria: { vi: 'Mở lại một số tiêu chí cho đơn vị', en: 'Reopen some criteria to the unit' },
    endReopening: { vi: 'Nộp lại các tiêu chí được mở lại', en: 'Submit the reopened criteria again' },
    beginAppraisal: { vi: 'Bắt đầu thẩm định một hồ sơ', en: 'Begin the appraisal of a submission' },
    releaseFindings: { vi: 'Gửi kết quả thẩm định cho đơn vị', en: 'Release the findings to the unit' },
    endExplanation: { vi: 'Đã giải trình xong', en: 'End the explanation before its time' },
    beginSecondAppraisal: { vi: 'Bắt đầu thẩm định lần hai', en: 'Begin the second appraisal' },
    sendToCouncil: { vi: 'Trình hội đồng', en: 'Send to the council' },
    sendBack: { vi: 'Hội đồng trả lại để thẩm định lần hai', en: 'Send back to the second appraisal' },
    approveSubmission: { vi: 'Phê duyệt một hồ sơ', en: 'Approve a submission' },
    moveSubmissions: {
      vi: 'Chuyển bước mọi hồ sơ đủ điều kiện của một đợt',
      en: 'Move every submission of a round that is open to it',
    },
    approveRound: { vi: 'Phê duyệt các hồ sơ của một đợt', en: 'Approve the submissions of a round' },
    showReceipt: { vi: 'Xem giấy xác nhận nộp hồ sơ', en: 'Show a receipt' },
    showScorecards: {
      vi: 'Xem bảng điểm tự đánh giá, thẩm định và phê duyệt',
      en: 'Show the self, appraised and final scorecards',
    },
    compareSubmission: {
      vi: 'Xem thay đổi giữa hai bảng điểm, hoặc từ một bảng điểm đến nay',
      en: 'Show what changed between two scorecards, or since one',
    },
  },
} as const
