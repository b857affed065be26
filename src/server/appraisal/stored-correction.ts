import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import {
  standingCorrections,
  type FindingPass,
  type FindingPlace,
  type FindingState,
} from '#domain/appraisal/finding.ts'
import { keyOf } from '#domain/submission/pins.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { contentOf } from '../values/content-columns.ts'

/** A number as the appraisers have it in one round. */
export type Correction = {
  readonly id: string
  readonly finding: string
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly part?: string | undefined
  readonly content: ValueContent
}

export type KeyedCorrection = Correction & { readonly key: string; readonly madeAt: Date }

/** What counts in a round of the numbers of some organisations, and what it would take to count otherwise. */
export type RoundCorrections = {
  /** Not taken back, oldest first. */
  readonly corrections: readonly KeyedCorrection[]
  /** All findings on the criteria of which they were made. */
  readonly findings: readonly (FindingPlace & { readonly id: string })[]
}

export async function roundCorrections(db: Db, round: string, subjects: readonly string[]): Promise<RoundCorrections> {
  const rows = await db
    .selectFrom('correction')
    .selectAll()
    .where('round_id', '=', round)
    .where('withdrawn_at', 'is', null)
    .where('subject_id', '=', sql<string>`any(${[...subjects]}::uuid[])`)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return { corrections: [], findings: [] }
  const ids = [...new Set(rows.map(({ finding_id }) => finding_id))]
  const findings = await sql<{ id: string; submission_id: string; node_code: string; pass: string; state: string }>`
    select finding.id, finding.submission_id, finding.node_code, finding.pass, finding.state from finding
    where (finding.submission_id, finding.node_code) in (
      select submission_id, node_code from finding where id = any(${ids}::uuid[]))
  `.execute(db)
  return {
    corrections: rows.map((row) => keyed({ ...correctionOf(row), madeAt: row.made_at })),
    findings: findings.rows.map((row) => ({
      id: row.id,
      submission: row.submission_id,
      node: row.node_code,
      pass: row.pass as FindingPass,
      state: row.state as FindingState,
    })),
  }
}

/** The last of each number that stands (method §15.2). */
export async function standingCorrectionsOf(db: Db, round: string, subjects: readonly string[]): Promise<Correction[]> {
  const { corrections, findings } = await roundCorrections(db, round, subjects)
  return standingCorrections(corrections, findings)
}

/** By finding: those that were made with its last decision, whether or not they still count. */
export async function correctionsWith(
  db: Db,
  findings: readonly { readonly id: string; readonly at: Date }[],
): Promise<ReadonlyMap<string, Correction[]>> {
  if (findings.length === 0) return new Map()
  const decidedAt = new Map(findings.map(({ id, at }) => [id, Number(at)]))
  const rows = await db
    .selectFrom('correction')
    .selectAll()
    .where('finding_id', 'in', [...decidedAt.keys()])
    .orderBy('id')
    .execute()
  const last = rows.filter((row) => Number(row.made_at) === decidedAt.get(row.finding_id))
  return Map.groupBy(last.map(correctionOf), ({ finding }) => finding)
}

/** Whether or not they still count. */
export async function correctionsWithIds(db: Db, ids: readonly string[]): Promise<Correction[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('correction')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map(correctionOf)
}

type Row = Parameters<typeof contentOf>[0] & {
  readonly id: string
  readonly finding_id: string
  readonly subject_id: string
  readonly item_id: string
  readonly period: string
  readonly part_id: string | null
}

function correctionOf(row: Row): Correction {
  return {
    id: row.id,
    finding: row.finding_id,
    subject: row.subject_id,
    item: row.item_id,
    period: row.period,
    ...(row.part_id !== null && { part: row.part_id }),
    content: contentOf(row),
  }
}

function keyed<C extends Correction>(correction: C): C & { readonly key: string } {
  return { ...correction, key: keyOf(correction) }
}
