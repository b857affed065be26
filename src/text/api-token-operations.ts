/** Headings of the feature's operations in the API's reference. */
export const API_TOKEN_OPERATIONS = {
  title: { vi: 'Khoá API', en: 'API tokens' },
  operations: {
    listOwnTokens: { vi: 'Liệt kê khoá API của mình', en: 'List one’s own API tokens' },
    makeOwnToken: { vi: 'Tạo khoá API của mình', en: 'Make an API token of one’s own' },
    revokeOwnToken: { vi: 'Thu hồi khoá API của mình', en: 'Revoke an API token of one’s own' },
    listAccountTokens: { vi: 'Liệt kê khoá API của một tài khoản', en: 'List an account’s API tokens' },
    makeAccountToken: { vi: 'Cấp khoá API cho tài khoản hệ thống', en: 'Make an API token for a service account' },
    revokeAccountToken: { vi: 'Thu hồi khoá API của một tài khoản', en: 'Revoke an API token of an account' },
  },
} as const
