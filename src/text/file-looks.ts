import type { Bilingual } from './language.ts'

/** Why a file is no table that can be read, in the same words wherever tables are read. */
export const FILE_LOOKS = {
  'password-protected': {
    vi: () => 'Tệp đang đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.',
    en: () => 'The file has a password. Take the password off and send it again.',
  },
  'old-format': {
    vi: () => 'Tệp ở dạng cũ (.xls, .doc). Hãy mở bằng Excel hoặc Word, lưu thành .xlsx hoặc .docx rồi gửi lại.',
    en: () =>
      'The file is in the old format (.xls, .doc). Save it as .xlsx or .docx in Excel or Word and send it again.',
  },
  'is-pdf': {
    vi: () => 'Đây là tệp PDF, không đọc được bảng trong đó. Hãy gửi tệp Excel hoặc Word mà từ đó PDF được tạo ra.',
    en: () => 'This is a PDF; tables in it cannot be read. Send the Excel or Word file that it was made from.',
  },
  'with-macros': {
    vi: () => 'Tệp có macro. Hãy lưu thành .xlsx không macro rồi gửi lại.',
    en: () => 'The file has macros. Save it as .xlsx without macros and send it again.',
  },
  damaged: {
    vi: () => 'Tệp bị hỏng, không đọc được. Hãy mở thử trên máy, lưu lại rồi gửi.',
    en: () => 'The file is damaged and cannot be read. Open it, save it anew and send it.',
  },
  'unpacks-too-big': {
    vi: () => 'Tệp khi giải nén lớn quá mức cho phép. Hãy chép bảng cần nhập sang một tệp mới rồi gửi tệp ấy.',
    en: () => 'The file unpacks to more than is allowed. Copy the table into a new file and send that one.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>
