import type { Language } from './language.ts'

type Start = {
  readonly firstAdministrator: (said: { userName: string; address: string }) => string
  readonly portTaken: (port: number) => string
  readonly portNotAllowed: (port: number) => string
  readonly noAddress: (host: string) => string
  readonly newerSchema: (unknown: string) => string
  readonly noDatabase: (reason: string) => string
  readonly databaseLost: string
  readonly withoutContent: string
}

/** What a start says, or why there is none. */
export const STARTING = {
  vi: {
    firstAdministrator: ({ userName, address }) =>
      `Chưa có quản trị viên nào vào được. Mở tài khoản "${userName}" bằng đường dẫn dùng một lần (hạn 24 giờ):\n  ${address}`,
    portTaken: (port) =>
      `Cổng ${port} đang có chương trình khác dùng. Tắt chương trình đó, hoặc chạy với cổng khác: PORT=${port + 1} npm start`,
    portNotAllowed: (port) => `Không được phép mở cổng ${port}. Chọn cổng từ 1024 trở lên: PORT=8080 npm start`,
    noAddress: (host) => `Máy này không có địa chỉ HOST=${host}.`,
    newerSchema: (unknown) =>
      `Cơ sở dữ liệu do bản La Bàn mới hơn ghi (${unknown}). Chạy bản mới hơn đó; bản này không ghi vào để không làm hỏng dữ liệu.`,
    noDatabase: (reason) =>
      `Không kết nối được cơ sở dữ liệu của DATABASE_URL (${reason}). Kiểm tra máy chủ PostgreSQL đang chạy, tên người dùng, mật khẩu và tên cơ sở dữ liệu.`,
    databaseLost: 'PostgreSQL của La Bàn đã ngừng ngoài ý muốn. La Bàn dừng lại; chạy lại để tiếp tục.',
    withoutContent: 'Cơ sở dữ liệu chưa có bộ chỉ số nào. Chạy: npx laban content load',
  },
  en: {
    firstAdministrator: ({ userName, address }) =>
      `No administrator can come in yet. Open the account "${userName}" by this one-time link (valid for 24 hours):\n  ${address}`,
    portTaken: (port) =>
      `Port ${port} is taken. Stop the other program, or take another port: PORT=${port + 1} npm start`,
    portNotAllowed: (port) => `Port ${port} may not be opened. Take one from 1024 up: PORT=8080 npm start`,
    noAddress: (host) => `This machine has no address HOST=${host}.`,
    newerSchema: (unknown) =>
      `The database was written by a newer La Bàn (${unknown}). Run that one; this one does not write, so that nothing is damaged.`,
    noDatabase: (reason) =>
      `The database of DATABASE_URL cannot be reached (${reason}). Check that PostgreSQL runs, and the user, password and database name.`,
    databaseLost: 'The PostgreSQL of La Bàn has ended by itself. La Bàn stops; start it again to go on.',
    withoutContent: 'The database has no index set yet. Run: npx laban content load',
  },
} as const satisfies Record<Language, Start>
