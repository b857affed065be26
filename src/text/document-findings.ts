import type { DocumentFinding, DocumentFindingCode } from '#domain/programme/document-finding.ts'
import { numberText, type Bilingual, type Language } from './language.ts'

/** "vinh-phuc-327:140 (row): what is wrong". */
export function documentFindingText(finding: DocumentFinding, language: Language): string {
  const figures = Object.entries(finding.params).map(([key, value]) => [
    key,
    FIGURES.includes(key) ? numberText(String(value), language) : value,
  ])
  return SENTENCES[finding.code][language](Object.fromEntries(figures) as DocumentFinding['params'])
}

const FIGURES = ['printed', 'sum', 'computed']

const SENTENCES = {
  'duplicate-id': {
    vi: (p) => `Mã dòng «${p['id']}» đứng hai lần.`,
    en: (p) => `The row id "${p['id']}" stands twice.`,
  },
  'unknown-part': {
    vi: (p) => `Không có phần «${p['part']}» trong văn bản.`,
    en: (p) => `The document has no part "${p['part']}".`,
  },
  'unknown-organisation': {
    vi: (p) => `Không có đơn vị «${p['organisation']}».`,
    en: (p) => `There is no organisation "${p['organisation']}".`,
  },
  'unknown-item': {
    vi: (p) => `Không có số liệu «${p['item']}» trong danh mục.`,
    en: (p) => `There is no item "${p['item']}" in the catalogue.`,
  },
  'unknown-node': {
    vi: (p) => `Bộ chỉ số ${p['edition']} không có mục ${p['code']}.`,
    en: (p) => `The edition ${p['edition']} has no node ${p['code']}.`,
  },
  'unknown-row': {
    vi: (p) => `Không có dòng «${p['row']}» trong văn bản.`,
    en: (p) => `The document has no row "${p['row']}".`,
  },
  'no-owner': {
    vi: (p) => `Không ai được giao chủ trì: «${p['text']}».`,
    en: (p) => `Nobody is named to lead: "${p['text']}".`,
  },
  'number-gap': {
    vi: (p) => `Số thứ tự nhảy từ ${p['before']} sang ${p['number']}.`,
    en: (p) => `The numbering jumps from ${p['before']} to ${p['number']}.`,
  },
  'number-double': {
    vi: (p) => `Số thứ tự ${p['number']} đứng hai lần liền.`,
    en: (p) => `The number ${p['number']} stands twice in a row.`,
  },
  'budget-row-sum': {
    vi: (p) => `Tổng in là ${p['printed']} đồng, các nguồn cộng lại được ${p['sum']} đồng.`,
    en: (p) => `The row prints ${p['printed']} đồng, its sources add up to ${p['sum']} đồng.`,
  },
  'budget-total': {
    vi: (p) =>
      `Cột ${COLUMNS[p['column'] as keyof typeof COLUMNS].vi}: tổng in là ${p['printed']} đồng, các dòng cộng lại được ${p['sum']} đồng.`,
    en: (p) =>
      `Column ${COLUMNS[p['column'] as keyof typeof COLUMNS].en}: the total prints ${p['printed']} đồng, the rows add up to ${p['sum']} đồng.`,
  },
  'derived-differs': {
    vi: (p) =>
      `Văn bản in ${p['shown']}, tính từ chính số liệu của văn bản được ${p['computed']} ${p['unit']} (${p['formula']}).`,
    en: (p) =>
      `The document prints ${p['shown']}; its own numbers give ${p['computed']} ${p['unit']} (${p['formula']}).`,
  },
  'formula-fault': {
    vi: (p) => `Công thức «${p['formula']}» không dùng được (${p['fault']}, ký tự ${p['at']}).`,
    en: (p) => `The formula "${p['formula']}" cannot be used (${p['fault']}, character ${p['at']}).`,
  },
  defect: { vi: () => 'Chỗ văn bản có khiếm khuyết.', en: () => 'The document is at fault here.' },
} as const satisfies Record<DocumentFindingCode, Bilingual>

const COLUMNS = {
  midTerm: { vi: 'trung hạn', en: 'mid-term' },
  other: { vi: 'xã hội hoá, tài trợ, trung ương, khác', en: 'other sources' },
  total: { vi: 'tổng kinh phí', en: 'total' },
} as const
