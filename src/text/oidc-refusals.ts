/** Why somebody was not let in by the identity provider, and what to do about it. */
export const OIDC_REFUSALS = {
  vi: {
    'oidc-not-configured': 'Chưa thiết lập đăng nhập một lần. Đăng nhập bằng tên và mật khẩu.',
    'oidc-unreachable':
      'Không nối được tới hệ thống định danh. Thử lại sau ít phút, hoặc đăng nhập bằng tên và mật khẩu nếu có.',
    'oidc-visit-not-valid':
      'Lần đăng nhập này đã quá 10 phút, đã dùng rồi hoặc bắt đầu ở cửa sổ khác. Bấm nút đăng nhập để làm lại.',
    'oidc-cancelled': 'Đã huỷ đăng nhập ở hệ thống định danh. Bấm nút đăng nhập để làm lại.',
    'oidc-declined':
      'Hệ thống định danh không chấp nhận lần đăng nhập này. Bấm nút đăng nhập để làm lại; nếu vẫn lỗi, báo cơ quan quản trị.',
    'oidc-wrong-issuer':
      'Câu trả lời đến từ một hệ thống định danh khác với hệ thống đã thiết lập. Báo cơ quan quản trị kiểm tra OIDC_ISSUER.',
    'oidc-clock':
      'Đồng hồ của máy chủ và của hệ thống định danh lệch nhau nên xác nhận không còn hạn. Báo cơ quan quản trị chỉnh đồng hồ.',
    'oidc-not-right':
      'Xác nhận của hệ thống định danh không kiểm chứng được nên không được dùng. Báo cơ quan quản trị.',
    'oidc-account-unknown':
      'Đã nhận ra bạn ở hệ thống định danh, nhưng ở đây chưa có tài khoản nào của bạn. Đề nghị cơ quan quản trị lập tài khoản hoặc gắn tài khoản.',
    'oidc-account-disabled': 'Tài khoản này đang bị khoá. Đề nghị cơ quan quản trị mở lại.',
    'oidc-linked-otherwise':
      'Tài khoản trùng tên ở đây đã gắn với một người khác ở hệ thống định danh. Đề nghị cơ quan quản trị kiểm tra và gắn lại.',
  },
  en: {
    'oidc-not-configured': 'Single sign-on is not set up. Sign in by name and password.',
    'oidc-unreachable':
      'The identity provider could not be reached. Try again in a few minutes, or sign in by name and password if you have one.',
    'oidc-visit-not-valid':
      'This sign-in took more than 10 minutes, was used already or was begun in another window. Press the sign-in button to begin again.',
    'oidc-cancelled': 'The sign-in was cancelled at the identity provider. Press the sign-in button to begin again.',
    'oidc-declined':
      'The identity provider did not take this sign-in. Press the sign-in button to begin again; if it fails once more, tell the administrator.',
    'oidc-wrong-issuer':
      'The answer came from another identity provider than the one that is set up. Ask the administrator to check OIDC_ISSUER.',
    'oidc-clock':
      'The clocks of this server and of the identity provider differ, so that its word is not valid. Ask the administrator to set them.',
    'oidc-not-right':
      'The word of the identity provider could not be verified and was not used. Tell the administrator.',
    'oidc-account-unknown':
      'The identity provider knows you, but you have no account here. Ask the administrator to make or link one.',
    'oidc-account-disabled': 'This account is disabled. Ask the administrator to enable it.',
    'oidc-linked-otherwise':
      'The account of this name belongs to somebody else at the identity provider. Ask the administrator to check and link it anew.',
  },
} as const
