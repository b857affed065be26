import type { Problem } from '#contract/refusal.ts'
import type { Language } from './language.ts'
import { APPRAISAL_REFUSALS } from './appraisal-refusals.ts'
import { HANDOVER_REFUSALS } from './handover-refusals.ts'
import { OIDC_REFUSALS } from './oidc-refusals.ts'
import { API_TOKEN_REFUSALS } from './api-token-refusals.ts'
import { MOVE_REFUSALS } from './submission-refusals.ts'

/** What a caller reads when the server says no. */
export const REFUSALS = {
  vi: {
    'not-found': 'Không có dữ liệu ở địa chỉ này.',
    'bad-input': 'Địa chỉ hoặc dữ liệu gửi lên chưa đúng.',
    'too-large': 'Dữ liệu gửi lên quá lớn.',
    'not-signed-in': 'Cần đăng nhập để làm việc này.',
    'second-factor-needed': 'Cần nhập mã xác thực của thiết bị thứ hai để tiếp tục.',
    'not-permitted': 'Tài khoản này không được giao việc này. Cơ quan quản trị có thể giao thêm quyền.',
    'wrong-state': 'Việc này không còn làm được ở trạng thái hiện tại. Tải lại trang để xem trạng thái mới.',
    stale: 'Người khác đã sửa trước, nên thay đổi này chưa được ghi. Xem nội dung hiện tại rồi quyết định.',
    'key-reused': 'Khoá chống gửi trùng này đã dùng cho một nội dung khác. Gửi lại với khoá mới.',
    'too-many-requests': 'Gửi quá nhiều yêu cầu. Đợi rồi thử lại.',
    unavailable:
      'Hệ thống đang tạm ngừng hoặc quá tải. Thử lại sau ít phút: gửi lại cùng một nội dung là an toàn, chỉ được ghi một lần.',
    'wrong-credentials': 'Tên đăng nhập hoặc mật khẩu chưa đúng.',
    'wrong-code': 'Mã xác thực chưa đúng hoặc đã dùng. Đợi mã kế tiếp rồi nhập lại.',
    'link-not-valid': 'Đường dẫn này đã dùng hoặc đã hết hạn. Cơ quan quản trị có thể cấp đường dẫn mới.',
    'weak-password': 'Mật khẩu này dễ đoán. Dùng ít nhất 12 ký tự, không dùng từ hay mật khẩu quen thuộc.',
    'name-taken': 'Tên này đã có người dùng. Chọn tên khác.',
    'own-account': 'Không tự làm việc này với tài khoản của mình. Nhờ một quản trị viên khác.',
    'grant-not-fitting':
      'Phạm vi chưa hợp với vai trò: cán bộ đơn vị cần đơn vị, người xác minh cần số liệu, người thẩm định cần tiêu chí.',
    'foreign-origin':
      'Yêu cầu này đến từ một trang khác nên không được thực hiện. Mở lại trang của hệ thống rồi thử lại.',
    'value-not-saved': 'Số liệu này chưa ghi được. Sửa theo chỉ dẫn bên cạnh ô nhập.',
    'register-not-changed': 'Danh mục đơn vị chưa được sửa vì có chỗ chưa đúng.',
    'file-not-taken': 'Tệp này không nhận được. Xem lý do kèm theo.',
    'too-many-uploads': 'Đang có quá nhiều tệp gửi dở. Gửi xong hoặc huỷ bớt rồi thử lại.',
    'upload-version': 'Chương trình gửi tệp dùng phiên bản tus khác. Máy chủ nhận tus 1.0.0.',
    'workbook-not-read': 'Tệp Excel này không đọc được. Xem lý do kèm theo.',
    'workbook-has-faults': 'Tệp Excel còn dòng lỗi nên chưa ghi gì. Sửa các dòng đó, hoặc chọn chỉ nhập dòng hợp lệ.',
    'no-preview': 'Tệp này không xem trước được. Tải về để mở.',
    'not-imported': 'Tệp này chưa được nhập vì có chỗ cần sửa. Sửa theo danh sách lỗi rồi gửi lại.',
    'round-not-changed': 'Đợt đánh giá chưa được ghi vì có chỗ chưa đúng. Sửa theo chỉ dẫn rồi thử lại.',
    'edition-not-issued': 'Chưa ban hành được vì còn lỗi. Sửa các chỗ được nêu rồi thử lại.',
    'annex-not-read': 'Tệp này không đọc được thành bộ chỉ số. Xem lý do kèm theo.',
    'edition-file-not-read': 'Tệp này chưa đọc được thành bộ chỉ số. Sửa các chỗ được nêu rồi gửi lại.',
    'mail-not-set-up': 'La Bàn chưa gửi thư: máy chủ chưa đặt SMTP_URL, MAIL_FROM và BASE_URL.',
    'no-own-address': 'Tài khoản này chưa có địa chỉ thư. Ghi địa chỉ ở trang của tài khoản rồi thử lại.',
    ...OIDC_REFUSALS.vi,
    ...API_TOKEN_REFUSALS.vi,
    ...HANDOVER_REFUSALS.vi,
    ...MOVE_REFUSALS.vi,
    ...APPRAISAL_REFUSALS.vi,
    internal: 'Máy chủ gặp lỗi. Thử lại sau ít phút; nếu vẫn lỗi, báo mã yêu cầu cho cơ quan quản trị.',
  },
  en: {
    'not-found': 'There is nothing at this address.',
    'bad-input': 'The address or the data sent does not fit.',
    'too-large': 'The data sent is too large.',
    'not-signed-in': 'Sign in to do this.',
    'second-factor-needed': 'Enter the code of your second device to go on.',
    'not-permitted': 'This account is not charged with this. The administrator can grant more.',
    'wrong-state': 'This cannot be done in the present state any more. Reload the page to see the new one.',
    stale: 'Somebody else changed this first, so this change was not written. See what stands there now, then decide.',
    'key-reused': 'This idempotency key was used for another content. Send again with a new key.',
    'too-many-requests': 'Too many requests. Wait, then try again.',
    unavailable:
      'The system is away or overloaded for the moment. Try again in a few minutes: sending the same again is safe, it is done once.',
    'wrong-credentials': 'The user name or the password is not right.',
    'wrong-code': 'The code is wrong or was used. Wait for the next one and enter it.',
    'link-not-valid': 'This link was used or has expired. The administrator can make a new one.',
    'weak-password': 'This password is easy to guess. Use at least 12 characters, no common word or password.',
    'name-taken': 'This name is taken. Choose another one.',
    'own-account': 'You cannot do this to your own account. Ask another administrator.',
    'grant-not-fitting':
      'The scope does not fit the role: a unit officer needs an organisation, a verifier an item, an appraiser a criterion.',
    'foreign-origin': 'This request came from another site and was not carried out. Open the page anew and try again.',
    'value-not-saved': 'This value could not be saved. Correct it as told beside the field.',
    'register-not-changed': 'The register of organisations was not changed, because something does not fit.',
    'file-not-taken': 'This file cannot be taken in. See the reason given with it.',
    'too-many-uploads': 'Too many uploads are unfinished. Finish or cancel some, then try again.',
    'upload-version': 'The program sends files by another version of tus. This server takes tus 1.0.0.',
    'workbook-not-read': 'This workbook is not read. See the reason given with it.',
    'workbook-has-faults':
      'The workbook has rows with faults, so nothing was written. Mend them, or choose to take the valid rows only.',
    'no-preview': 'There is no preview of this file. Download it to open it.',
    'not-imported': 'The file was not taken, because something must be corrected. See the list of faults.',
    'round-not-changed':
      'The round was not changed, because something does not fit. Correct what is named and try again.',
    'edition-not-issued': 'It cannot be issued while there are faults. Mend what is named, then try again.',
    'annex-not-read': 'This file cannot be read as an index set. See the reason given with it.',
    'edition-file-not-read': 'This file could not be read as an edition. Mend what is named, then send it again.',
    'mail-not-set-up': 'La Bàn sends no mail: SMTP_URL, MAIL_FROM and BASE_URL are not set.',
    'no-own-address': 'This account has no mail address. Enter one on the account’s page, then try again.',
    ...OIDC_REFUSALS.en,
    ...API_TOKEN_REFUSALS.en,
    ...HANDOVER_REFUSALS.en,
    ...MOVE_REFUSALS.en,
    ...APPRAISAL_REFUSALS.en,
    internal:
      'The server failed. Try again in a few minutes; if it fails again, tell the administrator the request id.',
  },
} as const satisfies Record<Language, Record<Problem['code'], string>>
