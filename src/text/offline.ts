import type { Language } from './language.ts'

const vi = {
  offline: 'Ngoại tuyến.',
  kept: 'Số đã gõ được giữ trên máy này và tự gửi khi có mạng.',
  unkept: 'Nội dung đang gõ ở trang này chưa gửi được cho đến khi có mạng lại; đừng đóng trang.',
  limits: 'Lúc này chưa kiểm tra biểu, xem lịch sử, thêm minh chứng, chép từ kỳ trước hay nộp hồ sơ được.',
  asOf: (moment: string) => `Biểu hiện như lần tải gần nhất, ${moment}.`,
  elsewhere: (count: string) => `${count} số đã gõ còn chưa gửi. Mở biểu để gửi:`,
  works:
    'Khi ngoại tuyến chỉ mở được biểu số liệu của đơn vị mình đã mở trước đó trên máy này, trong cùng phiên đăng nhập. Số đã gõ vẫn giữ trên máy.',
  forms: 'Biểu mở được lúc này',
  version: {
    title: 'Có bản mới',
    said: 'Tải lại để dùng bản mới của La Bàn. Số đã gõ được giữ nguyên.',
    reload: 'Tải lại',
    later: 'Để sau',
  },
  signOut: {
    title: (count: string) => `Còn ${count} số đã gõ chưa gửi`,
    said: 'Chọn cách xử lý rồi đăng xuất.',
    offline: 'Đang ngoại tuyến nên chưa gửi được.',
    send: 'Gửi rồi đăng xuất',
    keep: 'Giữ trên máy này cho tôi',
    keepHint: 'Chỉ hiện lại khi đúng tài khoản này đăng nhập trên máy này.',
    remove: 'Xoá các số chưa gửi',
    stay: 'Chưa đăng xuất',
    left: (count: string, reasons: string) => `Chưa gửi được ${count} số. ${reasons}`,
    look: 'Có số cần xem lại: mở biểu để sửa hoặc chọn giá trị.',
    unreachable: 'Không nối được tới máy chủ.',
  },
  closed: {
    title: (count: string) => `${count} số đã gõ chưa gửi`,
    said: 'Biểu không còn nhận số của tài khoản này: hồ sơ đã nộp, hoặc việc nhập đã giao cho người khác. Các số dưới đây vẫn giữ trên máy này.',
    drop: 'Bỏ',
    dropName: (item: string) => `Bỏ số đã gõ của ${item}`,
  },
}

export type OfflineText = typeof vi

const en: OfflineText = {
  offline: 'Offline.',
  kept: 'What you typed is kept on this machine and sent by itself when the connection is back.',
  unkept: 'What you type on this page is not sent until the connection is back; do not close the page.',
  limits: 'For now the form cannot be checked or submitted; history, evidence and copying need the connection.',
  asOf: (moment) => `The form as it was last loaded, ${moment}.`,
  elsewhere: (count) => `${count} typed figures have not been sent. Open the form to send them:`,
  works:
    'Offline, only forms of your own unit open that were opened before on this machine and in the same session. What you typed is kept.',
  forms: 'Forms that open now',
  version: {
    title: 'There is a new version',
    said: 'Reload to use the new version of La Bàn. What you typed is kept.',
    reload: 'Reload',
    later: 'Later',
  },
  signOut: {
    title: (count) => `${count} typed figures have not been sent`,
    said: 'Choose what happens to them, then sign out.',
    offline: 'There is no connection, so they cannot be sent now.',
    send: 'Send and sign out',
    keep: 'Keep them on this machine for me',
    keepHint: 'They show again only when this account signs in on this machine.',
    remove: 'Delete what was not sent',
    stay: 'Stay signed in',
    left: (count, reasons) => `${count} figures could not be sent. ${reasons}`,
    look: 'Some need a look: open the form to correct them or to choose a value.',
    unreachable: 'The server cannot be reached.',
  },
  closed: {
    title: (count) => `${count} typed figures have not been sent`,
    said: 'The form takes no more figures of this account: it was submitted, or somebody else enters it now. These are still kept on this machine.',
    drop: 'Drop',
    dropName: (item) => `Drop what was typed for ${item}`,
  },
}

/** The sentences of working without a connection. Figures and moments arrive as text. */
export const OFFLINE: Record<Language, OfflineText> = { vi, en }
