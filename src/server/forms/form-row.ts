import type { FormRow } from '#contract/forms.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { Period } from '#domain/period/period.ts'
import { copiedForward } from '#domain/value/copied-forward.ts'
import { expectedParts } from '#domain/value/parts.ts'
import type { Assessment } from '../values/assessment.ts'
import { viewOf, type StoredValue } from '../values/stored-value.ts'
import type { Surroundings } from '../values/surroundings.ts'

/** One item of a unit's form: what stands there, what stood there before, what needs a note, whose parts it has. */
export function formRow(
  item: DataItem,
  known: readonly StoredValue[],
  assessment: Assessment,
  { subject, period, providers, register }: Surroundings,
  previousKey: string,
): FormRow {
  const own = known.filter((one) => one.subject === subject && one.item === item.id)
  const at = (key: string, part?: string): StoredValue | undefined =>
    own.find((one) => one.period === key && one.part === part)
  const [value, previous] = [at(period.key), at(previousKey)]
  const parts = expectedParts(providers.get(item.id) ?? [], period).map((part) => {
    const given = at(period.key, part)
    return { part, name: register.byId.get(part)?.name ?? '', ...(given && { value: viewOf(given) }) }
  })
  return {
    item: item.id,
    ...(value && { value: viewOf(value) }),
    ...(previous && {
      previous: { period: previousKey, content: previous.content, isCopyable: isCopyable(previous, item, period) },
    }),
    findings: value ? assessment.findings(value) : [],
    ...(parts.length > 0 && { parts }),
  }
}

/** As things stood in the period before; whether a cell is still empty the page knows itself. */
function isCopyable(previous: StoredValue, item: DataItem, period: Period): boolean {
  return copiedForward([previous], period, [], new Map([[item.id, item]])).copies.length > 0
}
