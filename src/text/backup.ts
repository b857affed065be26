import { reasonText } from './file-reasons.ts'
import { numberText, sizeText, type Bilingual, type Language, type Params } from './language.ts'
import { shown } from './shown.ts'

/** Why a backup or a restore was not done, and what to do. */
export function backupErrorText(code: keyof typeof BACKUP_ERRORS, params: Params, language: Language): string {
  return BACKUP_ERRORS[code][language](params)
}

/** What was backed up, checked or restored. */
export function backupText(code: keyof typeof BACKUP_TEXTS, params: Params, language: Language): string {
  return BACKUP_TEXTS[code][language](params)
}

const OTHER_COPY = {
  vi: 'Dùng một bản sao lưu khác, hoặc chép lại tệp này từ nơi lưu gốc',
  en: 'Use another backup, or copy this file anew from where it was kept',
}

export const BACKUP_ERRORS = {
  'cannot-read': {
    vi: ({ file, reason }) => `Không đọc được ${path(file)}: ${reasonText(reason, 'vi')}.`,
    en: ({ file, reason }) => `${path(file)} cannot be read: ${reasonText(reason, 'en')}.`,
  },
  'cannot-write': {
    vi: ({ file, reason }) =>
      `Không ghi được ${path(file)}: ${writeReason(reason, 'vi')}. Kiểm tra chỗ trống và quyền ghi, hoặc chọn thư mục khác.`,
    en: ({ file, reason }) =>
      `${path(file)} cannot be written: ${writeReason(reason, 'en')}. Check the free space and the right to write, or choose another folder.`,
  },
  'already-there': {
    vi: ({ file }) => `Đã có ${path(file)}. Bản sao lưu không ghi đè lên bản cũ: chạy lại sau một giây.`,
    en: ({ file }) => `${path(file)} is there already. A backup never overwrites another: run it again in a second.`,
  },
  'private-key': {
    vi: ({ file }) =>
      `Tệp khoá công khai ${path(file)} có chứa khoá bí mật, nên không được sao lưu. Chuyển khoá bí mật ra tệp riêng rồi chạy lại.`,
    en: ({ file }) =>
      `The public key file ${path(file)} holds a private key and is not backed up. Move the private key to a file of its own and run it again.`,
  },
  'odd-file': {
    vi: ({ file }) =>
      `${path(file)} không phải tệp do La Bàn lưu (tên lạ hoặc là liên kết). Chuyển nó ra khỏi thư mục rồi chạy lại.`,
    en: ({ file }) =>
      `${path(file)} is no file that La Bàn stored (an odd name, or a link). Move it out of the folder and run it again.`,
  },
  'passphrase-short': {
    vi: ({ least }) =>
      `Cụm mật khẩu của bản sao lưu cần ít nhất ${least} ký tự, ví dụ bốn từ ngẫu nhiên. Sửa tệp cụm mật khẩu rồi chạy lại.`,
    en: ({ least }) =>
      `The backup's passphrase needs at least ${least} characters, for example four random words. Change the passphrase file and run it again.`,
  },
  'passphrase-needed': {
    vi: ({ file }) => `${path(file)} đã mã hoá. Thêm --passphrase-file với tệp chứa cụm mật khẩu đã dùng khi sao lưu.`,
    en: ({ file }) =>
      `${path(file)} is encrypted. Add --passphrase-file with the file of the passphrase it was made with.`,
  },
  'passphrase-wrong': {
    vi: ({ file }) =>
      `Cụm mật khẩu không mở được ${path(file)}: không đúng cụm đã dùng khi sao lưu, hoặc tệp bị hỏng ở phần đầu.`,
    en: ({ file }) =>
      `The passphrase does not open ${path(file)}: it is not the one it was made with, or the file is damaged at its beginning.`,
  },
  'no-tables': {
    vi: () => 'Cơ sở dữ liệu này chưa có gì để sao lưu. Kiểm tra DATABASE_URL hoặc LABAN_DATA có trỏ đúng nơi không.',
    en: () => 'There is nothing to back up in this database. Check where DATABASE_URL or LABAN_DATA points.',
  },
  busy: {
    vi: () => 'Một lần khôi phục khác đang chạy trên cơ sở dữ liệu này. Đợi nó xong.',
    en: () => 'Another restore is running on this database. Wait until it is done.',
  },
  'not-an-archive': {
    vi: ({ file }) =>
      `${path(file)} không phải bản sao lưu của La Bàn. Chọn tệp có tên dạng laban-20260930-020000.tar.gz.`,
    en: ({ file }) =>
      `${path(file)} is no backup made by La Bàn. Choose a file with a name like laban-20260930-020000.tar.gz.`,
  },
  cut: {
    vi: ({ file, bytes }) =>
      `${path(file)} (${sizeText(bytes, 'vi')}) thiếu phần cuối: bị cắt khi chép, hoặc không do La Bàn tạo. ${OTHER_COPY.vi}.`,
    en: ({ file, bytes }) =>
      `${path(file)} (${sizeText(bytes, 'en')}) lacks its end: it was cut when it was copied, or not made by La Bàn. ${OTHER_COPY.en}.`,
  },
  changed: {
    vi: ({ file }) => `${path(file)} không còn như lúc được tạo: có byte bị hỏng hoặc bị sửa. ${OTHER_COPY.vi}.`,
    en: ({ file }) => `${path(file)} is not as it was made: bytes are damaged or were altered. ${OTHER_COPY.en}.`,
  },
  'bad-tar': {
    vi: ({ file, detail }) => `Không mở được nội dung của ${path(file)} (${shown(detail, 100)}). ${OTHER_COPY.vi}.`,
    en: ({ file, detail }) =>
      `The contents of ${path(file)} cannot be opened (${shown(detail, 100)}). ${OTHER_COPY.en}.`,
  },
  'unknown-format': {
    vi: ({ format, known }) =>
      `Bản sao lưu có định dạng số ${shown(format)}, còn chương trình này chỉ biết định dạng số ${known}. Cài phiên bản La Bàn mới hơn rồi khôi phục.`,
    en: ({ format, known }) =>
      `The backup has format number ${shown(format)}; this program knows format number ${known} only. Install a newer La Bàn and restore with it.`,
  },
  'bad-manifest': {
    vi: ({ place }) => `Bản kê manifest.json của bản sao lưu sai ở chỗ «${shown(place)}». ${OTHER_COPY.vi}.`,
    en: ({ place }) => `The backup's manifest.json is wrong at "${shown(place)}". ${OTHER_COPY.en}.`,
  },
  'entry-missing': {
    vi: ({ entry }) => `Bản sao lưu thiếu ${shown(entry, 120)}. ${OTHER_COPY.vi}.`,
    en: ({ entry }) => `The backup lacks ${shown(entry, 120)}. ${OTHER_COPY.en}.`,
  },
  'entry-unknown': {
    vi: ({ entry }) => `Bản sao lưu có ${shown(entry, 120)} mà bản kê không nêu. ${OTHER_COPY.vi}.`,
    en: ({ entry }) => `The backup holds ${shown(entry, 120)}, which its manifest does not name. ${OTHER_COPY.en}.`,
  },
  'entry-differs': {
    vi: ({ entry }) =>
      `${shown(entry, 120)} trong bản sao lưu không khớp bản kê (độ dài, mã băm hoặc số dòng). ${OTHER_COPY.vi}.`,
    en: ({ entry }) =>
      `${shown(entry, 120)} of the backup is not what its manifest says (length, hash or rows). ${OTHER_COPY.en}.`,
  },
  'newer-schema': {
    vi: ({ migrations, program }) =>
      `Bản sao lưu do La Bàn ${shown(program)} mới hơn tạo (chương trình này chưa có ${shown(migrations, 120)}). Cài phiên bản đó hoặc mới hơn rồi khôi phục.`,
    en: ({ migrations, program }) =>
      `The backup was made by a newer La Bàn, ${shown(program)} (this program has no ${shown(migrations, 120)}). Install that version or a newer one and restore with it.`,
  },
  'strange-schema': {
    vi: ({ migration }) =>
      `Bản sao lưu thiếu bước ${shown(migration)} mà La Bàn luôn có, nên không phải do một bản phát hành tạo ra. Dùng đúng phiên bản đã tạo nó.`,
    en: ({ migration }) =>
      `The backup lacks the step ${shown(migration)}, which every La Bàn has: no release made it. Use the very version that did.`,
  },
  'target-newer': {
    vi: ({ migration }) =>
      `Cơ sở dữ liệu đích đã có ${shown(migration)}, mới hơn bản sao lưu. Khôi phục vào một cơ sở dữ liệu vừa tạo, chưa có bảng nào; dữ liệu sẽ được nâng cấp sau khi vào.`,
    en: ({ migration }) =>
      `The target database already has ${shown(migration)}, which is newer than the backup. Restore into a fresh database without tables; the data is brought up to date once it is in.`,
  },
  'target-not-ours': {
    vi: ({ table }) =>
      `Cơ sở dữ liệu đích có bảng «${shown(table)}» của chương trình khác. Khôi phục vào một cơ sở dữ liệu riêng, còn trống.`,
    en: ({ table }) =>
      `The target database has the table "${shown(table)}" of another program. Restore into an empty database of its own.`,
  },
  'target-not-empty': {
    vi: ({ table, rows }) =>
      `Cơ sở dữ liệu đích không trống: bảng «${shown(table)}» có ${numberText(String(rows), 'vi')} dòng. La Bàn không ghi đè: tạo một cơ sở dữ liệu mới, hoặc đặt LABAN_DATA là thư mục mới, rồi khôi phục vào đó.`,
    en: ({ table, rows }) =>
      `The target database is not empty: rows of the table "${shown(table)}": ${numberText(String(rows), 'en')}. La Bàn overwrites nothing: make a new database, or set LABAN_DATA to a new folder, and restore there.`,
  },
  'place-not-empty': {
    vi: ({ place }) =>
      `${path(place)} đã có sẵn dữ liệu. La Bàn không ghi đè: chuyển nó đi nơi khác hoặc đặt thư mục mới rồi khôi phục.`,
    en: ({ place }) =>
      `There is something in ${path(place)} already. La Bàn overwrites nothing: move it away or name a new folder, and restore again.`,
  },
  'tables-differ': {
    vi: ({ table }) =>
      `Bảng «${shown(table)}» trong bản sao lưu không có cùng các cột với cơ sở dữ liệu. Dùng đúng phiên bản La Bàn đã tạo bản sao lưu.`,
    en: ({ table }) =>
      `The table "${shown(table)}" has other columns in the backup than in the database. Use the La Bàn version that made the backup.`,
  },
  'rows-refused': {
    vi: ({ table, detail }) =>
      `Cơ sở dữ liệu không nhận các dòng của bảng «${shown(table)}»: ${shown(detail, 200)}. Báo cho người phát triển kèm câu này.`,
    en: ({ table, detail }) =>
      `The database does not take the rows of the table "${shown(table)}": ${shown(detail, 200)}. Report it to the developers with this sentence.`,
  },
  'restored-differs': {
    vi: ({ table }) =>
      `Bảng «${shown(table)}» đọc lại sau khi ghi không khớp bản sao lưu, nên đã huỷ toàn bộ. Kiểm tra ổ đĩa và bộ nhớ của máy chủ cơ sở dữ liệu.`,
    en: ({ table }) =>
      `The table "${shown(table)}", read back, is not what the backup holds; all was undone. Check the disk and memory of the database server.`,
  },
  'database-broke': {
    vi: ({ detail }) =>
      `Mất kết nối với cơ sở dữ liệu giữa chừng (${shown(detail, 200)}); dữ liệu trong đó không đổi. Kiểm tra máy chủ PostgreSQL rồi chạy lại.`,
    en: ({ detail }) =>
      `The connection to the database broke (${shown(detail, 200)}); the data in it is unchanged. Check the PostgreSQL server and run it again.`,
  },
} as const satisfies Record<string, Bilingual>

