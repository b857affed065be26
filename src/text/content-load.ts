import type {
  ContentCounts,
  ContentKind,
  LoadRefusal,
  LoadRefusalCode,
  LoadReport,
} from '#domain/content/load-report.ts'
import { findingText } from './findings.ts'
import { numberText, type Bilingual, type Language } from './language.ts'

/** What a load did, a line for each thing: what was written, issued, left as a draft, refused. */
export function loadReportLines(report: LoadReport, language: Language): string[] {
  const vi = language === 'vi'
  const issued = report.issued.map((id) => (vi ? `Ban hành bộ chỉ số ${id}.` : `The edition ${id} is issued.`))
  const drafts = report.drafts.flatMap(({ edition, faults }) => [
    vi ? `Bộ chỉ số ${edition} còn là bản thảo vì:` : `The edition ${edition} stays a draft because of:`,
    ...faults.map((fault) => `  ${fault.node ?? edition}: ${findingText(fault, language)}`),
  ])
  const refused = report.refused.map((refusal) => loadRefusalText(refusal, language))
  return [...countLines(report, language), ...issued, ...drafts, ...refused]
}

/** "Bộ chỉ số hue-2020, mục 3.1.1: …" */
export function loadRefusalText({ code, kind, place, node, params }: LoadRefusal, language: Language): string {
  const at = node === undefined ? '' : language === 'vi' ? `, mục ${node}` : `, row ${node}`
  const name = KINDS[kind][language]
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${place}${at}: ${LOAD_REFUSALS[code][language](params)}`
}

function countLines({ added, changed, unchanged, wrote }: LoadReport, language: Language): string[] {
  const vi = language === 'vi'
  if (!wrote) return [vi ? 'Không có gì để ghi: cơ sở dữ liệu đã có đủ.' : 'Nothing to write: the database has it all.']
  const line = (words: string, counts: ContentCounts): string[] => {
    const said = (Object.keys(KINDS) as ContentKind[])
      .filter((kind) => counts[kind] > 0)
      .map((kind) => `${numberText(String(counts[kind]), language)} ${KINDS[kind][vi ? 'vi' : 'many']}`)
    return said.length === 0 ? [] : [`${words}: ${said.join(', ')}.`]
  }
  return [
    ...line(vi ? 'Thêm' : 'Added', added),
    ...line(vi ? 'Sửa' : 'Changed', changed),
    ...line(vi ? 'Giữ nguyên' : 'Unchanged', unchanged),
  ]
}

const KINDS = {
  edition: { vi: 'bộ chỉ số', en: 'edition', many: 'editions' },
  item: { vi: 'số liệu', en: 'item', many: 'items' },
  document: { vi: 'văn bản', en: 'document', many: 'documents' },
  'published-results': {
    vi: 'kết quả toàn quốc đã công bố',
    en: 'publication of results',
    many: 'publications of results',
  },
  'organisation-file': { vi: 'danh sách đơn vị', en: 'list of organisations', many: 'lists of organisations' },
} as const satisfies Record<ContentKind, Record<Language | 'many', string>>

const LOAD_REFUSALS = {
  'edition-frozen': {
    vi: () =>
      'đã ban hành nên không sửa được nữa, nội dung trong tệp khác với bản đã ban hành. Bản mới phải mang mã mới (ví dụ thêm năm vào mã).',
    en: () =>
      'it is issued and can no longer be changed; the file says something else than what was issued. Give the new version an id of its own.',
  },
  'draft-in-use': {
    vi: () =>
      'bản thảo đang được dùng (có vai trò, đề nghị không áp dụng hoặc số liệu gắn với nó) nên không thay được. Gỡ những thứ đó trước, hoặc đặt mã mới.',
    en: () =>
      'the draft is in use (roles, claims or values hang on it) and cannot be replaced. Take those away first, or give the new version an id of its own.',
  },
  'node-twice': {
    vi: () => 'mã này đứng ở hai dòng; mỗi mục cần một mã riêng.',
    en: () => 'two rows bear this code; each needs one of its own.',
  },
  'letter-item-unknown': {
    vi: ({ letter, item }) => `chữ ${letter} đọc số liệu ${item}, không có trong content/items.`,
    en: ({ letter, item }) => `the letter ${letter} reads the item ${item}, which is not in content/items.`,
  },
  'item-frozen': {
    vi: ({ edition }) =>
      `bộ chỉ số đã ban hành ${edition} đang đọc số liệu này nên không sửa được. Định nghĩa mới là số liệu mới, ghi replaces: số liệu cũ.`,
    en: ({ edition }) =>
      `the issued edition ${edition} reads it, so that it cannot be changed. A new definition is a new item that replaces the old one.`,
  },
  'item-has-values': {
    vi: () =>
      'đã có đơn vị nhập số liệu này nên không sửa được. Định nghĩa mới là số liệu mới, ghi replaces: số liệu cũ.',
    en: () =>
      'there are values of it, so that it cannot be changed. A new definition is a new item that replaces the old one.',
  },
  'item-whole-unknown': {
    vi: ({ other }) => `là một phần của ${other}, không có trong content/items.`,
    en: ({ other }) => `it is part of ${other}, which is not in content/items.`,
  },
  'item-replaced-unknown': {
    vi: ({ other }) => `thay cho ${other}, không có trong content/items.`,
    en: ({ other }) => `it replaces ${other}, which is not in content/items.`,
  },
  'option-twice': {
    vi: ({ option }) => `hai phương án cùng mang mã ${option}; mỗi phương án cần một mã riêng.`,
    en: ({ option }) => `two options bear the slug ${option}; each needs one of its own.`,
  },
  'id-twice': {
    vi: ({ item, other }) =>
      item === undefined ? `mã này đã có ở nơi khác (${other}).` : `số liệu ${item} đã có ở nơi khác (${other}).`,
    en: ({ item, other }) =>
      item === undefined
        ? `this id stands elsewhere already (${other}).`
        : `the item ${item} stands elsewhere already (${other}).`,
  },
} as const satisfies Record<LoadRefusalCode, Bilingual>
