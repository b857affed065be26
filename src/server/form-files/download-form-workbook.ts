import type { SentFile } from '#contract/operation.ts'
import type { Language } from '#text/language.ts'
import type { FormKey } from '../forms/show-form.ts'
import type { ValueDeps } from '../values/deps.ts'
import { askedForm, criteriaOf, formNow } from './form-now.ts'
import { workbookFile } from './workbook-file.ts'
import { writtenWorkbook } from './workbook-thread.ts'

/** The form as a workbook with what stands in it, to be filled in elsewhere and brought back. */
export async function downloadFormWorkbook(
  deps: ValueDeps,
  { language, ...key }: FormKey & { readonly language: Language },
): Promise<SentFile> {
  const asked = await askedForm(deps, key)
  const { cells, previous } = await formNow(deps.db, asked)
  const criteria = criteriaOf(asked)
  const { unit, outline, period } = asked
  const bytes = await writtenWorkbook({
    language,
    organisation: { id: unit.id, name: unit.name },
    edition: { id: outline.edition.id, title: outline.edition.title[language] },
    period: period.key,
    rows: [...cells.values()].map((cell) => ({
      ...cell,
      criteria: criteria.get(cell.item.id) ?? [],
      previous: previous.get(cell.item.id),
    })),
  })
  return workbookFile(bytes, asked, { language, withFaults: false })
}
