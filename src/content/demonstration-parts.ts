import type { InventedValue } from '#domain/demonstration/province.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import { chanceOf } from './chance.ts'
import { providerName } from './demonstration-accounts.ts'

/** Items of the whole province that no single organisation knows: each company supplies its own subscribers. */
const ITEMS = [
  { item: 'so-thue-bao-dien-thoai-di-dong', size: 420_000, growth: 1.03 },
  { item: 'so-thue-bao-internet-bang-rong-co-dinh', size: 68_000, growth: 1.09 },
] as const

export type Part = { readonly item: string; readonly organisation: string }

/** Which company supplies a part of which item; nothing where the catalogue lacks the items. */
export function partsOf(companies: readonly string[], items: ItemCatalogue): Part[] {
  return ITEMS.filter(({ item }) => items.has(item)).flatMap(({ item }) =>
    companies.map((organisation) => ({ item, organisation })),
  )
}

/** The parts of the years that are over, and of the open one all but the last company's. */
export function partValues(
  parts: readonly Part[],
  province: string,
  years: { readonly past: readonly string[]; readonly open: string },
  seed: number,
): InventedValue[] {
  const late = parts.at(-1)?.organisation
  return parts.flatMap(({ item, organisation }) => {
    const { size, growth } = ITEMS.find((one) => one.item === item)!
    const share = 0.5 + chanceOf(seed, `${organisation}/${item}`)()
    const periods = organisation === late ? years.past : [...years.past, years.open]
    return periods.map((period, year): InventedValue => {
      const number = String(Math.round(size * share * growth ** year))
      const content = { kind: 'number', number } as const
      return {
        subject: province,
        item,
        period,
        part: organisation,
        version: 1,
        content,
        by: providerName(organisation),
      }
    })
  })
}
