import { fold } from '../fold.ts'
import type { ItemNames } from './item-names.ts'
import { itemOfRole, type ColumnRole, type ColumnWord } from './column-role.ts'
import { textIn, type PastSheet, type SheetRow } from './past-sheet.ts'

/** What heads of columns say, folded, by what such a column holds. */
export type HeadWords = Readonly<Record<Exclude<ColumnWord, 'NONE'>, readonly string[]>>

export type PastColumn = {
  readonly letter: string
  readonly head: string
  readonly role: ColumnRole
  /** Why the head alone does not tell which item is meant. */
  readonly doubt?: 'unclear' | 'twice'
}

const DEEPEST_HEAD = 30

/** The row in which most columns are known, the unit's among them; else the first with two texts. */
export function headOf({ rows, letters }: PastSheet, names: ItemNames, words: HeadWords): number | undefined {
  const first = rows.filter(({ row }) => row <= DEEPEST_HEAD)
  const known = first.map((row, at) => {
    const roles = letters.map((_, column) => roleOf(headsAt(first, at, column), names, words).role)
    return { row: row.row, count: roles.includes('UNIT') ? roles.filter((role) => role !== 'NONE').length : 0 }
  })
  const best = known.reduce((one, other) => (other.count > one.count ? other : one), { row: 0, count: 1 })
  if (best.row > 0) return best.row
  const isHead = (row: SheetRow): boolean => letters.filter((_, column) => textIn(row, column) !== '').length >= 2
  return (first.find(isHead) ?? rows[0])?.row
}

/** The columns with something in their head, as their heads say and then as a person does. */
export function columnsOf(
  { rows, letters }: PastSheet,
  head: number,
  { names, words, chosen }: { names: ItemNames; words: HeadWords; chosen: ReadonlyMap<string, ColumnRole> },
): (PastColumn & { readonly column: number })[] {
  const place = rows.findIndex(({ row }) => row === head)
  if (place < 0) return []
  const taken = new Set([...chosen.values()].flatMap((role) => itemOfRole(role) ?? []))
  return letters.flatMap((letter, column) => {
    const heads = headsAt(rows, place, column)
    const isUsed = heads[0] !== '' || rows.slice(place).some((row) => textIn(row, column) !== '')
    if (!isUsed) return []
    const said = chosen.get(letter)
    const base = { column, letter, head: heads[0] }
    if (said !== undefined) return [{ ...base, role: said }]
    const found = roleOf(heads, names, words)
    const item = itemOfRole(found.role)
    if (item !== undefined && taken.has(item)) return [{ ...base, role: 'NONE', doubt: 'twice' as const }]
    if (item !== undefined) taken.add(item)
    return [{ ...base, ...found }]
  })
}

/** What a head says by itself, and below the one above it, of which it may be a part. */
function headsAt(rows: readonly SheetRow[], place: number, column: number): readonly [string, string] {
  const [head, above] = [textIn(rows[place]!, column), place > 0 ? textIn(rows[place - 1]!, column) : '']
  return [head, `${above} ${head}`]
}

function roleOf(
  [head, whole]: readonly [string, string],
  names: ItemNames,
  words: HeadWords,
): Pick<PastColumn, 'role' | 'doubt'> {
  const plain = fold(head)
  if (plain === '') return { role: 'NONE' }
  for (const [role, known] of Object.entries(words)) if (known.includes(plain)) return { role }
  const found = [names.of(head), names.of(whole)]
  const item = found.find((one) => typeof one === 'object')
  if (item) return { role: item.item.id }
  return found.includes('unclear') ? { role: 'NONE', doubt: 'unclear' } : { role: 'NONE' }
}
