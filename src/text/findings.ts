import type { NodeLevel } from '#domain/edition/definition.ts'
import type { FindingCode } from '#domain/edition/finding-code.ts'
import type { Finding, FindingSeverity } from '#domain/edition/finding.ts'
import { NODE_STATUSES } from '#domain/scoring/status.ts'
import { formulaFaultText } from './formula-faults.ts'
import { numberText, type Bilingual, type Language, type Params } from './language.ts'
import { shown } from './shown.ts'
import { statusText } from './statuses.ts'

/** What a finding says, in one sentence; the place and the note that explains it are said beside it. */
export function findingText(finding: Finding, language: Language): string {
  const sentence = SENTENCES[finding.code][language](readable(withFigures(finding.params, language)))
  return finding.formulaFault ? `${sentence}: ${formulaFaultText(finding.formulaFault, language)}` : sentence
}

const MOST_SHOWN = 400
const MOST_FORMULA_SHOWN = 160

/** What stands in an edition may be anything: nothing of it may break the line or fill the screen. */
function readable(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? shown(value, key === 'formula' ? MOST_FORMULA_SHOWN : MOST_SHOWN) : value,
    ]),
  )
}

const FIGURES = ['printed', 'sum', 'points', 'max', 'expected', 'computed']

/** Figures as the language writes them; formulas stay as they stand in the file. */
function withFigures(params: Params, language: Language): Params {
  const entries = Object.entries(params).map(([key, value]): [string, string | number] => {
    if (FIGURES.includes(key)) return [key, numberText(String(value), language)]
    return [key, key === 'given' && language === 'vi' ? String(value).replace(/(\d)\.(\d)/g, '$1,$2') : value]
  })
  return Object.fromEntries(entries)
}

export function severityText(severity: FindingSeverity, language: Language): string {
  return {
    fault: { vi: 'lỗi', en: 'fault' },
    warning: { vi: 'cảnh báo', en: 'warning' },
    remark: { vi: 'lưu ý', en: 'remark' },
  }[severity][language]
}

const LEVEL_NAMES = {
  pillar: { vi: 'trụ cột', en: 'pillars' },
  mainIndex: { vi: 'chỉ số chính', en: 'main indices' },
  component: { vi: 'chỉ số thành phần', en: 'components' },
  criterion: { vi: 'tiêu chí', en: 'criteria' },
} as const satisfies Record<NodeLevel, { vi: string; en: string }>

