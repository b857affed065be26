import type { Bilingual, Params } from './language.ts'
import { momentText } from './moment-text.ts'

const server = ({ host, port }: Params): string => `${host}:${port}`
const RESTART = { vi: 'Sửa xong thì khởi động lại La Bàn.', en: 'Then restart La Bàn.' } as const

/** What an examination finds of mail. */
export const MAIL_FINDINGS = {
  mail: {
    name: {
      vi: (said) => `Máy chủ thư ${server(said)} nhận kết nối sau ${said['ms']} mili giây; thư gửi từ ${said['from']}`,
      en: (said) =>
        `The mail server ${server(said)} lets us in after ${said['ms']} ms; mail is sent from ${said['from']}`,
    },
    remedy: { vi: () => '', en: () => '' },
  },
  'no-mail': {
    name: {
      vi: () => 'Chưa gửi thư: thông báo chỉ có trong La Bàn',
      en: () => 'No mail is sent: notices stand in La Bàn only',
    },
    remedy: {
      vi: () =>
        'Muốn gửi thư: đặt SMTP_URL (như smtps://tên:mật-khẩu@mail.tinh.gov.vn), MAIL_FROM (như La Bàn <laban@tinh.gov.vn>) và BASE_URL, rồi khởi động lại La Bàn.',
      en: () =>
        'To send mail: set SMTP_URL (such as smtps://name:password@mail.tinh.gov.vn), MAIL_FROM (such as La Bàn <laban@tinh.gov.vn>) and BASE_URL, then restart La Bàn.',
    },
  },
  'mail-away': {
    name: {
      vi: (said) => `Không làm việc được với máy chủ thư ${server(said)}: ${said['said']}`,
      en: (said) => `The mail server ${server(said)} cannot be worked with: ${said['said']}`,
    },
    remedy: {
      vi: (said) =>
        `Kiểm tra tên máy và cổng trong SMTP_URL, và tường lửa cho máy chủ La Bàn đi tới ${server(said)}. ${RESTART.vi}`,
      en: (said) =>
        `See that SMTP_URL names the right host and port, and that the firewall lets La Bàn’s server reach ${server(said)}. ${RESTART.en}`,
    },
  },
  'mail-sign-in': {
    name: {
      vi: (said) => `Máy chủ thư ${server(said)} không nhận tên hoặc mật khẩu: ${said['said']}`,
      en: (said) => `The mail server ${server(said)} does not take the name or password: ${said['said']}`,
    },
    remedy: {
      vi: () =>
        `Kiểm tra tên và mật khẩu trong SMTP_URL (hoặc tệp của SMTP_URL_FILE); ký tự đặc biệt ghi theo mã %, như @ là %40. ${RESTART.vi}`,
      en: () =>
        `Check the name and password in SMTP_URL (or in the file of SMTP_URL_FILE); special characters are written with %, such as %40 for @. ${RESTART.en}`,
    },
  },
  'mail-not-encrypted': {
    name: {
      vi: (said) => `Không mã hoá được đường tới máy chủ thư ${server(said)}: ${said['said']}`,
      en: (said) => `The way to the mail server ${server(said)} cannot be encrypted: ${said['said']}`,
    },
    remedy: {
      vi: () =>
        `Hỏi người quản trị thư cổng có mã hoá: smtps:// (thường là 465) hoặc smtp:// có STARTTLS (thường là 587), và chứng thư còn hạn. Chỉ trong mạng riêng mới thêm ?tls=off vào SMTP_URL. ${RESTART.vi}`,
      en: () =>
        `Ask the mail administrator for an encrypted port: smtps:// (465 as a rule) or smtp:// with STARTTLS (587 as a rule), with a valid certificate. Add ?tls=off to SMTP_URL in a private network only. ${RESTART.en}`,
    },
  },
  outbox: {
    name: {
      vi: ({ waiting, days }) => `${waiting} thư chờ gửi; ${days} ngày qua không thư nào gặp trở ngại`,
      en: ({ waiting, days }) => `${waiting} mails wait; none had trouble in the last ${days} days`,
    },
    remedy: { vi: () => '', en: () => '' },
  },
  'outbox-late': {
    name: {
      vi: ({ waiting, at }) => `${waiting} thư chờ gửi, lâu nhất đến hạn từ ${momentText(String(at), 'vi')}`,
      en: ({ waiting, at }) => `${waiting} mails wait, the oldest due since ${momentText(String(at), 'en')}`,
    },
    remedy: {
      vi: () =>
        'Xem mục Máy chủ thư ở trên và lần gửi gần nhất trong hộp thư đi. Thư tự gửi lại khi máy chủ thư nhận; nếu máy chủ thư bình thường, khởi động lại La Bàn.',
      en: () =>
        'Look at the mail server above and at the last tries in the outbox. Mails go again once the server takes them; if it is in order, restart La Bàn.',
    },
  },
  'outbox-troubled': {
    name: {
      vi: ({ waiting, failed, unknown, days }) =>
        `${waiting} thư chờ gửi; ${days} ngày qua ${failed} thư không gửi được, ${unknown} thư chưa rõ kết quả`,
      en: ({ waiting, failed, unknown, days }) =>
        `${waiting} mails wait; in the last ${days} days ${failed} failed and ${unknown} have an unknown end`,
    },
    remedy: {
      vi: () =>
        'Mở hộp thư đi, đọc câu trả lời của máy chủ thư ở từng thư. Sửa địa chỉ trong tài khoản nếu sai, rồi bấm Gửi lại.',
      en: () =>
        'Open the outbox and read what the mail server answered to each. Mend a wrong address in the account, then send again.',
    },
  },
} as const satisfies Record<string, Readonly<Record<'name' | 'remedy', Bilingual>>>
