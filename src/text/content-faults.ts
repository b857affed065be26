import type { ContentFault, ContentFaultCode } from '#domain/content/content-fault.ts'
import { sizeText, type Bilingual, type Language } from './language.ts'

/** "file:line:column: what is wrong", one line a fault. */
export function contentFaultText(fault: ContentFault, language: Language): string {
  const place = fault.line > 0 ? `${fault.file}:${fault.line}:${fault.column}` : fault.file
  const path = fault.path === '' ? '' : ` (${fault.path})`
  return `${place}: ${SENTENCES[fault.code][language](fault.params)}${path}`
}

const SENTENCES = {
  unreadable: { vi: (p) => `không đọc được tệp (${p['reason']}); kiểm tra tên và quyền đọc`, en: (p) => `the file cannot be read (${p['reason']}); check its name and your permission` },
  'too-large': { vi: (p) => `tệp lớn ${sizeText(p['bytes'], 'vi')}, tối đa ${sizeText(p['most'], 'vi')}`, en: (p) => `the file has ${sizeText(p['bytes'], 'en')}, at most ${sizeText(p['most'], 'en')}` },
  'not-text': { vi: () => 'tệp có ký tự NUL, không phải văn bản YAML', en: () => 'the file holds NUL bytes and is no YAML text' },
  'too-deep': { vi: () => 'tệp lồng nhau quá sâu', en: () => 'the file is nested too deeply' },
  'yaml-syntax': { vi: (p) => `sai cú pháp YAML: ${p['reason']}`, en: (p) => `broken YAML: ${p['reason']}` },
  shape: { vi: (p) => `giá trị không hợp khuôn: ${p['reason']}`, en: (p) => `the value does not fit: ${p['reason']}` },
  'missing-key': { vi: (p) => `thiếu mục «${p['key']}»`, en: (p) => `"${p['key']}" is missing` },
  'unknown-key': { vi: (p) => `không có mục «${p['key']}» ở đây; xoá đi hoặc sửa tên`, en: (p) => `"${p['key']}" is not known here; remove it or correct its name` },
  'wrong-type': { vi: (p) => `cần kiểu ${p['expected']}`, en: (p) => `expected ${p['expected']}` },
  'not-a-decimal': { vi: () => 'cần một số thập phân không quá 30 chữ số, dấu chấm thập phân, không dạng mũ', en: () => 'a decimal number of at most 30 digits is needed, with a point and no exponent' },
  'not-a-slug': { vi: () => 'cần mã viết thường không dấu, nối bằng gạch nối (vi-du-nhu-the)', en: () => 'a slug is needed: lower-case words joined by hyphens' },
  'not-a-code': { vi: () => 'cần mã dạng 1.2.3', en: () => 'a code like 1.2.3 is needed' },
  'not-one-of': { vi: (p) => `cần một trong: ${p['values']}`, en: (p) => `must be one of: ${p['values']}` },
  'duplicate-item': { vi: (p) => `số liệu «${p['item']}» đã có ở tệp khác hoặc dòng khác`, en: (p) => `the item "${p['item']}" is defined already` },
  'unknown-edition': { vi: (p) => `không có bộ chỉ số này; có: ${p['known']}`, en: (p) => `there is no such edition; there are: ${p['known']}` },
} as const satisfies Record<ContentFaultCode, Bilingual>
