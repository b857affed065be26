import type { PastTableCheck } from '#contract/past-tables.ts'
import type { Choices } from './send-table.ts'

/** What was said of a table, as far as another one, its mended self, has the same heads and asks the same. */
export function keptChoices(before: PastTableCheck, choices: Choices, check: PastTableCheck): Choices {
  const isSame = before.sheet === check.sheet && before.head === check.head
  const heads = new Map(before.columns.map(({ letter, head }) => [letter, head]))
  const asked = new Map(before.questions.map(({ row, written }) => [String(row), written]))
  const columns = check.columns.filter(({ letter, head }) => isSame && heads.get(letter) === head)
  const questions = check.questions.filter(({ row, written }) => isSame && asked.get(String(row)) === written)
  return {
    ...(isSame && choices.sheet !== undefined && { sheet: choices.sheet }),
    ...(isSame && choices.head !== undefined && { head: choices.head }),
    columns: keptOf(
      choices.columns,
      columns.map(({ letter }) => letter),
    ),
    units: keptOf(
      choices.units,
      questions.map(({ row }) => String(row)),
    ),
    replace: new Set(),
  }
}

function keptOf(said: ReadonlyMap<string, string>, keys: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...said].filter(([key]) => keys.includes(key)))
}
