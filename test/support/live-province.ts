import { Organisation } from '#domain/organisation/organisation.ts'
import { periodFrom } from '#domain/period/period.ts'
import type { Province } from '#domain/scoring/inputs.ts'
import { ValueStore } from '#domain/value/value-store.ts'

export const YEAR = periodFrom('2020')!

/** Two units of a group, one of another below the first, and the province that is no member. */
export const PROVINCE = provinceOf([
  { id: 'so-a', kind: 'department', parent: 'tinh', group: 'so' },
  { id: 'so-b', kind: 'department', parent: 'tinh', group: 'so' },
  { id: 'xa-c', kind: 'commune', parent: 'so-a', group: 'xa' },
  { id: 'tinh', kind: 'province' },
])

function provinceOf(organisations: Partial<Organisation>[]): Province {
  const all = organisations.map((one) => Organisation.parse({ name: one.id, ...one }))
  return { organisations: all, members: all.filter(({ kind }) => kind !== 'province').length }
}

/** A row for each of them, and nothing given. */
export function storeFor({ organisations }: Province): ValueStore {
  const store = new ValueStore()
  for (const { id } of organisations) store.row(id)
  return store
}
