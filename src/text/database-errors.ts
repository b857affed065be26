import { reasonText } from './file-reasons.ts'
import type { Bilingual, Language, Params } from './language.ts'
import { shown } from './shown.ts'

/** Why the PostgreSQL that La Bàn runs by itself is not there, and what to do. */
export function databaseErrorText(code: keyof typeof DATABASE_ERRORS, params: Params, language: Language): string {
  return DATABASE_ERRORS[code][language](params)
}

export const DATABASE_ERRORS = {
  'no-binaries': {
    vi: ({ platform }) =>
      `Không có PostgreSQL đi kèm cho ${platform}. Đặt DATABASE_URL trỏ tới một PostgreSQL từ bản 15 trở lên, hoặc chạy lại "npm ci" nếu đã bỏ qua các gói tùy chọn.`,
    en: ({ platform }) =>
      `No bundled PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or later, or run "npm ci" again if optional packages were left out.`,
  },
  'cannot-run-binaries': {
    vi: ({ program, detail }) =>
      `PostgreSQL đi kèm không chạy được trên máy này (${program}: ${tail(detail)}). Chạy lại "npm ci" không kèm --ignore-scripts; nếu vẫn lỗi, đặt DATABASE_URL trỏ tới một PostgreSQL từ bản 15 trở lên.`,
    en: ({ program, detail }) =>
      `The bundled PostgreSQL does not run on this machine (${program}: ${tail(detail)}). Run "npm ci" again without --ignore-scripts; if it still fails, set DATABASE_URL to a PostgreSQL 15 or later.`,
  },
  'cannot-reach-binaries': {
    vi: ({ folder, detail }) =>
      `Người dùng postgres không vào được ${folder}, và không tạo được bản sao ở nơi vào được (${tail(detail)}). Chuyển La Bàn sang thư mục mọi người dùng vào được, ví dụ /opt/laban, hoặc chạy bằng người dùng thường.`,
    en: ({ folder, detail }) =>
      `The user postgres cannot enter ${folder}, and no copy could be made where it can (${tail(detail)}). Move La Bàn to a folder open to all users, for example /opt/laban, or run it as an ordinary user.`,
  },
  'cannot-reach-folder': {
    vi: ({ folder, closed, user }) =>
      `Người dùng ${user} không vào được thư mục ${closed}, nên cơ sở dữ liệu không thể nằm ở ${folder}. Đặt LABAN_DATA là thư mục mà ${user} vào được, ví dụ /var/lib/laban, hoặc mở quyền cho ${closed}.`,
    en: ({ folder, closed, user }) =>
      `The user ${user} cannot enter the folder ${closed}, so the database cannot lie in ${folder}. Set LABAN_DATA to a folder that ${user} can enter, for example /var/lib/laban, or open ${closed} to it.`,
  },
  'cannot-make-folder': {
    vi: ({ folder, reason }) =>
      `Không tạo được thư mục dữ liệu ${folder}: ${folderReason(reason, 'vi')}. Đặt LABAN_DATA là thư mục khác.`,
    en: ({ folder, reason }) =>
      `The data folder ${folder} cannot be made: ${folderReason(reason, 'en')}. Set LABAN_DATA to another folder.`,
  },
  'no-os-user': {
    vi: ({ user, detail }) =>
      `PostgreSQL không chạy bằng root, và không tạo được người dùng hệ điều hành ${user} (${tail(detail)}). Tạo người dùng này, hoặc chạy La Bàn bằng người dùng thường.`,
    en: ({ user, detail }) =>
      `PostgreSQL does not run as root, and the system user ${user} could not be made (${tail(detail)}). Make this user, or run La Bàn as an ordinary user.`,
  },
  'not-a-database': {
    vi: ({ folder }) =>
      `Thư mục ${folder} có sẵn nhưng không phải cơ sở dữ liệu đầy đủ của La Bàn. Khôi phục từ bản sao lưu, hoặc đặt LABAN_DATA là thư mục khác; La Bàn không xóa gì trong đó.`,
    en: ({ folder }) =>
      `The folder ${folder} exists but holds no whole database of La Bàn. Restore it from a backup, or set LABAN_DATA to another folder; La Bàn deletes nothing in it.`,
  },
  'wrong-version': {
    vi: ({ folder, found, needed }) =>
      `Cơ sở dữ liệu trong ${folder} do PostgreSQL ${found} tạo, còn bản đi kèm là ${needed}. Dùng phiên bản La Bàn cũ chạy "laban backup", rồi chạy "laban restore" vào thư mục mới bằng phiên bản này.`,
    en: ({ folder, found, needed }) =>
      `The database in ${folder} was made by PostgreSQL ${found}; the bundled one is ${needed}. Run "laban backup" with the older La Bàn, then "laban restore" into a new folder with this one.`,
  },
  'initdb-failed': {
    vi: ({ folder, detail }) =>
      `Không tạo được cơ sở dữ liệu trong ${folder}. Kiểm tra chỗ trống của ổ đĩa và quyền ghi. PostgreSQL báo: ${tail(detail)}`,
    en: ({ folder, detail }) =>
      `No database could be made in ${folder}. Check the free space of the disk and the right to write. PostgreSQL says: ${tail(detail)}`,
  },
  'did-not-start': {
    vi: ({ folder, log, detail }) =>
      `PostgreSQL trong ${folder} không khởi động được. Kiểm tra chỗ trống của ổ đĩa và xem ${log}. ${heard(detail, 'vi')}`,
    en: ({ folder, log, detail }) =>
      `The PostgreSQL in ${folder} did not start. Check the free space of the disk and read ${log}. ${heard(detail, 'en')}`,
  },
  'already-running': {
    vi: ({ folder, pid, port, owner }) =>
      `Một tiến trình La Bàn khác (số ${owner}) đang dùng ${folder} (PostgreSQL: tiến trình ${pid}, cổng ${port}). Dừng tiến trình đó trước, hoặc đặt LABAN_DATA là thư mục khác.`,
    en: ({ folder, pid, port, owner }) =>
      `Another La Bàn process (number ${owner}) is using ${folder} (PostgreSQL: process ${pid}, port ${port}). Stop it first, or set LABAN_DATA to another folder.`,
  },
} as const satisfies Record<string, Bilingual>

// The last words say what went wrong; what leads to them is in the log.
function tail(detail: string | number | undefined): string {
  const lines = String(detail ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
  return shown(lines.slice(-3).join(' · '), 500)
}

function heard(detail: string | number | undefined, language: Language): string {
  if (detail !== 'timeout') return `${language === 'vi' ? 'PostgreSQL báo' : 'PostgreSQL says'}: ${tail(detail)}`
  return language === 'vi'
    ? 'PostgreSQL chưa trả lời, có thể đang phục hồi sau sự cố: chạy lại sau ít phút.'
    : 'PostgreSQL does not answer yet, it may be recovering: try again in a few minutes.'
}

function folderReason(reason: string | number | undefined, language: Language): string {
  const [vi, en] = FOLDER_REASONS[String(reason)] ?? [reasonText(reason, 'vi'), reasonText(reason, 'en')]
  return language === 'vi' ? vi : en
}

const FOLDER_REASONS: Readonly<Record<string, readonly [string, string]>> = {
  EEXIST: ['ở đó đã có một tệp cùng tên', 'a file of this name is there'],
  ENOTDIR: ['một phần của đường dẫn là tệp', 'a part of the path is a file'],
  EROFS: ['ổ đĩa chỉ cho đọc', 'the disk is read-only'],
  ENOSPC: ['ổ đĩa đã đầy', 'the disk is full'],
}
