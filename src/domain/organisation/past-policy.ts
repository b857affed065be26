import { z } from 'zod'
import { add, divide, ZERO, type Exact } from '../exact.ts'
import type { OrganisationId } from './organisation-version.ts'

/**
 * Method §10.6. Where a successor's figures for the time before it come from: the plain mean of its predecessors' main
 * indices (as the ministry did for 2024), their values added up and scored again, or nowhere.
 */
export const PastPolicy = z.enum(['mean-of-main-indices', 'sum-of-parts', 'none'])
export type PastPolicy = z.infer<typeof PastPolicy>

/** A predecessor's published main indices by code. */
export type PastResult = {
  readonly organisation: OrganisationId
  readonly mainIndices: ReadonlyMap<string, Exact>
}

/** Always labelled with the policy and with whose figures it was made of. */
export type PastMainIndices = {
  readonly policy: 'mean-of-main-indices'
  readonly predecessors: readonly OrganisationId[]
  readonly mainIndices: ReadonlyMap<string, Exact>
  /** Main indices that a predecessor lacks: they have no mean. */
  readonly missing: readonly { readonly code: string; readonly organisation: OrganisationId }[]
}

/** Every predecessor counts the same, whatever its size; a main index that one of them lacks stays missing. */
export function meanOfMainIndices(results: readonly PastResult[]): PastMainIndices {
  const codes = [...new Set(results.flatMap(({ mainIndices }) => [...mainIndices.keys()]))]
  const missing = codes.flatMap((code) =>
    results.filter(({ mainIndices }) => !mainIndices.has(code)).map(({ organisation }) => ({ code, organisation })),
  )
  const complete = codes.filter((code) => missing.every((one) => one.code !== code))
  return {
    policy: 'mean-of-main-indices',
    predecessors: results.map(({ organisation }) => organisation),
    mainIndices: new Map(complete.map((code) => [code, mean(results.map((one) => one.mainIndices.get(code)!))])),
    missing,
  }
}

function mean(values: readonly Exact[]): Exact {
  return divide(values.reduce(add, ZERO), { numerator: BigInt(values.length), denominator: 1n })
}