export const BACKUP_TEXTS = {
  made: {
    vi: (params) =>
      `Đã sao lưu vào ${path(params['file'])}: ${contents(params, 'vi')}, ${sizeText(params['bytes'], 'vi')}.`,
    en: (params) =>
      `Backed up to ${path(params['file'])}: ${contents(params, 'en')}, ${sizeText(params['bytes'], 'en')}.`,
  },
  removed: {
    vi: ({ name }) => `Đã xoá bản cũ ${name}.`,
    en: ({ name }) => `Removed the older ${name}.`,
  },
  whole: {
    vi: (params) =>
      `Bản sao lưu nguyên vẹn: ${contents(params, 'vi')}; tạo lúc ${params['madeAt']} bằng La Bàn ${shown(params['program'])}.`,
    en: (params) =>
      `The backup is whole: ${contents(params, 'en')}; made at ${params['madeAt']} by La Bàn ${shown(params['program'])}.`,
  },
  'nothing-restored': {
    vi: () => 'Chưa có gì được khôi phục; nơi đích vẫn như trước.',
    en: () => 'Nothing has been restored; the target is as it was.',
  },
  restored: {
    vi: (params) =>
      `Đã khôi phục và đối chiếu xong: ${contents(params, 'vi')}. Mọi người phải đăng nhập lại; ai chưa mở tài khoản cần liên kết mới.`,
    en: (params) =>
      `Restored and compared: ${contents(params, 'en')}. Everybody signs in again; who has not opened an account yet needs a new link.`,
  },
} as const satisfies Record<string, Bilingual>

function contents({ tables, rows, files }: Params, language: Language): string {
  const [t, r, f] = [tables, rows, files].map((count) => numberText(String(count), language))
  return language === 'vi' ? `${t} bảng, ${r} dòng, ${f} tệp` : `tables: ${t}, rows: ${r}, files: ${f}`
}

function path(file: string | number | undefined): string {
  return shown(file, 200)
}

function writeReason(reason: string | number | undefined, language: Language): string {
  const [vi, en] = WRITE_REASONS[String(reason)] ?? [reasonText(reason, 'vi'), reasonText(reason, 'en')]
  return language === 'vi' ? vi : en
}

const WRITE_REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['ổ đĩa đã đầy', 'the disk is full'],
  EDQUOT: ['đã hết hạn mức ổ đĩa', 'the disk quota is used up'],
  EROFS: ['ổ đĩa chỉ cho đọc', 'the disk is read-only'],
  EACCES: ['không có quyền ghi', 'you may not write there'],
  EPERM: ['không có quyền ghi', 'you may not write there'],
  EEXIST: ['ở đó đã có một tệp cùng tên', 'a file of this name is there'],
  ENOTDIR: ['một phần của đường dẫn là tệp', 'a part of the path is a file'],
}
