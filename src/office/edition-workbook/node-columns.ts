import { shownFormula } from '#domain/edition/formula/typed-formula.ts'
import { bandsText } from '#domain/edition/typed-bands.ts'
import type { Edition, Node } from '#domain/edition/definition.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { decimalText, wordsText, type SheetColumn } from './columns.ts'

/** One column a line of the sheet of facts: label and value stand beside each other. */
export const FACTS: readonly SheetColumn<Edition>[] = [
  { head: 'Mã phiên bản', key: 'id', width: 0, cell: ({ id }) => id },
  { head: 'Mã bộ chỉ số', key: 'indexSet', width: 0, cell: ({ indexSet }) => indexSet },
  { head: 'Tên', key: 'title.vi', width: 0, cell: ({ title }) => title.vi },
  { head: 'Tên tiếng Anh', key: 'title.en', width: 0, cell: ({ title }) => title.en },
  { head: 'Số, ký hiệu', key: 'number', width: 0, cell: ({ number }) => number },
  { head: 'Cơ quan ban hành', key: 'issuedBy', width: 0, cell: ({ issuedBy }) => issuedBy },
  { head: 'Ngày ban hành (năm-tháng-ngày)', key: 'issuedOn', width: 0, cell: ({ issuedOn }) => issuedOn },
  { head: 'Điều khoản', key: 'article', width: 0, cell: ({ article }) => article },
  { head: 'Mã văn bản nguồn', key: 'source', width: 0, cell: ({ source }) => source },
  { head: 'Ghi đến mức', key: 'completeness', width: 0, cell: ({ completeness }) => completeness },
  { head: 'Xếp theo (points hoặc index)', key: 'rankBy', width: 0, cell: ({ rankBy }) => rankBy },
  {
    head: 'Mức xếp loại (Tốt từ 80%; Khá từ 65%)',
    key: 'bands',
    width: 0,
    cell: ({ bands }) => bandsText(bands) || undefined,
  },
]

export type NodeRow = { readonly node: Node; readonly parent: string | undefined }

export const NODES: readonly SheetColumn<NodeRow>[] = [
  { head: 'Mã', key: 'code', width: 10, cell: ({ node }) => node.code },
  { head: 'Thuộc mục', key: 'parent', width: 10, cell: ({ parent }) => parent },
  { head: 'Tên', key: 'title', width: 50, cell: ({ node }) => node.title.text },
  { head: 'Điểm tối đa', key: 'max', width: 9, cell: ({ node }) => decimalText(node.max) },
  { head: 'Công thức', key: 'formula', width: 44, cell: ({ node }) => node.formula && shownFormula(node.formula) },
  { head: 'Cách tính trong văn bản', key: 'rule', width: 50, cell: ({ node }) => node.rule?.text },
  { head: 'Không tính điểm', key: 'unscored', width: 9, cell: ({ node }) => (node.unscored ? 'x' : undefined) },
  { head: 'Đánh giá bằng', key: 'assessedBy', width: 11, cell: ({ node }) => node.assessedBy },
  { head: 'Căn cứ', key: 'article', width: 20, cell: ({ node }) => node.article },
  { head: 'Chủ trì', key: 'lead', width: 24, cell: ({ node }) => wordsText(node.lead) },
  { head: 'Áp dụng cho', key: 'appliesTo', width: 16, cell: ({ node }) => wordsText(node.appliesTo) },
  {
    head: 'Minh chứng',
    key: 'evidence',
    width: 16,
    cell: ({ node }) => wordsText(node.evidence?.map(({ kind }) => kind)),
  },
  {
    head: 'Điều kiện kiểm tra',
    key: 'require',
    width: 24,
    cell: ({ node }) => linesText(node.require.map(shownFormula)),
  },
  { head: 'Ngoài tổng điểm', key: 'outside', width: 10, cell: ({ node }) => node.outside },
  { head: 'Giới hạn', key: 'limit', width: 9, cell: ({ node }) => decimalText(node.limit) },
  { head: 'Cấp', key: 'level', width: 10, cell: ({ node }) => node.level },
  { head: 'Dòng trong bản văn', key: 'line', width: 9, cell: ({ node }) => numberText(node.line) },
  { head: 'Mã in sai', key: 'printedCode', width: 9, cell: ({ node }) => node.printedCode },
  { head: 'Điểm tối đa in', key: 'printedMax', width: 9, cell: ({ node }) => decimalText(node.printedMax) },
  { head: 'Tên như bản in', key: 'title.printed', width: 30, cell: ({ node }) => node.title.printed },
  { head: 'Cách tính như bản in', key: 'rule.printed', width: 30, cell: ({ node }) => node.rule?.printed },
  { head: 'Ghi chú của văn bản', key: 'remark', width: 30, cell: ({ node }) => node.remark?.text },
  { head: 'Ghi chú như bản in', key: 'remark.printed', width: 30, cell: ({ node }) => node.remark?.printed },
  {
    head: 'Số trụ cột in',
    key: 'printedCount.pillar',
    width: 9,
    cell: ({ node }) => numberText(node.printedCount?.pillar),
  },
  {
    head: 'Số chỉ số chính in',
    key: 'printedCount.mainIndex',
    width: 9,
    cell: ({ node }) => numberText(node.printedCount?.mainIndex),
  },
  {
    head: 'Số thành phần in',
    key: 'printedCount.component',
    width: 9,
    cell: ({ node }) => numberText(node.printedCount?.component),
  },
  {
    head: 'Số tiêu chí in',
    key: 'printedCount.criterion',
    width: 9,
    cell: ({ node }) => numberText(node.printedCount?.criterion),
  },
]

type LetterRow = {
  readonly code: string
  readonly letter: string
  readonly variable: Node['variables'][string]
  readonly name: string | undefined
}

