import type { AnnexFileFault, AnnexFileFaultCode } from '#domain/edition/annex/annex-file-fault.ts'
import { FILE_LOOKS } from './file-looks.ts'
import { numberText, sizeText, type Bilingual, type Language, type Params } from './language.ts'
import { shown } from './shown.ts'

/** Why the file of a decision is not read, and what to do. */
export function annexFileFaultText({ code, params }: AnnexFileFault, language: Language): string {
  return SENTENCES[code][language](params)
}

const most = (params: Params, language: Language): string => numberText(String(params['most']), language)

const SENTENCES = {
  'file-empty': {
    vi: () => 'Tệp không có gì. Hãy chọn lại tệp phụ lục.',
    en: () => 'The file is empty. Choose the file of the annex again.',
  },
  'file-too-large': {
    vi: (p) => `Tệp lớn ${sizeText(p['bytes'], 'vi')}, tối đa ${sizeText(p['most'], 'vi')}. Hãy chỉ gửi phần phụ lục.`,
    en: (p) =>
      `The file has ${sizeText(p['bytes'], 'en')}, at most ${sizeText(p['most'], 'en')}. Send the annex alone.`,
  },
  'file-protected': FILE_LOOKS['password-protected'],
  'file-old-format': FILE_LOOKS['old-format'],
  'file-is-pdf': FILE_LOOKS['is-pdf'],
  'file-not-office': {
    vi: () =>
      'Đây không phải tệp Word (.docx) hay Excel (.xlsx). Hãy mở văn bản bằng Word hoặc Excel rồi lưu thành .docx hoặc .xlsx.',
    en: () =>
      'This is no Word (.docx) or Excel (.xlsx) file. Open the document in Word or Excel and save it as .docx or .xlsx.',
  },
  'file-damaged': FILE_LOOKS.damaged,
  'file-unpacks-too-big': {
    vi: (p) =>
      `Tệp bung ra quá lớn (hơn ${sizeText(p['most'], 'vi')}) nên không đọc. Hãy chép riêng bảng phụ lục sang một tệp mới.`,
    en: (p) =>
      `The file unpacks to more than ${sizeText(p['most'], 'en')} and is not read. Copy the table of the annex alone into a new file.`,
  },
  'file-too-many-parts': {
    vi: (p) =>
      `Tệp có hơn ${most(p, 'vi')} thành phần bên trong nên không đọc. Hãy chép riêng bảng phụ lục sang một tệp mới.`,
    en: (p) =>
      `The file holds more than ${most(p, 'en')} parts and is not read. Copy the table of the annex alone into a new file.`,
  },
  'xml-damaged': {
    vi: (p) => `Nội dung tệp bị hỏng ở ${shown(p['part'])}, dòng ${p['line']}. Hãy lưu lại bằng Word hoặc Excel.`,
    en: (p) =>
      `What the file holds is damaged at ${shown(p['part'])}, line ${p['line']}. Save it anew in Word or Excel.`,
  },
  'xml-doctype': {
    vi: (p) =>
      `Tệp có khai báo lạ ở ${shown(p['part'])} mà Word và Excel không bao giờ viết, nên không đọc. Hãy mở bằng Word hoặc Excel rồi lưu thành tệp mới.`,
    en: (p) =>
      `The file declares something at ${shown(p['part'])} that Word and Excel never write, and is not read. Open it in Word or Excel and save it as a new file.`,
  },
  'xml-too-deep': {
    vi: (p) =>
      `Nội dung tệp lồng nhau quá ${most(p, 'vi')} tầng nên không đọc. Hãy chép riêng bảng phụ lục sang một tệp mới.`,
    en: (p) =>
      `What the file holds is nested deeper than ${most(p, 'en')} levels and is not read. Copy the table of the annex alone into a new file.`,
  },
  'xml-too-long': {
    vi: (p) => `Nội dung tệp có hơn ${most(p, 'vi')} thành phần. Hãy chỉ gửi phần phụ lục.`,
    en: (p) => `The file holds more than ${most(p, 'en')} elements. Send the annex alone.`,
  },
  'too-many-rows': {
    vi: (p) => `Các bảng trong tệp có quá nhiều dòng (tối đa ${most(p, 'vi')}). Hãy chỉ gửi phần phụ lục.`,
    en: (p) => `The tables of the file have too many rows (at most ${most(p, 'en')}). Send the annex alone.`,
  },
  'too-many-cells': {
    vi: (p) =>
      `Các bảng trong tệp có quá nhiều ô (tối đa ${most(p, 'vi')}) hoặc quá nhiều cột. Hãy chỉ gửi phần phụ lục.`,
    en: (p) =>
      `The tables of the file have too many cells (at most ${most(p, 'en')}) or too many columns. Send the annex alone.`,
  },
  'too-much-text': {
    vi: (p) => `Chữ trong các bảng quá nhiều, hoặc có ô dài hơn ${most(p, 'vi')} ký tự. Hãy chỉ gửi phần phụ lục.`,
    en: (p) =>
      `The tables hold too much text, or a cell longer than ${most(p, 'en')} characters. Send the annex alone.`,
  },
  scanned: {
    vi: () => 'Tệp chỉ có ảnh chụp trang giấy, không có chữ để đọc. Hãy lấy bản Word gốc, hoặc nhập bằng tay.',
    en: () => 'The file holds pictures of pages and no letters to read. Get the Word original, or type it in.',
  },
  'no-table': {
    vi: () => 'Không có bảng nào trong tệp. Hãy gửi đúng phần phụ lục có bảng tiêu chí.',
    en: () => 'There is no table in the file. Send the annex that holds the table of criteria.',
  },
  'no-index-table': {
    vi: () =>
      'Không bảng nào trong tệp có cột tên tiêu chí cùng cột điểm tối đa hoặc cách tính điểm. Hãy ghi rõ tên các cột ở dòng đầu bảng rồi gửi lại.',
    en: () =>
      'No table of the file has a column of criteria with one of maxima or rules. Name the columns in the first row of the table, then send it again.',
  },
  'too-costly': {
    vi: () =>
      'Đọc tệp này mất quá nhiều thời gian hoặc bộ nhớ nên đã dừng. Hãy chỉ gửi phần phụ lục, hoặc thử lại sau.',
    en: () =>
      'Reading the file took too much time or memory and was stopped. Send the annex alone, or try again later.',
  },
} as const satisfies Record<AnnexFileFaultCode, Bilingual>
