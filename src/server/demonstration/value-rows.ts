import type { Insertable } from 'kysely'
import type { Tx } from '#db/database.ts'
import type { DB } from '#db/tables.ts'
import type { InventedClaim, InventedProvince, InventedValue } from '#domain/demonstration/province.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { periodFrom } from '#domain/period/period.ts'
import { insertRows } from '../bulk-insert.ts'
import { columnsOf } from '../values/content-columns.ts'
import { accountId } from './account-rows.ts'
import { seededId } from './seeded-id.ts'
import { unitId } from './unit-rows.ts'

export function valueId({ subject, item, period, part = '', version }: Omit<InventedValue, 'content' | 'by'>): string {
  return seededId('value', [subject, item, period, part, version].join('/'))
}

const AT_ONCE = 5000

export async function writeValues(tx: Tx, { values, claims, edition }: InventedProvince): Promise<void> {
  // Made a part at a time: all rows at once would fill the memory twice over.
  for (let at = 0; at < values.length; at += AT_ONCE)
    await insertRows(tx, 'value', values.slice(at, at + AT_ONCE).map(valueRow))
  await insertRows(
    tx,
    'value_confirmation',
    values
      .filter(({ isConfirmed }) => isConfirmed)
      .map((value) => ({
        value_id: valueId(value),
        confirmed_by: accountId(value.by),
        confirmed_at: enteredAt(value, 1),
      })),
  )
  await insertRows(
    tx,
    'not_applicable',
    claims.map((claim) => claimRow(claim, edition)),
  )
}

function valueRow(value: InventedValue): Insertable<DB['value']> {
  const { subject, item, period, part, version, content, copiedFrom, onBehalf = false, by } = value
  const { from, to } = daysOf(periodFrom(period)!)
  return {
    id: valueId(value),
    subject_id: unitId(subject),
    item_id: item,
    period,
    period_from: from,
    period_to: to,
    ...(part !== undefined && { part_id: unitId(part) }),
    version,
    provider_id: unitId(part ?? subject),
    source: copiedFrom === undefined ? 'typed' : 'copied',
    ...columnsOf(content),
    on_behalf: onBehalf,
    ...(copiedFrom !== undefined && { copied_from: valueId({ ...value, period: copiedFrom, version: 1 }) }),
    stage: 'declared',
    entered_by: accountId(by),
    entered_at: enteredAt(value, version - 1),
  }
}

function claimRow(claim: InventedClaim, edition: string): Insertable<DB['not_applicable']> {
  const { subject, code, period, reason, by, acceptedBy } = claim
  return {
    id: seededId('claim', [subject, code, period].join('/')),
    organisation_id: unitId(subject),
    edition_id: edition,
    node_code: code,
    period,
    state: acceptedBy === undefined ? 'claimed' : 'accepted',
    reason,
    version: acceptedBy === undefined ? 1 : 2,
    claimed_by: accountId(by),
    claimed_at: enteredAt(claim, 0),
    ...(acceptedBy !== undefined && { decided_by: accountId(acceptedBy), decided_at: enteredAt(claim, 7) }),
  }
}

/** In the January after the period, each unit on its own day; later versions on the days after. */
function enteredAt({ subject, period }: { readonly subject: string; readonly period: string }, later: number): Date {
  const day = 5 + (Number.parseInt(unitId(subject).slice(-4), 16) % 15) + later
  return new Date(Date.UTC(Number(period) + 1, 0, day, 2, 30))
}
