import type { InventedClaim, InventedValue } from '#domain/demonstration/province.ts'
import type { DataItem, ItemCatalogue } from '#domain/item/data-item.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { chanceOf } from './chance.ts'
import type { Demonstration, DemonstrationValue } from './demonstration.ts'
import { appraiserName, officerName, STANDING_ACCOUNT } from './demonstration-accounts.ts'

/** The values of a year that is over: typed, one version each, by the officer of the unit. */
export function pastValues(made: Demonstration, period: string, items: ItemCatalogue): InventedValue[] {
  const members = membersOf(made)
  return made.values.map((row) => ({
    subject: row.organisation,
    item: row.item,
    period,
    version: 1,
    content: contentOf(items.get(row.item)!, row.value),
    by: members.has(row.organisation) ? officerName(row.organisation) : STANDING_ACCOUNT,
  }))
}

/** The claims of a year that is over: all of them accepted. */
export function pastClaims(made: Demonstration, period: string): InventedClaim[] {
  const kinds = new Map(made.organisations.map(({ id, kind }) => [id, kind]))
  return made.notApplicable.map(({ organisation, code }) => ({
    subject: organisation,
    code,
    period,
    reason: REASONS[kinds.get(organisation) as keyof typeof REASONS] ?? REASONS.department,
    by: officerName(organisation),
    acceptedBy: appraiserName(code.split('.')[0]!, 'a'),
  }))
}

/** The year that is being collected, with the year before it and the units that are well on their way. */
export type OpenYear = {
  readonly made: Demonstration
  readonly before: Demonstration
  readonly period: string
  readonly earlier: string
  readonly shown: readonly string[]
}

/** Some units have not begun; the others copied last year's stocks, typed some numbers and confirmed a few copies. */
export function openValues({ made, before, period, earlier, shown }: OpenYear, items: ItemCatalogue, seed: number) {
  const [now, then] = [byOrganisation(made), byOrganisation(before)]
  const values: InventedValue[] = []
  const begun = new Set<string>()
  for (const subject of membersOf(made)) {
    const chance = chanceOf(seed, `${subject}/${period}`)
    const progress = shown.includes(subject) ? 0.6 : chance()
    if (progress < 0.12) continue
    begun.add(subject)
    const onBehalf = !shown.includes(subject) && chance() < 0.02
    const by = onBehalf ? STANDING_ACCOUNT : officerName(subject)
    const base = { subject, period, by, ...(onBehalf && { onBehalf }) }
    const fill = 0.3 + 0.6 * progress
    for (const item of new Set([...(then.get(subject) ?? []), ...(now.get(subject) ?? [])].map((row) => row.item))) {
      const [definition, last, next] = [items.get(item)!, valueOf(then, subject, item), valueOf(now, subject, item)]
      const draw = chance()
      const isCopied = last !== undefined && definition.overTime === 'stock' && definition.kind !== 'points'
      const isTyped = draw < (isCopied ? fill * 0.5 : fill)
      const isConfirmed = shown.includes(subject) && draw < fill * 0.75
      if (isCopied) {
        const confirmed = !isTyped && isConfirmed
        const content = contentOf(definition, last)
        values.push({
          ...base,
          item,
          version: 1,
          content,
          copiedFrom: earlier,
          ...(confirmed && { isConfirmed: true }),
        })
      }
      if (!isTyped || next === undefined) continue
      const content = draw < 0.006 ? NOT_COUNTED : contentOf(definition, next)
      values.push({ ...base, item, version: isCopied ? 2 : 1, content })
    }
  }
  return { values, begun }
}

/** Of the units that have begun, some claims are accepted and some wait. */
export function openClaims(
  claims: readonly InventedClaim[],
  begun: ReadonlySet<string>,
  seed: number,
): InventedClaim[] {
  return claims
    .filter(({ subject }) => begun.has(subject))
    .map((claim) => {
      const { acceptedBy: _acceptedBy, ...waiting } = claim
      return chanceOf(seed, `${claim.subject}/${claim.code}/chấp nhận`)() < 0.6 ? claim : waiting
    })
}

const REASONS = {
  department: 'Đơn vị không được giao nhiệm vụ này.',
  commune: 'Tiêu chí tính trên số liệu cấp tỉnh, cấp huyện; xã không có số liệu này.',
  company: 'Doanh nghiệp không phải cơ quan nhà nước.',
} as const

const NOT_COUNTED: ValueContent = {
  kind: 'cannot-provide',
  reason: 'Chưa theo dõi riêng số liệu này, sẽ thống kê từ quý sau.',
}

function contentOf(item: DataItem, value: string): ValueContent {
  if (item.kind === 'yes-no') return { kind: 'yes-no', yes: value === 'có' }
  return item.kind === 'choice' ? { kind: 'option', option: value } : { kind: 'number', number: value }
}

type ByOrganisation = ReadonlyMap<string, readonly DemonstrationValue[]>

function byOrganisation({ values }: Demonstration): ByOrganisation {
  return Map.groupBy(values, ({ organisation }) => organisation)
}

function valueOf(rows: ByOrganisation, subject: string, item: string): string | undefined {
  return rows.get(subject)?.find((row) => row.item === item)?.value
}

function membersOf({ organisations, members }: Demonstration): Set<string> {
  return new Set(organisations.slice(0, members).map(({ id }) => id))
}
