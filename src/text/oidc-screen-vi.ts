/** The sentences of signing in by the province's identity provider, and of its test. Figures and names arrive as text. */
export const oidcScreenVi = {
  button: 'Đăng nhập bằng tài khoản của tỉnh',
  or: 'hoặc bằng tên và mật khẩu của hệ thống này',
  back: {
    title: 'Đang đăng nhập',
    lede: 'Đang kiểm tra xác nhận của hệ thống định danh.',
    failedTitle: 'Đăng nhập chưa xong',
    nothing: 'Trang này chỉ mở khi quay về từ hệ thống định danh. Bấm nút đăng nhập để bắt đầu.',
    again: 'Làm lại',
    toDoor: 'Đăng nhập bằng tên và mật khẩu',
    toTest: 'Về trang kiểm tra đăng nhập một lần',
  },
  anew: {
    link: 'Đăng nhập lại bằng tài khoản của tỉnh ở cửa sổ mới',
    title: 'Đã đăng nhập lại',
    lede: 'Đóng cửa sổ này rồi quay lại cửa sổ trước để làm tiếp; chữ đang gõ ở đó vẫn giữ nguyên.',
    home: 'Hoặc mở việc của tôi ở đây',
  },
  page: {
    title: 'Đăng nhập một lần',
    way: 'Đăng nhập một lần',
    lede: 'Người dùng đăng nhập bằng tài khoản ở hệ thống định danh của tỉnh (OpenID Connect). Vai trò vẫn do quản trị giao ở đây.',
    offTitle: 'Chưa dùng',
    off: 'Chưa thiết lập hệ thống định danh, nên mọi người đăng nhập bằng tên và mật khẩu. Muốn dùng: đặt OIDC_ISSUER, OIDC_CLIENT_ID, BASE_URL rồi khởi động lại; xem tài liệu vận hành.',
    settings: 'Thiết lập',
    settingsNote: 'Đặt bằng biến môi trường. Bí mật không bao giờ hiện ra.',
    issuer: 'Hệ thống định danh',
    client: 'Tên của La Bàn ở đó',
    secret: 'Bí mật',
    hasSecret: 'đã đặt',
    noSecret: 'không đặt: ứng dụng công khai, chỉ có PKCE',
    scopes: 'Xin những gì',
    accountAttribute: 'Thuộc tính cho biết tài khoản',
    secondFactors: 'Xác thực hai lớp ở đó',
    noSecondFactors: 'không tính: theo quy định của tài khoản ở đây',
    redirect: 'Địa chỉ quay về (đăng ký đúng từng chữ)',
  },
  check: {
    title: 'Kiểm tra',
    note: 'La Bàn hỏi hệ thống định danh những gì việc đăng nhập cần.',
    start: 'Kiểm tra hệ thống định danh',
    again: 'Kiểm tra lại',
    state: { fine: 'Tốt', remark: 'Lưu ý', broken: 'Hỏng' },
    reachable: {
      fine: (given: string) => `Nối được tới ${given}.`,
      broken: (given: string) =>
        `Không nối được (${given}). Kiểm tra OIDC_ISSUER, tường lửa và tên miền; máy chủ phải ra được địa chỉ ấy.`,
    },
    clock: {
      fine: (given: string) => `Hai đồng hồ lệch nhau ${given} giây.`,
      remark: () => 'Hệ thống định danh không cho biết giờ, nên chưa so được đồng hồ.',
      broken: (given: string) =>
        `Hai đồng hồ lệch nhau ${given} giây, quá 60: xác nhận sẽ bị coi là hết hạn. Bật đồng bộ giờ (NTP) trên cả hai máy.`,
    },
    description: {
      fine: (given: string) => `Bản mô tả đúng là của ${given}.`,
      broken: (given: string) =>
        `Không đọc được bản mô tả, hoặc bản mô tả của hệ thống khác (${given}). OIDC_ISSUER phải đúng từng chữ như hệ thống định danh công bố; nếu nó không tự mô tả, đặt OIDC_AUTHORIZATION_URL, OIDC_TOKEN_URL, OIDC_KEYS_URL.`,
    },
    addresses: {
      fine: (given: string) => `Các địa chỉ cần dùng đều có, ở ${given}.`,
      broken: (given: string) =>
        given === ''
          ? 'Thiếu địa chỉ đăng nhập, đổi mã hoặc khoá. Đặt OIDC_AUTHORIZATION_URL, OIDC_TOKEN_URL, OIDC_KEYS_URL.'
          : `Bản mô tả chỉ tới ${given}, nơi La Bàn chưa được phép hỏi. Nếu đúng là của tỉnh, đặt địa chỉ ấy bằng OIDC_TOKEN_URL, OIDC_KEYS_URL hoặc OIDC_USERINFO_URL.`,
    },
    pkce: {
      fine: () => 'Có PKCE (S256).',
      remark: () => 'Hệ thống định danh không nói là có PKCE (S256). La Bàn vẫn gửi; bấm “Thử đăng nhập” để biết chắc.',
    },
    keys: {
      fine: (given: string) => `Đọc được ${given} khoá kiểm chữ ký.`,
      broken: (given: string) => `Không đọc được khoá kiểm chữ ký (${given}). Kiểm tra OIDC_KEYS_URL.`,
    },
  },
  test: {
    title: 'Thử đăng nhập',
    note: 'Đi trọn một vòng bằng tài khoản của mình ở hệ thống định danh. Không ai được đăng nhập và không tài khoản nào bị gắn.',
    start: 'Thử đăng nhập',
    result: 'Kết quả đăng nhập thử',
    attributes: 'Thuộc tính nhận được',
    name: 'Thuộc tính',
    value: 'Giá trị',
    wouldLetIn: (name: string, userName: string, by: string) => `Sẽ vào tài khoản của ${name} (${userName}), ${by}.`,
    by: {
      link: 'vì đã gắn với người này',
      'user-name': 'vì trùng tên đăng nhập',
      email: 'vì trùng thư điện tử đã xác minh',
    },
    disabled: (name: string) => `Tài khoản của ${name} đang bị khoá, nên sẽ không vào được.`,
    otherwise: (name: string) =>
      `Tài khoản của ${name} đã gắn với người khác ở hệ thống định danh, nên sẽ không vào được. Gỡ ở trang tài khoản nếu gắn nhầm.`,
    nobody: (attribute: string) =>
      `Không tài khoản nào khớp: thuộc tính ${attribute} không có hoặc không trùng tên nào ở đây. Lập tài khoản cùng tên, đổi OIDC_ACCOUNT_CLAIM, hoặc gắn tài khoản ở trang tài khoản.`,
    secondFactor: 'Đã xác thực hai lớp ở hệ thống định danh: ở đây không hỏi mã nữa.',
    noSecondFactor: 'Không có dấu hiệu xác thực hai lớp: theo quy định của tài khoản ở đây.',
  },
  linked: {
    label: 'Đăng nhập một lần',
    none: 'Chưa gắn. Lần đầu đăng nhập ở hệ thống định danh bằng đúng tên này thì tự gắn.',
    since: (issuer: string, moment: string) => `Đã gắn với một người ở ${issuer} từ ${moment}.`,
    link: 'Gắn với một người',
    unlink: 'Gỡ',
    unlinkSure: 'Gỡ rồi thì người trùng tên đăng nhập ở hệ thống định danh sẽ gắn lại ở lần đăng nhập sau.',
    field: 'Mã của người ấy ở hệ thống định danh (sub)',
    hint: 'Lấy ở trang quản trị của hệ thống định danh, hoặc từ kết quả đăng nhập thử',
    save: 'Gắn',
    missing: 'Nhập mã của người ấy.',
    taken: 'Mã này đã gắn với một tài khoản khác.',
  },
}

export type OidcScreenText = typeof oidcScreenVi
