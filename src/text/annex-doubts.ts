import type { AnnexDoubt, AnnexDoubtCode } from '#domain/edition/annex/annex-doubt.ts'
import type { Certainty, WordingDoubtCode } from '#domain/edition/wording/proposal.ts'
import { numberText, type Bilingual, type Language } from './language.ts'
import { shown } from './shown.ts'

/** How sure the reader is of a proposed formula. */
export function certaintyText(certainty: Certainty, language: Language): string {
  return {
    certain: { vi: 'chắc chắn', en: 'certain' },
    likely: { vi: 'có thể đúng, cần xem', en: 'likely, to be looked at' },
    open: { vi: 'chưa đọc được, cần viết', en: 'open, to be written' },
  }[certainty][language]
}

/** In the place of a letter's meaning where the document gives none. */
export function unnamedText(language: Language): string {
  return language === 'vi' ? '(văn bản không nêu)' : '(not named by the document)'
}

/** What in a file a person has to look at; place and row are said beside it. */
export function annexDoubtText({ code, params }: AnnexDoubt, language: Language): string {
  const figures = ['printed', 'sum']
  const readable = Object.entries(params).map(([key, value]) => [
    key,
    figures.includes(key) ? numberText(String(value), language) : shown(value, 80),
  ])
  return ANNEX[code][language](Object.fromEntries(readable))
}

const ANNEX = {
  'no-index-table': {
    vi: () => 'Không thấy bảng nào có cột tên tiêu chí cùng cột điểm tối đa hoặc cách tính điểm.',
    en: () => 'No table has a column of criteria with one of maxima or rules.',
  },
  'tracked-changes': {
    vi: () => 'Tệp còn sửa đổi chưa chấp nhận: chữ thêm vào được đọc, chữ bị xoá thì không.',
    en: () => 'The file has changes that nobody accepted: what was put in is read, what was struck out is not.',
  },
  'table-left-out': {
    vi: () => 'Bảng này không có đầu cột của bộ chỉ số nên không đọc.',
    en: () => 'This table has no head of an index set and was left out.',
  },
  'nested-table': {
    vi: () => 'Bảng nằm trong một ô của bảng tiêu chí: nội dung của nó chưa được đọc.',
    en: () => 'This table stands in a cell of the criteria: what it says was not read.',
  },
  'column-unknown': {
    vi: (p) => `Không rõ cột “${p['head']}” chứa gì.`,
    en: (p) => `It is not known what the column “${p['head']}” holds.`,
  },
  'no-code-column': { vi: () => 'Không thấy cột số thứ tự.', en: () => 'There is no column of codes.' },
  'no-max-column': { vi: () => 'Không thấy cột điểm tối đa.', en: () => 'There is no column of maxima.' },
  'no-rule-column': { vi: () => 'Không thấy cột cách tính điểm.', en: () => 'There is no column of rules.' },
  'code-missing': { vi: (p) => `“${p['title']}” không có mã.`, en: (p) => `“${p['title']}” has no code.` },
  'code-automatic': {
    vi: (p) => `“${p['title']}” được Word đánh số tự động, mã không có trong chữ của tệp.`,
    en: (p) => `“${p['title']}” is numbered by Word itself; its code is not among the letters.`,
  },
  'code-unreadable': {
    vi: (p) => `Không đọc được mã của “${p['title']}”.`,
    en: (p) => `The code of “${p['title']}” cannot be read.`,
  },
  'code-twice': { vi: () => 'Mã này đã có ở dòng trên.', en: () => 'This code stands above already.' },
  'code-out-of-order': {
    vi: (p) => `Mã không nối tiếp mã trước (${p['before']}).`,
    en: (p) => `The code does not follow the one before (${p['before']}).`,
  },
  'parent-missing': {
    vi: (p) => `Không có dòng ${p['parent']} ở trên.`,
    en: (p) => `There is no row ${p['parent']} above.`,
  },
  'max-missing': { vi: () => 'Không in điểm tối đa.', en: () => 'No maximum is printed.' },
  'max-unreadable': {
    vi: (p) => `Không đọc được điểm tối đa “${p['found']}”.`,
    en: (p) => `The maximum “${p['found']}” cannot be read.`,
  },
  'sum-differs': {
    vi: (p) => `In ${p['printed']} điểm, nhưng các tiêu chí bên dưới cộng lại được ${p['sum']}.`,
    en: (p) => `Prints ${p['printed']} points, but the criteria below add up to ${p['sum']}.`,
  },
  'total-differs': {
    vi: (p) => `Dòng tổng in ${p['printed']} điểm, nhưng các tiêu chí cộng lại được ${p['sum']}.`,
    en: (p) => `The total prints ${p['printed']} points, but the criteria add up to ${p['sum']}.`,
  },
  'row-joined': {
    vi: () => 'Dòng bị ngắt trang, đã nối vào dòng trên.',
    en: () => 'The row was cut by a page and is joined to the one above.',
  },
  'score-shared': {
    vi: (p) => `Chung ô điểm với ${p['with']}: một tiêu chí có hai mã.`,
    en: (p) => `Shares its cell of points with ${p['with']}: one criterion with two codes.`,
  },
  'rule-missing': { vi: () => 'Không in cách tính điểm.', en: () => 'No rule is printed.' },
} as const satisfies Record<AnnexDoubtCode, Bilingual>