const SENTENCES = {
  'children-sum': {
    vi: (p) => `Điểm tối đa in trong văn bản là ${p['printed']}, nhưng các dòng con cộng lại được ${p['sum']}.`,
    en: (p) => `The document prints a maximum of ${p['printed']}, but the rows below add up to ${p['sum']}.`,
  },
  'count-differs': {
    vi: (p) =>
      `Văn bản nói có ${p['printed']} ${LEVEL_NAMES[p['level'] as NodeLevel].vi}, bộ dữ liệu nêu tên ${p['named']}.`,
    en: (p) =>
      `The document counts ${p['printed']} ${LEVEL_NAMES[p['level'] as NodeLevel].en}; ${p['named']} are named.`,
  },
  'out-of-range': {
    vi: (p) =>
      `Công thức có thể vượt ra ngoài khoảng điểm: ${p['given'] ? `với ${p['given']} cho` : 'luôn cho'} ${p['points']} điểm, tối đa ${p['max']}; phần vượt bị cắt${p['breaks'] ? ` (chỉ khi số liệu trái điều kiện ${p['breaks']})` : ''}.`,
    en: (p) =>
      `The rule can leave its range: ${p['given'] ? `${p['given']} gives` : 'it always gives'} ${p['points']} points, the maximum is ${p['max']}; the excess is cut${p['breaks'] ? ` (only when the values break ${p['breaks']})` : ''}.`,
  },
  'divisor-zero': {
    vi: (p) =>
      `Mẫu số ${p['divisor']} ${p['given'] ? `có thể bằng 0 (${p['given']}); khi đó` : 'luôn bằng 0;'} tiêu chí «không tính được».`,
    en: (p) =>
      `The divisor ${p['divisor']} ${p['given'] ? `can be 0 (${p['given']})` : 'is always 0'}; the criterion is then undefined.`,
  },
  'variable-without-item': {
    vi: (p) => `Biến ${p['variable']} chưa được khai báo hoặc chưa gắn với số liệu nào.`,
    en: (p) => `The variable ${p['variable']} is not declared or bound to no item.`,
  },
  'variable-unused': {
    vi: (p) => `Biến ${p['variable']} (${p['item']}) được khai báo nhưng công thức không dùng.`,
    en: (p) => `The variable ${p['variable']} (${p['item']}) is declared but no rule reads it.`,
  },
  'item-unknown': {
    vi: (p) => `Biến ${p['variable']} trỏ tới số liệu «${p['item']}» không có trong danh mục.`,
    en: (p) => `The variable ${p['variable']} names the item "${p['item']}", which is not in the catalogue.`,
  },
  'item-without-provider': {
    vi: (p) => `Không đơn vị nào cung cấp số liệu «${p['name']}» (${p['item']}) của biến ${p['variable']}.`,
    en: (p) => `Nobody supplies the item "${p['name']}" (${p['item']}) of the variable ${p['variable']}.`,
  },
  'item-kind-unfit': {
    vi: (p) => `Số liệu «${p['item']}» của biến ${p['variable']} là loại ${p['kind']}, không tính điểm được.`,
    en: (p) => `The item "${p['item']}" of the variable ${p['variable']} is of kind ${p['kind']} and cannot be scored.`,
  },
  'group-without-combine': {
    vi: (p) => `Biến ${p['variable']} đọc số liệu của cả nhóm nhưng không nói gộp thế nào (sum, mean, max).`,
    en: (p) => `The variable ${p['variable']} reads a group but does not say how to combine (sum, mean, max).`,
  },
  'example-fails': {
    vi: (p) =>
      `Ví dụ ${p['number']} (${p['given']}) phải cho ${p['expected']} điểm, công thức cho ${computedText(p, 'vi')}.`,
    en: (p) =>
      `Example ${p['number']} (${p['given']}) should give ${p['expected']} points, the rule gives ${computedText(p, 'en')}.`,
  },
  'no-example': { vi: () => 'Tiêu chí chưa có ví dụ tính điểm.', en: () => 'The criterion has no worked example.' },
  'duplicate-code': {
    vi: (p) => `Mã ${p['code']} đứng hai lần: «${p['other']}» và «${p['title']}».`,
    en: (p) => `The code ${p['code']} stands twice: "${p['other']}" and "${p['title']}".`,
  },
  'misplaced-code': {
    vi: (p) =>
      p['right']
        ? `Văn bản in mã ${p['code']}; theo vị trí phải là ${p['right']}. Cả hai mã đều được nhận.`
        : `Mã ${p['code']} không nối tiếp mã ${p['parent']} của dòng cha.`,
    en: (p) =>
      p['right']
        ? `The document prints the code ${p['code']}; by its place it is ${p['right']}. Both are accepted.`
        : `The code ${p['code']} does not continue its parent's code ${p['parent']}.`,
  },
  'shared-score': {
    vi: (p) => `Các dòng ${p['codes']} dùng chung một điểm và được tính là một tiêu chí.`,
    en: (p) => `The rows ${p['codes']} share one score and count as one criterion.`,
  },
  'level-mismatch': {
    vi: (p) =>
      `Tên tiêu chí nói về cấp ${p['title']}, nhưng biến ${p['variable']} in là cấp ${p['spoken']}: «${p['printed']}».`,
    en: (p) =>
      `The title speaks of level ${p['title']}, but the variable ${p['variable']} is printed for level ${p['spoken']}: "${p['printed']}".`,
  },
  'formula-fault': {
    vi: (p) => `Công thức «${p['formula']}», ký tự thứ ${p['at']}`,
    en: (p) => `Formula "${p['formula']}", character ${p['at']}`,
  },
  'rounding-inside': {
    vi: (p) => `Công thức «${p['formula']}» tự làm tròn; số công bố đã được làm tròn một lần.`,
    en: (p) => `The formula "${p['formula']}" rounds; published figures are rounded once already.`,
  },
  'leaf-incomplete': {
    vi: (p) => (p['lacks'] === 'max' ? 'Tiêu chí chưa có điểm tối đa.' : 'Tiêu chí chưa có công thức.'),
    en: (p) => (p['lacks'] === 'max' ? 'The criterion has no maximum.' : 'The criterion has no formula.'),
  },
  'near-equal-items': {
    vi: (p) =>
      `Hai số liệu gần trùng tên: «${p['firstName']}» (${p['first']}) và «${p['secondName']}» (${p['second']}).`,
    en: (p) =>
      `Two items have nearly the same name: "${p['firstName']}" (${p['first']}) and "${p['secondName']}" (${p['second']}).`,
  },
  'printed-differs': {
    vi: (p) => `Dữ liệu đọc khác chữ in của «${p['title']}».`,
    en: (p) => `What is encoded differs from what is printed at "${p['title']}".`,
  },
  'shared-item-readings': {
    vi: (p) =>
      `Biến ${p['variable']} dùng chung số liệu ${p['item']} với tiêu chí ${p['other']} nhưng lời in khác: «${p['printed']}» và «${p['otherPrinted']}».`,
    en: (p) =>
      `The variable ${p['variable']} shares the item ${p['item']} with criterion ${p['other']}, worded otherwise: "${p['printed']}" and "${p['otherPrinted']}".`,
  },
  'lens-unknown-node': {
    vi: (p) => `Lát cắt ${p['lens']} nêu mã ${p['code']} không có trong bộ chỉ số.`,
    en: (p) => `The lens ${p['lens']} names the code ${p['code']}, which is not in the set.`,
  },
  'title-untranslated': {
    vi: (p) => `Tên tiếng Anh giống hệt tên tiếng Việt («${p['title']}»); ghi tên tiếng Anh ở Thông tin chung.`,
    en: (p) => `The English title is the Vietnamese one ("${p['title']}"); write an English one under General.`,
  },
} as const satisfies Record<FindingCode, Bilingual>

/** The figure, or why there is none. */
function computedText(params: Params, language: Language): string {
  const status = NODE_STATUSES.find((one) => one === params['computed'])
  if (status === undefined) return String(params['computed'])
  return language === 'vi' ? `«${statusText(status, 'vi')}»` : `"${statusText(status, 'en')}"`
}
