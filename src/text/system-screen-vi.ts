import type { SystemFinding } from '#contract/examination.ts'
import type { MailState, TryOutcome } from '#domain/message/mail.ts'
import type { NoticeKind } from '#domain/message/notice.ts'

type State = SystemFinding['state']

/** The sentences of the system page, the outbox and the way into administration. */
export const systemScreenVi = {
  administration: {
    title: 'Quản trị',
    lede: 'Chọn phần cần làm.',
    parts: {
      register: 'Tên, loại, mã định danh, nơi trực thuộc và người có thẩm quyền của từng đơn vị, theo ngày.',
      groups: 'Những nhóm được xếp hạng riêng, tên và thứ tự của chúng.',
      succession: 'Nhập, tách, đổi tên, giải thể theo quyết định; xem trước những gì sẽ chuyển.',
      accounts: 'Ai đăng nhập được, với vai trò nào, cho đơn vị nào.',
      files: 'Danh mục đơn vị và tài khoản từ tệp Excel hoặc CSV.',
      system: 'Thư, đĩa, sao lưu, cơ sở dữ liệu và những phần khác của bản cài đặt, kèm cách khắc phục.',
      outbox: 'Thư chờ gửi, đã gửi, không gửi được; gửi lại.',
      history: 'Ai đã làm gì, lúc nào; kiểm tra nhật ký còn nguyên vẹn.',
    },
    history: 'Nhật ký',
  },
  ways: { system: 'Kiểm tra hệ thống', outbox: 'Hộp thư đi' },
  title: 'Kiểm tra hệ thống',
  lede: 'Những phần mà La Bàn cần để chạy, và việc cần làm ở phần chưa ổn.',
  again: 'Kiểm tra lại',
  examining: 'Đang kiểm tra',
  answer: (counts: Readonly<Record<State, string>>, none: readonly State[]) =>
    none.includes('broken') && none.includes('remark')
      ? `Không có mục nào hỏng: ${counts.fine} mục bình thường, ${counts.unused} mục chưa dùng.`
      : `${counts.broken} mục hỏng, ${counts.remark} mục nên xem, ${counts.fine} mục bình thường, ${counts.unused} mục chưa dùng.`,
  at: (moment: string) => `Kiểm tra lúc ${moment}.`,
  list: 'Kết quả kiểm tra',
  head: { look: 'Mục', state: 'Tình trạng', found: 'Kết quả và việc cần làm', since: 'Thấy từ' },
  states: { broken: 'Hỏng', remark: 'Nên xem', fine: 'Bình thường', unused: 'Chưa dùng' } satisfies Record<
    State,
    string
  >,
  todo: 'Việc cần làm:',
  toUse: 'Nếu muốn dùng:',
  toOutbox: 'Mở hộp thư đi',
  server: {
    heading: 'Máy chủ này',
    version: 'Phiên bản',
    commit: 'Bản dựng',
    schema: 'Cấu trúc dữ liệu',
    since: 'Chạy từ',
  },
  notes: [
    'Biến cấu hình (SMTP_URL, LABAN_BACKUPS…) đặt ở nơi khởi động La Bàn; sửa xong thì khởi động lại. Kiểm tra cấu hình trước: npx laban config check',
    'Trên máy chủ, npx laban doctor in ra cùng kết quả.',
    'Máy chủ không cần Chromium hay trình duyệt nào: trang in do trình duyệt của người dùng làm.',
  ],
  testMail: {
    button: 'Gửi thư thử cho tôi',
    sending: 'Đang gửi thư thử',
    wait: (seconds: string) => `Mỗi phút gửi được một thư thử. Đợi ${seconds} giây.`,
    toAccount: 'Mở trang tài khoản của mình',
    outcomes: {
      accepted: (address) => `Máy chủ thư đã nhận thư gửi tới ${address}. Mở hộp thư ấy để xem thư đã đến.`,
      refused: (address, said) => `Máy chủ thư từ chối thư gửi tới ${address}: ${said}`,
      deferred: (address, said) => `Thư gửi tới ${address} chưa đi được: ${said}`,
      unclear: (address, said) => `Không rõ thư gửi tới ${address} đã đi hay chưa: ${said}`,
    } satisfies Record<TryOutcome, (address: string, said: string) => string>,
  },
  outbox: {
    title: 'Hộp thư đi',
    lede: 'Thư báo của La Bàn, mới nhất ở trên. Từ 21:00 đến 07:00 không gửi thư.',
    state: 'Tình trạng',
    allStates: 'Mọi tình trạng',
    list: 'Các thư',
    none: 'Chưa có thư nào. Thư được ghi vào đây khi máy chủ đã đặt SMTP_URL và có việc cần báo.',
    noneSuch: 'Không có thư nào như vậy.',
    head: { to: 'Người nhận', about: 'Việc báo', state: 'Tình trạng', act: 'Gửi lại' },
    states: {
      waiting: 'chờ gửi',
      sending: 'đang gửi',
      sent: 'đã gửi',
      failed: 'không gửi được',
      unknown: 'chưa rõ kết quả',
    } satisfies Record<MailState, string>,
    told: (moment: string) => `báo lúc ${moment}`,
    due: (moment: string) => `gửi từ ${moment}`,
    sent: (moment: string) => `gửi lúc ${moment}`,
    tries: (count: string) => `đã thử ${count} lần`,
    said: (answer: string) => `Trả lời: ${answer}`,
    givenUp: {
      'sender-lost': 'máy chủ La Bàn dừng khi đang gửi',
      'restored-from-backup': 'đã chờ gửi khi khôi phục từ bản sao lưu',
      'too-old': 'quá bốn ngày chưa gửi được',
    } as Readonly<Record<string, string>>,
    resend: 'Gửi lại',
    resendLabel: (name: string, kind: string) => `Gửi lại cho ${name}: ${kind}`,
    twice: 'Thư chưa rõ kết quả có thể đã đến; gửi lại thì người nhận có thể nhận hai lần.',
    resent: (name: string) => `Thư cho ${name} đã được xếp vào hàng chờ gửi.`,
    first: 'Về thư mới nhất',
    older: 'Các thư cũ hơn',
    pages: 'Các trang của hộp thư đi',
  },
  kinds: {
    'round-opened': 'Mở đợt đánh giá',
    reminder: 'Nhắc nộp hồ sơ',
    'deadline-over': 'Quá hạn nộp',
    'deadline-put-off': 'Lùi hạn nộp',
    'deadline-put-off-by-outage': 'Lùi hạn nộp vì máy chủ ngừng',
    'entry-put-off': 'Lùi hạn nộp của cả đợt',
    'not-submitted': 'Đơn vị chưa nộp',
    'submission-received': 'Hồ sơ đã nộp',
    'submission-recalled': 'Hồ sơ được rút lại',
    'finding-released': 'Có kết quả thẩm định',
    'finding-to-review': 'Kết quả cần xem lại',
    'explanation-opened': 'Mở giải trình',
    'explanation-given': 'Có giải trình mới',
    'explanation-ended': 'Giải trình đã xong',
    reopened: 'Mở lại tiêu chí',
    approved: 'Đã phê duyệt',
    'remark-mention': 'Được nhắc tên trong ghi chú',
    'evidence-quarantined': 'Tệp bị cách ly',
  } satisfies Record<NoticeKind, string>,
}

export type SystemScreenText = typeof systemScreenVi
