/** What the operations on the installation do, in both languages. */
export const EXAMINATION_OPERATIONS = {
  title: { vi: 'Kiểm tra hệ thống', en: 'Examining the system' },
  operations: {
    showExamination: { vi: 'Kiểm tra hệ thống', en: 'Examine the system' },
    sendTestMail: { vi: 'Gửi thư thử cho mình', en: 'Send oneself a test mail' },
  },
} as const
