import type { Language, Params } from './language.ts'
import { shown } from './shown.ts'

/** What is wrong with a YAML text, by the reader's code; in English the reader's own words. */
export function yamlErrorText(params: Params, language: Language): string {
  const detail = shown(params['detail'], 200)
  return language === 'vi' ? (VIETNAMESE[String(params['reason'])] ?? detail) : detail
}

const VIETNAMESE: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'bí danh không dùng được',
  BAD_DIRECTIVE: 'dòng bắt đầu bằng % không có nghĩa ở đây',
  BAD_DQ_ESCAPE: 'dấu \\ trong ngoặc kép không đúng; viết \\\\ hoặc dùng ngoặc đơn',
  BAD_INDENT: 'thụt lề không khớp với các dòng cùng cấp',
  BAD_SCALAR_START: 'chữ không được bắt đầu bằng ký tự này; đặt trong ngoặc kép',
  BLOCK_AS_IMPLICIT_KEY: 'dấu «: » thứ hai trên một dòng; đặt chữ có dấu hai chấm trong ngoặc kép',
  BLOCK_IN_FLOW: 'trong [ ] hoặc { } không viết danh sách nhiều dòng',
  KEY_OVER_1024_CHARS: 'tên mục quá dài; có lẽ thiếu dấu ngoặc kép ở trên',
  MISSING_CHAR: 'thiếu một ký tự (dấu hai chấm, ngoặc đóng, ngoặc kép đóng hoặc dấu cách)',
  MULTILINE_IMPLICIT_KEY: 'tên mục phải nằm trên một dòng; có lẽ thiếu dấu «:» hoặc ngoặc kép',
  MULTIPLE_DOCS: 'tệp có nhiều hơn một tài liệu (dòng ---); chỉ giữ một',
  NON_STRING_KEY: 'tên mục phải là chữ',
  TAB_AS_INDENT: 'thụt lề bằng phím Tab; dùng dấu cách',
  TAG_RESOLVE_FAILED: 'nhãn ! không dùng được',
  UNEXPECTED_TOKEN: 'ký tự này không đứng được ở đây',
  BAD_COLLECTION_TYPE: 'kiểu danh sách không đúng',
}
