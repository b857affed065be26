import type { NumberPoints, NumberValues } from '#contract/numbers.ts'
import { explainLeaf } from '#domain/scoring/explain.ts'
import { toDecimal } from '#domain/exact.ts'
import { toShortDecimal } from '#domain/exact-text.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { LiveLossCode } from '#domain/scoring/live-points.ts'
import type { NodeStatus } from '#domain/scoring/status.ts'
import { POINT_DECIMALS } from '#domain/scoring/published.ts'
import { valueStateText } from '#text/value-states.ts'
import { valueText } from '../criterion/value-text.ts'
import { contentText } from '../entry/content-text.ts'
import { figure, LANGUAGE } from '../language.ts'
import type { Province } from '../province/province.ts'
import { standingOf } from '../province/standing.ts'
import { words } from './words.ts'

/** One line of the table: a period's value, or a part of it. */
export type ShownValue = {
  readonly key: string
  readonly period: string
  readonly text: string
  /** For the line; absent where it is no number of the whole. */
  readonly number?: number
  readonly state: string
  readonly by?: string
  readonly times?: number
  readonly points: readonly Pick<NumberPoints, 'edition' | 'points' | 'max'>[]
}

export type CriterionPoints = {
  readonly status: NodeStatus
  readonly points: string
  readonly loss?: LiveLossCode
}

/** A number of one unit as the page shows it, whether from what the caller reads or from what is public. */
export type ShownNumber = {
  readonly unit: string
  readonly isPublic: boolean
  readonly values: readonly ShownValue[]
  /** Of the newest period, by edition and code. */
  readonly counting: ReadonlyMap<string, CriterionPoints>
}

export const countingKey = (edition: string, code: string): string => `${edition}/${code}`

/** What the caller may read. */
export function shownValues(item: DataItem, { organisation, values, points }: NumberValues): ShownNumber {
  const told = new Set<string>()
  return {
    unit: organisation.name,
    isPublic: false,
    values: values.map((value): ShownValue => {
      const { period, part, content, state, by, onBehalf, version, partName } = value
      const isFirst = !told.has(period)
      told.add(period)
      const author = onBehalf ? `${by}, ${words.values.onBehalf}` : by
      return {
        key: `${period} ${part ?? ''}`,
        period,
        text: contentText(item, content),
        ...(content.kind === 'number' && part === undefined && { number: Number(content.number) }),
        state: valueStateText(state, LANGUAGE),
        by: partName === undefined ? author : `${words.values.part(partName)} (${author})`,
        times: version,
        points: isFirst ? points.filter((one) => one.period === period) : [],
      }
    }),
    counting: new Map(
      points.flatMap(({ edition, leaves = [] }) => leaves.map((leaf) => [countingKey(edition, leaf.code), leaf])),
    ),
  }
}

/** What is public of a unit of the province: its one period, scored here as the ranking is. */
export function publicNumber(item: DataItem, province: Province, row: number): ShownNumber {
  const { inputs } = standingOf(province)
  const edition = province.outline.edition.id
  const explained = province.outline.leaves.flatMap((node) => {
    const isRead = node.leaf!.letters.some((letter) => letter.item.id === item.id && letter.variable.of === 'own')
    return isRead ? [{ node, explanation: explainLeaf(inputs, node, row) }] : []
  })
  const given = explained
    .flatMap(({ explanation }) => explanation.letters)
    .find(({ letter }) => letter.item.id === item.id && letter.variable.of === 'own')?.given
  const fact = province.facts.find((one) => one.row === row && one.item === item.id)
  const value: ShownValue = {
    key: province.period.key,
    period: province.period.key,
    text: given === undefined ? '' : valueText(item, given),
    ...(fact && item.kind !== 'choice' && item.kind !== 'yes-no' && { number: Number(toShortDecimal(fact.value)) }),
    state: words.values.open,
    points: [],
  }
  return {
    unit: province.organisations[row]!.name,
    isPublic: true,
    values: given === undefined ? [] : [value],
    counting: new Map(
      explained.map(({ node, explanation: { outcome } }) => [
        countingKey(edition, node.code),
        {
          status: outcome.status,
          points: toDecimal(outcome.points, POINT_DECIMALS),
        },
      ]),
    ),
  }
}

/** "12,5 / 14", or "0 / 14" with what became of the criterion. */
export function pointsText({ points, max }: { readonly points: string; readonly max: string }): string {
  return `${figure(points)} / ${figure(max)}`
}
