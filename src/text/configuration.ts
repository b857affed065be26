import type { Bilingual } from './language.ts'

/** What an environment variable is for, and what it takes, as the reference page and the faults say it. */
export type VariableText = {
  readonly vi: string
  readonly en: string
  readonly takes: { readonly vi: string; readonly en: string }
}

const PATH = { vi: 'đường dẫn thư mục', en: 'the path of a folder' }
const wholeNumber = (least: number, most: number) => ({
  vi: `số nguyên từ ${least} đến ${most}`,
  en: `a whole number from ${least} to ${most}`,
})

const PROVIDER_ADDRESS = {
  vi: 'địa chỉ https://… không có dấu ?, hoặc http:// trên cùng máy',
  en: 'an address https://… without a question mark, or http:// on this machine',
}

export const VARIABLES = {
  LABAN_MODE: {
    vi: 'Chế độ chạy. `trial` để dùng thử trên một máy; `production` khi tỉnh dùng thật: không tự tạo bí mật, không nhận giá trị mẫu.',
    en: 'How it runs. `trial` to try it on one machine; `production` for real work: makes no secret by itself, takes no sample value.',
    takes: { vi: 'trial hoặc production', en: 'trial or production' },
  },
  DATABASE_URL: {
    vi: 'PostgreSQL (từ bản 15) của tỉnh. Không đặt: La Bàn tự chạy PostgreSQL riêng trong `LABAN_DATA`.',
    en: 'The PostgreSQL (15 or newer) to use. Not set: La Bàn runs its own PostgreSQL in `LABAN_DATA`.',
    takes: { vi: 'địa chỉ postgres://…', en: 'an address postgres://…' },
  },
  DATABASE_CONNECTIONS: {
    vi: 'Số kết nối tối đa đến PostgreSQL của một tiến trình.',
    en: 'Most connections of one process to PostgreSQL.',
    takes: wholeNumber(2, 500),
  },
  LABAN_DATA: {
    vi: 'Thư mục dữ liệu: tệp và, nếu không có `DATABASE_URL`, cơ sở dữ liệu.',
    en: 'The data folder: files and, without `DATABASE_URL`, the database.',
    takes: PATH,
  },
  LABAN_KEYS: {
    vi: 'Thư mục khoá: khoá ký mốc niêm phong, bí mật của bản cài đặt. Chỉ người chạy La Bàn được đọc; sao lưu riêng.',
    en: 'The folder of keys: the one that signs checkpoints, the installation’s secret. Readable to La Bàn’s user only; back it up apart.',
    takes: PATH,
  },
  LABAN_CHECKPOINTS: {
    vi: 'Thư mục ghi các mốc niêm phong đã ký của nhật ký sự kiện. Khi dùng thật, đặt trên máy hoặc ổ đĩa khác với cơ sở dữ liệu.',
    en: 'The folder that takes the signed checkpoints of the events. In real work: on another machine or disk than the database.',
    takes: PATH,
  },
  LABAN_BACKUPS: {
    vi: 'Thư mục của các bản sao lưu tự động: mỗi đêm lúc 02:00 (giờ Việt Nam), giữ 14 bản mới nhất. Không đặt: không tự sao lưu.',
    en: 'The folder of automatic backups: every night at 02:00 (Vietnamese time), the 14 newest are kept. Not set: no automatic backups.',
    takes: PATH,
  },
  LABAN_SECRET: {
    vi: 'Bí mật của bản cài đặt, 32 byte: niêm phong khoá của thiết bị xác thực hai lớp. Không đặt: đọc tệp `secret` trong `LABAN_KEYS`; ở chế độ trial tệp này được tạo một lần, ở production phải có sẵn. Tạo bằng `npx laban config secret`.',
    en: 'The installation’s secret, 32 bytes: it seals the keys of second factors. Not set: the file `secret` in `LABAN_KEYS` is read; in trial it is made once, in production it must be there. Make one with `npx laban config secret`.',
    takes: {
      vi: '43 ký tự do npx laban config secret in ra',
      en: 'the 43 characters that npx laban config secret prints',
    },
  },
  HOST: {
    vi: 'Địa chỉ lắng nghe. `localhost` chỉ nhận kết nối trong máy; `::` nhận mọi địa chỉ IPv4 và IPv6.',
    en: 'The address to listen on. `localhost` takes connections of this machine only; `::` every address, IPv4 and IPv6.',
    takes: { vi: 'tên máy hoặc địa chỉ', en: 'a host name or an address' },
  },
  PORT: {
    vi: 'Cổng lắng nghe; 0 là một cổng đang trống.',
    en: 'The port to listen on; 0 takes a free one.',
    takes: wholeNumber(0, 65_535),
  },
  BASE_URL: {
    vi: 'Địa chỉ mà người dùng mở, dùng trong đường dẫn gửi cho họ. La Bàn đứng ở gốc của tên miền, chưa chạy dưới một đường dẫn con.',
    en: 'The address that people open, used in links sent to them. La Bàn stands at the root of a domain, not yet below a path.',
    takes: { vi: 'địa chỉ http(s):// không có đường dẫn con', en: 'an http(s):// address without a path' },
  },
  TRUST_PROXY: {
    vi: 'Các proxy được tin khi báo địa chỉ và giao thức của người gọi (X-Forwarded-For, X-Forwarded-Proto). Không đặt: không tin ai.',
    en: 'The proxies that are believed about a caller’s address and protocol (X-Forwarded-For, X-Forwarded-Proto). Not set: none.',
    takes: {
      vi: 'các địa chỉ hoặc dải địa chỉ, cách nhau bằng dấu phẩy; hoặc loopback',
      en: 'addresses or ranges, separated by commas; or loopback',
    },
  },
  SESSION_IDLE_MINUTES: {
    vi: 'Số phút không thao tác thì phiên đăng nhập hết hạn.',
    en: 'Minutes without a request after which a session ends.',
    takes: wholeNumber(1, 1440),
  },
  SESSION_HOURS: {
    vi: 'Số giờ tối đa của một phiên đăng nhập.',
    en: 'Most hours that a session lasts.',
    takes: wholeNumber(1, 168),
  },
  REQUESTS_PER_MINUTE: {
    vi: 'Số yêu cầu mỗi phút đến API từ một địa chỉ (IPv6: một dải /64) trên một tiến trình. Cả một cơ quan có thể chung một địa chỉ. 0: không giới hạn.',
    en: 'Requests a minute to the API from one address (IPv6: a /64) at one process. A whole office may share an address. 0: no limit.',
    takes: wholeNumber(0, 1_000_000),
  },
  SIGN_INS_PER_MINUTE: {
    vi: 'Như trên, riêng cho việc đăng nhập, nhập mã xác thực và mở đường dẫn dùng một lần. 0: không giới hạn.',
    en: 'The same, for signing in, giving a code and opening a one-time link. 0: no limit.',
    takes: wholeNumber(0, 1_000_000),
  },
  TOKEN_REQUESTS_PER_MINUTE: {
    vi: 'Số yêu cầu mỗi phút của một khoá API, từ bất kỳ địa chỉ nào, trên một tiến trình; giới hạn theo địa chỉ vẫn tính. 0: không giới hạn.',
    en: 'Requests a minute by one API token, from wherever it comes, at one process; the limit by address counts as well. 0: no limit.',
    takes: wholeNumber(0, 1_000_000),
  },
  METRICS_TOKEN: {
    vi: 'Mã mà máy giám sát gửi để đọc `/metrics` (`Authorization: Bearer …`). Không đặt: `/metrics` tắt. Tạo bằng `npx laban config secret`.',
    en: 'What the monitoring sends to read `/metrics` (`Authorization: Bearer …`). Not set: `/metrics` is off. Make one with `npx laban config secret`.',
    takes: { vi: 'từ 16 ký tự trở lên, không có dấu cách', en: 'at least 16 characters without spaces' },
  },
  SMTP_URL: {
    vi: 'Máy chủ gửi thư. `smtps://` mã hoá ngay từ đầu; `smtp://` bắt buộc STARTTLS, trừ máy chủ cùng máy hoặc khi thêm `?tls=off`. Không đặt: chỉ thông báo trong ứng dụng, không gửi thư.',
    en: 'The server that takes mail. `smtps://` encrypts from the start; `smtp://` demands STARTTLS, but for a server on this machine or with `?tls=off`. Not set: notices in the application only, no mail.',
    takes: { vi: 'địa chỉ smtps://… hoặc smtp://…', en: 'an address smtps://… or smtp://…' },
  },
  MAIL_FROM: {
    vi: 'Người gửi ghi trên thư. Cần có khi đặt `SMTP_URL`.',
    en: 'The sender that mails name. Needed with `SMTP_URL`.',
    takes: { vi: 'tên và địa chỉ, hoặc địa chỉ', en: 'a name with an address, or an address' },
  },
  OIDC_ISSUER: {
    vi: 'Hệ thống định danh (OpenID Connect) của tỉnh: người dùng đăng nhập bằng tài khoản ở đó. Không đặt: chỉ có tên và mật khẩu. Cần thêm `OIDC_CLIENT_ID` và `BASE_URL`.',
    en: 'The province’s identity provider (OpenID Connect), by whose accounts people sign in. Not set: names and passwords only. Needs `OIDC_CLIENT_ID` and `BASE_URL`.',
    takes: PROVIDER_ADDRESS,
  },
  OIDC_CLIENT_ID: {
    vi: 'Tên mà hệ thống định danh đặt cho La Bàn.',
    en: 'The name that the identity provider has given La Bàn.',
    takes: { vi: 'chữ không dấu cách', en: 'text without spaces' },
  },
  OIDC_CLIENT_SECRET: {
    vi: 'Bí mật của La Bàn ở hệ thống định danh. Không đặt: La Bàn là ứng dụng công khai, chỉ có PKCE.',
    en: 'La Bàn’s secret at the identity provider. Not set: La Bàn is a public client, with PKCE alone.',
    takes: { vi: 'từ 8 ký tự trở lên, không có dấu cách', en: 'at least 8 characters without spaces' },
  },
  OIDC_SCOPES: {
    vi: 'Những gì xin ở hệ thống định danh.',
    en: 'What is asked of the identity provider.',
    takes: { vi: 'các từ cách nhau bằng dấu cách, có openid', en: 'words separated by spaces, openid among them' },
  },
  OIDC_ACCOUNT_CLAIM: {
    vi: 'Thuộc tính cho biết tên đăng nhập ở La Bàn, dùng ở lần đăng nhập đầu; `email` thì so với thư điện tử đã được xác minh. Từ lần sau người ấy được nhận ra bằng `sub`.',
    en: 'The attribute that tells the user name here, for the first sign-in; `email` is compared with the account’s address where the provider has verified it. Afterwards the person is known by `sub`.',
    takes: { vi: 'tên một thuộc tính', en: 'the name of an attribute' },
  },
  OIDC_SECOND_FACTOR: {
    vi: 'Giá trị của `amr` hoặc `acr` cho biết đã xác thực hai lớp ở hệ thống định danh; khi có thì La Bàn không hỏi mã nữa. Không đặt: luôn theo quy định của tài khoản.',
    en: 'Values of `amr` or `acr` by which the identity provider says that a second factor was given there; then none is asked here. Not set: the account’s own rules hold.',
    takes: { vi: 'các từ cách nhau bằng dấu phẩy', en: 'words separated by commas' },
  },
  OIDC_BUTTON: {
    vi: 'Chữ trên nút ở trang đăng nhập. Không đặt: “Đăng nhập bằng tài khoản của tỉnh”.',
    en: 'The words of the button on the sign-in page. Not set: “Sign in with the province’s account”.',
    takes: { vi: 'một dòng, nhiều nhất 60 ký tự', en: 'one line of at most 60 characters' },
  },
  OIDC_AUTHORIZATION_URL: {
    vi: 'Nơi trình duyệt tới đăng nhập, khi hệ thống định danh không tự mô tả. Đặt cả ba địa chỉ này thì La Bàn không hỏi bản mô tả.',
    en: 'Where browsers go to sign in, for a provider that does not describe itself. With all three addresses set its description is not asked for.',
    takes: PROVIDER_ADDRESS,
  },
  OIDC_TOKEN_URL: {
    vi: 'Nơi La Bàn đổi mã lấy xác nhận.',
    en: 'Where La Bàn exchanges the code.',
    takes: PROVIDER_ADDRESS,
  },
  OIDC_KEYS_URL: {
    vi: 'Nơi có khoá công khai để kiểm chữ ký.',
    en: 'Where the public keys for signatures are.',
    takes: PROVIDER_ADDRESS,
  },
  OIDC_USERINFO_URL: {
    vi: 'Nơi hỏi thêm thuộc tính.',
    en: 'Where further attributes are asked for.',
    takes: PROVIDER_ADDRESS,
  },
  OIDC_SIGN_OUT_URL: {
    vi: 'Nơi kết thúc phiên ở hệ thống định danh khi đăng xuất.',
    en: 'Where the session at the identity provider ends on signing out.',
    takes: PROVIDER_ADDRESS,
  },
  HELP_CONTACT: {
    vi: 'Người dùng cần trợ giúp thì hỏi ai: tên, điện thoại, thư điện tử; ghi ở chân mọi trang.',
    en: 'Whom users ask for help: name, telephone, mail address; it stands at the foot of every page.',
    takes: { vi: 'một dòng, nhiều nhất 200 ký tự', en: 'one line of at most 200 characters' },
  },
  LARGEST_FILE_MB: {
    vi: 'Dung lượng lớn nhất của một tệp minh chứng, tính bằng MB. Tệp trên 5 MB được gửi theo từng phần.',
    en: 'The largest file of evidence, in MB. A file above 5 MB is sent in pieces.',
    takes: wholeNumber(5, 2000),
  },
  CLAMD_ADDRESS: {
    vi: 'Trình quét vi-rút clamd mà mọi tệp minh chứng đi qua. `StreamMaxLength` của clamd phải không nhỏ hơn `LARGEST_FILE_MB`. Không đặt: tệp không được quét và vẫn dùng được.',
    en: 'The virus scanner clamd that every file of evidence passes. `StreamMaxLength` of clamd must not be less than `LARGEST_FILE_MB`. Not set: files are not scanned, and used all the same.',
    takes: { vi: 'máy:cổng, hoặc đường dẫn của socket', en: 'host:port, or the path of a socket' },
  },
  LIBREOFFICE: {
    vi: 'Chương trình LibreOffice vẽ trang xem trước của tệp Word, Excel. Không đặt: tìm `soffice` trong `PATH`; không có thì tệp ấy chỉ tải về được.',
    en: 'The LibreOffice program that draws the pages of Word and Excel files. Not set: `soffice` is looked for in `PATH`; without one such files can only be downloaded.',
    takes: {
      vi: 'đường dẫn đầy đủ của một chương trình có trên máy',
      en: 'the full path of a program on this machine',
    },
  },
  LOG_LEVEL: {
    vi: 'Mức ghi nhật ký. Từ `info` trở xuống có một dòng cho mỗi yêu cầu. Mặc định: `info` ở production, `warn` ở trial.',
    en: 'How much is logged. From `info` on there is one line a request. By default `info` in production, `warn` in trial.',
    takes: { vi: 'silent, error, warn, info hoặc debug', en: 'silent, error, warn, info or debug' },
  },
} as const satisfies Record<string, VariableText>

