/** What the operations of single sign-on do, as headings of the reference. */
export const OIDC_OPERATIONS = {
  title: { vi: 'Đăng nhập một lần', en: 'Single sign-on' },
  operations: {
    beginOidc: { vi: 'Bắt đầu đăng nhập ở hệ thống định danh', en: 'Begin to sign in at the identity provider' },
    finishOidc: { vi: 'Đăng nhập bằng xác nhận của hệ thống định danh', en: 'Sign in by the identity provider’s word' },
    showOidc: { vi: 'Xem thiết lập đăng nhập một lần', en: 'Show how single sign-on is set up' },
    examineOidc: { vi: 'Kiểm tra hệ thống định danh', en: 'Examine the identity provider' },
    beginOidcTest: { vi: 'Bắt đầu đăng nhập thử', en: 'Begin a test of signing in' },
    finishOidcTest: { vi: 'Xem kết quả đăng nhập thử', en: 'Show what a test of signing in brought' },
    showLinkedIdentity: { vi: 'Xem tài khoản đã gắn với ai', en: 'Show to whom an account is linked' },
    linkIdentity: {
      vi: 'Gắn tài khoản với một người ở hệ thống định danh, hoặc gỡ',
      en: 'Link an account to somebody at the identity provider, or take that back',
    },
  },
} as const
