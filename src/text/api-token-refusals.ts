/** What a caller with an API token reads when the server says no. */
export const API_TOKEN_REFUSALS = {
  vi: {
    'two-credentials':
      'Yêu cầu có cả khoá API và cookie phiên đăng nhập, nên không rõ ai đang gọi. Chỉ gửi một trong hai.',
    'token-not-valid': 'Khoá API này chưa đúng. Kiểm tra đã chép trọn khoá, từ laban_ đến hết.',
    'token-expired': 'Khoá API này đã hết hạn. Tạo khoá mới để thay.',
    'token-revoked': 'Khoá API này đã bị thu hồi. Tạo khoá mới để thay.',
    'token-account-disabled': 'Tài khoản của khoá API này đang bị khoá. Cơ quan quản trị có thể mở lại.',
    'token-without-role':
      'Tài khoản của khoá API này không có vai trò nào đang có hiệu lực. Cơ quan quản trị có thể giao vai trò.',
    'token-without-second-factor':
      'Tài khoản này cần xác thực hai lớp, mà khoá API được tạo khi chưa qua lớp thứ hai. Đăng nhập đủ hai lớp rồi tạo khoá mới.',
    'beyond-token': 'Khoá API này không được cấp cho việc này. Tạo khoá có phạm vi phù hợp.',
    'never-by-token': 'Việc này không làm được bằng khoá API. Người có trách nhiệm đăng nhập để làm.',
    'not-a-service-account': 'Chỉ cấp khoá cho tài khoản hệ thống. Người dùng tự tạo khoá ở trang Tài khoản của tôi.',
    'too-many-tokens': 'Tài khoản này đã có 20 khoá API đang dùng được. Thu hồi khoá không dùng rồi tạo khoá mới.',
  },
  en: {
    'two-credentials': 'The request brings both an API token and a session’s cookie. Send one of them.',
    'token-not-valid': 'This API token is not right. See that it was copied whole, from laban_ to its end.',
    'token-expired': 'This API token has expired. Make another one.',
    'token-revoked': 'This API token was revoked. Make another one.',
    'token-account-disabled': 'The account of this API token is disabled. The administrator can enable it.',
    'token-without-role': 'The account of this API token has no role in force. The administrator can grant one.',
    'token-without-second-factor':
      'This account needs a second factor, and the API token was made without one. Sign in with both, then make another token.',
    'beyond-token': 'This API token was not made for this. Make one whose scope has it.',
    'never-by-token': 'This is not done by an API token. Whoever answers for it signs in.',
    'not-a-service-account': 'Only service accounts are given tokens. People make their own at My account.',
    'too-many-tokens': 'This account has 20 valid API tokens. Revoke what is not used, then make another.',
  },
} as const