/** What can be wrong with the environment; {name}, {found}, {takes}, {example}, {path}, {known} as each needs. */
export const CONFIGURATION_FAULTS = {
  unfit: {
    vi: ({ name, found, takesVi, example }) =>
      `${name}${found} không dùng được: cần ${takesVi}. Ví dụ: ${name}=${example}`,
    en: ({ name, found, takesEn, example }) =>
      `${name}${found} cannot be used: it takes ${takesEn}. For example: ${name}=${example}`,
  },
  unknown: {
    vi: ({ name, known }) => `${name} không phải tên biến của La Bàn. Các tên có: ${known}`,
    en: ({ name, known }) => `${name} is no variable of La Bàn. There are: ${known}`,
  },
  twice: {
    vi: ({ name }) => `Đặt ${name} hoặc ${name}_FILE, không đặt cả hai.`,
    en: ({ name }) => `Set ${name} or ${name}_FILE, not both.`,
  },
  unreadable: {
    vi: ({ name, path }) => `Không đọc được tệp của ${name}_FILE: ${path}`,
    en: ({ name, path }) => `The file of ${name}_FILE cannot be read: ${path}`,
  },
  sample: {
    vi: ({ name }) =>
      `${name} còn là giá trị mẫu hoặc quá dễ đoán, không dùng được ở production. Tạo giá trị mới: npx laban config secret`,
    en: ({ name }) =>
      `${name} is a sample or too easy to guess, and cannot be used in production. Make a new one: npx laban config secret`,
  },
  'with-mail': {
    vi: ({ name, example }) => `Đặt SMTP_URL thì phải đặt cả ${name}. Ví dụ: ${name}=${example}`,
    en: ({ name, example }) => `SMTP_URL needs ${name} too. For example: ${name}=${example}`,
  },
  'with-oidc': {
    vi: ({ name, example }) => `Đăng nhập một lần cần ${name}. Ví dụ: ${name}=${example}`,
    en: ({ name, example }) => `Single sign-on needs ${name}. For example: ${name}=${example}`,
  },
  'secret-absent': {
    vi: ({ path }) =>
      `Chưa có bí mật của bản cài đặt. Tạo: (umask 077; npx laban config secret > ${path}) (hoặc đặt LABAN_SECRET_FILE)`,
    en: ({ path }) =>
      `The installation has no secret. Make it: (umask 077; npx laban config secret > ${path}) (or set LABAN_SECRET_FILE)`,
  },
  'secret-unfit': {
    vi: ({ path }) =>
      `Tệp ${path} không chứa bí mật do npx laban config secret in ra. Khôi phục tệp này từ bản sao lưu khoá.`,
    en: ({ path }) =>
      `The file ${path} does not hold what npx laban config secret prints. Restore it from the backup of the keys.`,
  },
} as const satisfies Record<string, Bilingual>

/** What is allowed, and better done otherwise. */
export const CONFIGURATION_WARNINGS = {
  'checkpoints-inside': {
    vi: ({ path }) =>
      `Mốc niêm phong đang ghi vào ${path}, cùng chỗ với dữ liệu: ai sửa được dữ liệu cũng sửa được chúng. Đặt LABAN_CHECKPOINTS trên máy hoặc ổ đĩa khác.`,
    en: ({ path }) =>
      `The checkpoints are written to ${path}, where the data lies: who can change the one can change the other. Set LABAN_CHECKPOINTS to another machine or disk.`,
  },
  'not-encrypted': {
    vi: ({ url }) => `BASE_URL=${url} không mã hoá: mật khẩu đi qua mạng ở dạng đọc được. Dùng https://.`,
    en: ({ url }) => `BASE_URL=${url} is not encrypted: passwords cross the network in clear. Use https://.`,
  },
} as const satisfies Record<string, Bilingual>
