import type { Language } from './language.ts'

/** Why the system refuses a file, by its error code. */
export function reasonText(reason: unknown, language: Language): string {
  const [vi, en] = REASONS[String(reason)] ?? [
    `hệ điều hành báo ${String(reason)}`,
    `the system says ${String(reason)}`,
  ]
  return language === 'vi' ? vi : en
}

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['không có tệp này; kiểm tra lại tên và thư mục', 'there is no such file; check its name and folder'],
  ENOTDIR: ['không có tệp này; kiểm tra lại tên và thư mục', 'there is no such file; check its name and folder'],
  EISDIR: ['đây là thư mục, cần một tệp', 'this is a folder, a file is needed'],
  EACCES: ['không có quyền đọc', 'you may not read it'],
  EPERM: ['không có quyền đọc', 'you may not read it'],
  EBUSY: [
    'tệp đang được chương trình khác giữ; đóng chương trình đó rồi thử lại',
    'another program holds the file; close it and try again',
  ],
  EMFILE: [
    'đang mở quá nhiều tệp; đóng bớt chương trình rồi thử lại',
    'too many files are open; close some programs and try again',
  ],
  ENAMETOOLONG: ['tên tệp quá dài', 'the name of the file is too long'],
  'not a file': ['đây không phải tệp thường', 'this is no regular file'],
}
