import type ExcelJS from 'exceljs'
import type { DataItem } from '#domain/item/data-item.ts'
import { cellDecimal } from '#domain/value/written-cell.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import type { FormWorkbookText } from '#text/form-workbook.ts'

/** A value as a cell holds it: numbers and days as such, but for a number with more digits than a cell can hold. */
export function writtenValue(
  item: DataItem,
  content: ValueContent | undefined,
  text: FormWorkbookText,
): string | number | Date | null {
  switch (content?.kind) {
    case 'number': {
      const number = Number(content.number)
      return cellDecimal(number) === plain(content.number) ? number : content.number.replace('.', ',')
    }
    case 'yes-no':
      return content.yes ? text.yes : text.no
    case 'option':
      return item.options?.find(({ slug }) => slug === content.option)?.name ?? content.option
    case 'text':
      return content.text
    case 'date':
      return new Date(`${content.date}T00:00:00Z`)
    default:
      return null
  }
}

/** Of Viet Nam, on machines of any other place too. */
const PLACE = '[$-42A]'
const FORMATS: Partial<Record<DataItem['kind'], string>> = {
  count: `${PLACE}#,##0`,
  amount: `${PLACE}#,##0.00########`,
  points: `${PLACE}#,##0.00########`,
  ratio: `${PLACE}0.00######%`,
  date: 'dd/mm/yyyy',
}

export function numberFormat({ kind }: DataItem): string {
  return FORMATS[kind] ?? '@'
}

const FIRST_DAY = new Date('1900-01-01T00:00:00Z')
const LAST_DAY = new Date('2100-12-31T00:00:00Z')

/** What a cell takes, as the spreadsheet holds it while one types. */
export function entryRule(
  item: DataItem,
  text: FormWorkbookText,
  list: string | undefined,
): Pick<ExcelJS.Cell, 'dataValidation'> | undefined {
  const { prompts } = text
  const rule = (prompt: string, dataValidation: Pick<ExcelJS.DataValidation, 'type' | 'formulae' | 'operator'>) => ({
    dataValidation: {
      ...dataValidation,
      ...{ allowBlank: true, showErrorMessage: true, errorStyle: 'stop', error: prompt },
      ...{ showInputMessage: true, prompt },
    } as ExcelJS.DataValidation,
  })
  const atLeast = 'greaterThanOrEqual' as const
  switch (item.kind) {
    case 'count':
      return rule(prompts.whole, { type: 'whole', operator: atLeast, formulae: [0] })
    case 'amount':
      return rule(prompts.decimal, { type: 'decimal', operator: atLeast, formulae: [0] })
    case 'ratio':
      return rule(prompts.ratio, { type: 'decimal', operator: atLeast, formulae: [0] })
    case 'yes-no':
      return rule(prompts.list, { type: 'list', formulae: [`"${text.yes},${text.no}"`] })
    case 'choice':
      return list === undefined ? undefined : rule(prompts.list, { type: 'list', formulae: [list] })
    case 'date':
      return rule(prompts.date, { type: 'date', operator: 'between', formulae: [FIRST_DAY, LAST_DAY] })
    case 'points':
    case 'text':
      return undefined
  }
}

/** "1.50" → "1.5" */
function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