export const LETTERS: readonly SheetColumn<LetterRow>[] = [
  { head: 'Mã mục', key: 'code', width: 10, cell: ({ code }) => code },
  { head: 'Chữ', key: 'letter', width: 6, cell: ({ letter }) => letter },
  { head: 'Mã số liệu', key: 'item', width: 50, cell: ({ variable }) => variable.item },
  { head: 'Tên số liệu (để đọc)', key: '', width: 50, cell: ({ name }) => name },
  { head: 'Của ai', key: 'of', width: 10, cell: ({ variable }) => variable.of },
  { head: 'Gộp', key: 'combine', width: 8, cell: ({ variable }) => variable.combine },
  { head: 'Kỳ', key: 'period', width: 12, cell: ({ variable }) => variable.period },
  { head: 'Chữ của văn bản', key: 'printed', width: 40, cell: ({ variable }) => variable.printed?.text },
  { head: 'Như bản in', key: 'printed.printed', width: 40, cell: ({ variable }) => variable.printed?.printed },
  { head: 'Dòng trong bản văn', key: 'line', width: 9, cell: ({ variable }) => numberText(variable.line) },
]

export type ExampleRow = { readonly code: string; readonly example: Node['examples'][number] }

export const EXAMPLES: readonly SheetColumn<ExampleRow>[] = [
  { head: 'Mã mục', key: 'code', width: 10, cell: ({ code }) => code },
  { head: 'Cho', key: 'given', width: 50, cell: ({ example }) => givenText(example.given) },
  { head: 'Được số điểm', key: 'points', width: 12, cell: ({ example }) => decimalText(example.points) },
]

type NoteRow = { readonly code: string | undefined; readonly note: Edition['notes'][number] }

export const NOTES: readonly SheetColumn<NoteRow>[] = [
  { head: 'Mã mục', key: 'code', width: 10, cell: ({ code }) => code },
  { head: 'Giải thích cho', key: 'explains', width: 20, cell: ({ note }) => wordsText(note.explains) },
  { head: 'Tiếng Việt', key: 'vi', width: 70, cell: ({ note }) => note.vi },
  { head: 'Tiếng Anh', key: 'en', width: 70, cell: ({ note }) => note.en },
]

type SharedRow = { readonly code: string; readonly shared: Node['also'][number] }

export const SHARED: readonly SheetColumn<SharedRow>[] = [
  { head: 'Mã mục', key: 'of', width: 10, cell: ({ code }) => code },
  { head: 'Mã', key: 'code', width: 10, cell: ({ shared }) => shared.code },
  { head: 'Tên', key: 'title', width: 60, cell: ({ shared }) => shared.title.text },
  { head: 'Tên như bản in', key: 'title.printed', width: 40, cell: ({ shared }) => shared.title.printed },
  { head: 'Dòng trong bản văn', key: 'line', width: 9, cell: ({ shared }) => numberText(shared.line) },
]

export const LENSES: readonly SheetColumn<Edition['lenses'][number]>[] = [
  { head: 'Mã', key: 'id', width: 20, cell: ({ id }) => id },
  { head: 'Tên', key: 'title', width: 50, cell: ({ title }) => title },
  { head: 'Các mục', key: 'nodes', width: 60, cell: ({ nodes }) => wordsText(nodes) },
]

export const ITEMS: readonly SheetColumn<DataItem>[] = [
  { head: 'Mã', key: 'id', width: 40, cell: ({ id }) => id },
  { head: 'Tên', key: 'name', width: 60, cell: ({ name }) => name },
  { head: 'Định nghĩa', key: 'definition', width: 60, cell: ({ definition }) => definition },
  { head: 'Loại', key: 'kind', width: 10, cell: ({ kind }) => kind },
  { head: 'Đơn vị tính', key: 'unit', width: 12, cell: ({ unit }) => unit },
  { head: 'Theo thời gian', key: 'overTime', width: 12, cell: ({ overTime }) => overTime },
  { head: 'Cộng giữa các đơn vị', key: 'overUnits', width: 12, cell: ({ overUnits }) => overUnits },
  { head: 'Là một phần của', key: 'partOf', width: 30, cell: ({ partOf }) => partOf },
  {
    head: 'Phương án (mã: tên)',
    key: 'options',
    width: 50,
    cell: ({ options }) => linesText(options?.map(({ slug, name }) => `${slug}: ${name}`)),
  },
  { head: 'Ít nhất', key: 'range.least', width: 10, cell: ({ range }) => decimalText(range?.least) },
  { head: 'Nhiều nhất', key: 'range.most', width: 10, cell: ({ range }) => decimalText(range?.most) },
  { head: 'Đơn vị cung cấp', key: 'providers', width: 30, cell: ({ providers }) => wordsText(providers) },
  { head: 'Đơn vị xác minh', key: 'verifier', width: 20, cell: ({ verifier }) => verifier },
  { head: 'Thay cho', key: 'replaces.item', width: 30, cell: ({ replaces }) => replaces?.item },
  { head: 'Hệ số', key: 'replaces.factor', width: 10, cell: ({ replaces }) => replaces?.factor },
]

/** "a = 30; b = có" */
function givenText(given: ExampleRow['example']['given']): string {
  return Object.entries(given)
    .map(
      ([name, value]) => `${name} = ${typeof value === 'boolean' ? YES_NO[value ? 0 : 1] : decimalText(String(value))}`,
    )
    .join('; ')
}

export const YES_NO = ['có', 'không'] as const

function linesText(lines: readonly string[] | undefined): string | undefined {
  return lines === undefined || lines.length === 0 ? undefined : lines.join('\n')
}

function numberText(number: number | undefined): string | undefined {
  return number === undefined ? undefined : String(number)
}