/** Why a formula is not certain; the words that raised the doubt are shown beside it. */
export function wordingDoubtText(code: WordingDoubtCode, language: Language): string {
  return WORDING[code][language]
}

const WORDING = {
  'no-rule': { vi: 'Không có cách tính điểm để đọc.', en: 'There is no rule to read.' },
  'clause-not-read': { vi: 'Chưa hiểu câu này.', en: 'This clause was not understood.' },
  'remark-not-read': {
    vi: 'Chưa hiểu câu này của cột ghi chú.',
    en: 'This clause of the remarks was not understood.',
  },
  'no-wording-fits': {
    vi: 'Không thuộc cách diễn đạt nào đã biết.',
    en: 'It fits none of the known wordings.',
  },
  'whole-not-named': {
    vi: 'Văn bản không nói tỷ lệ tính trên tổng số nào.',
    en: 'The document does not say what the share is a share of.',
  },
  'part-not-of-whole': {
    vi: 'Tử số và mẫu số đếm hai thứ khác nhau.',
    en: 'Above and below the line two different things are counted.',
  },
  inverted: {
    vi: 'Tỷ lệ có vẻ in ngược; công thức đề xuất theo tên tiêu chí, trừ khi tên không nói.',
    en: 'The share seems printed upside down; the formula follows the title where that tells.',
  },
  'share-guessed': { vi: 'Không chắc câu này nói tỷ lệ nào.', en: 'It is not certain which share is meant.' },
  'from-title': { vi: 'Tỷ lệ lấy từ tên tiêu chí.', en: 'The share is taken from the title.' },
  'not-opposite': {
    vi: 'Hai trường hợp không phủ định nhau hoàn toàn: có trường hợp ở giữa chưa nói.',
    en: 'The two cases are no full opposites: something between them is not said.',
  },
  'bands-part': {
    vi: 'Các khoảng không nối tiếp nhau, hoặc thiếu khoảng.',
    en: 'The bands do not follow one another, or one is missing.',
  },
  'below-exceeds': {
    vi: 'Dưới ngưỡng lại được nhiều điểm hơn trên ngưỡng.',
    en: 'Below the threshold there are more points than above it.',
  },
  'below-jumps': {
    vi: 'Ở sát ngưỡng điểm nhảy bậc; hãy xem công thức in có đúng không.',
    en: 'Points jump at the threshold; see whether the printed formula is meant so.',
  },
  'levels-not-falling': {
    vi: 'Các mức điểm không giảm dần xuống 0.',
    en: 'The levels do not fall step by step to 0.',
  },
  'levels-added': {
    vi: 'Các mức cộng lại đúng điểm tối đa, nên được hiểu là cộng điểm.',
    en: 'The levels add up to the maximum and are taken to be added.',
  },
  'full-or-share': {
    vi: 'Đủ thì điểm tối đa, chưa đủ thì theo tỷ lệ: được hiểu là một tỷ lệ.',
    en: 'Full points when complete, a share when not: taken as one share.',
  },
  'caps-over-max': {
    vi: 'Các mức tối đa cộng lại lớn hơn điểm tối đa của tiêu chí.',
    en: 'The limits add up to more than the criterion’s maximum.',
  },
  'over-max': { vi: 'Cho nhiều hơn điểm tối đa.', en: 'It gives more than the maximum.' },
  'not-full': { vi: 'Mức cao nhất không bằng điểm tối đa.', en: 'The best level is not the maximum.' },
  'condition-with-figures': {
    vi: 'Điều kiện có con số; hãy xem có phải đếm hay không.',
    en: 'The condition holds a figure; see whether something is to be counted.',
  },
  'condition-and-figure': {
    vi: 'Vừa có điều kiện, vừa có số liệu: được hiểu là đạt điều kiện thì không cần số liệu.',
    en: 'A condition beside a figure: taken as the condition making the figure needless.',
  },
  'expression-kept': {
    vi: 'Biểu thức giữ nguyên như in, chưa hiểu ý nghĩa.',
    en: 'The expression is kept as printed, its meaning not understood.',
  },
  'letter-unused': {
    vi: 'Số liệu này được định nghĩa nhưng công thức không dùng.',
    en: 'This number is defined and the formula does not use it.',
  },
  misprint: { vi: 'Chữ bị mất khi quét, đã đoán.', en: 'Letters were lost in scanning and were guessed.' },
  'slash-in-name': {
    vi: 'Có nhiều dấu /, chưa chắc dấu nào là phép chia.',
    en: 'There are several strokes; which of them divides is not certain.',
  },
  'formula-faulty': {
    vi: 'Công thức ghép được không hợp lệ.',
    en: 'The formula put together is not a valid one.',
  },
} as const satisfies Record<WordingDoubtCode, { vi: string; en: string }>
