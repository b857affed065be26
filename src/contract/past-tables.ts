import { z } from 'zod'
import { DataItem } from '#domain/item/data-item.ts'
import { PastFault } from '#domain/past-table/past-fault.ts'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { Slug } from '#domain/slug.ts'
import { ValueContent } from '#domain/value/value-content.ts'
import { Id } from './id.ts'
import { operation, SentFile } from './operation.ts'
import { GivenPeriod, PeriodKey } from './values.ts'

/** A column of a past table. */
export const PastColumnView = z.object({
  letter: z.string(),
  head: z.string(),
  /** `UNIT`, `PERIOD`, `ITEM`, `VALUE`, `NONE`, or the item whose values it holds. */
  role: z.string(),
  /** Why its head does not tell an item: it could be several, or another column has it. */
  doubt: z.enum(['unclear', 'twice']).optional(),
  /** The power of ten by which its numbers are multiplied, as its head states the measure. */
  scale: z.int(),
  samples: z.array(z.string()),
})
export type PastColumnView = z.infer<typeof PastColumnView>

const Unit = z.object({ id: Id, name: z.string() })

/** A name of the table that says nobody, or several. */
export const PastQuestion = z.object({
  row: z.int(),
  cell: z.string(),
  written: z.string(),
  /** How many rows bear it. */
  rows: z.int(),
  why: z.enum(['not-found', 'unclear', 'not-then']),
  candidates: z.array(Unit),
  /** An organisation, or `NONE`. */
  answer: z.string().optional(),
})
export type PastQuestion = z.infer<typeof PastQuestion>

/** A cell of the table beside what is there; `kept`: another value is there and stays. */
export const PastRow = z.object({
  kind: z.enum(['new', 'replaced', 'kept', 'unchanged', 'fault']),
  cell: z.string(),
  unit: z.string().optional(),
  item: z.string().optional(),
  period: PeriodKey.optional(),
  before: ValueContent.optional(),
  after: ValueContent.optional(),
  /** What stands in the cell, as text. */
  found: z.string(),
  isFormula: z.boolean(),
  fault: PastFault.optional(),
})
export type PastRow = z.infer<typeof PastRow>

/** What a past table says, and what it would do. */
export const PastTableCheck = z.object({
  sheets: z.array(z.string()),
  sheet: z.string(),
  /** The row of the heads. */
  head: z.int(),
  columns: z.array(PastColumnView),
  /** What a column can hold: items, or results in the shape of items. */
  items: z.array(DataItem),
  /** One row or one column an item; absent while the columns say neither. */
  layout: z.enum(['long', 'wide']).optional(),
  questions: z.array(PastQuestion),
  /** Everybody there was in the period, where something is asked. */
  units: z.array(Unit),
  counts: z.object({
    ...{ new: z.int(), replaced: z.int(), kept: z.int(), unchanged: z.int(), faults: z.int() },
    /** Organisations with a value that would be written. */
    units: z.int(),
  }),
  /** Faults first, then what is kept, replaced and new; `left`: how many more there are. */
  rows: z.array(PastRow),
  left: z.int(),
  /** Names exactly these values: what is imported is what was seen. */
  accepted: z.string(),
})
export type PastTableCheck = z.infer<typeof PastTableCheck>

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Pairs without escapes, so that choices fit an address: "B.UNIT_D.so-may-tinh". */
const Pairs = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9._-]*$/)
    .default('')

const asked = z.object({
  edition: Slug,
  /** What its figures are: values that units gave, or results as they were then: points, indices, places. */
  holds: z.enum(['values', 'results']).default('values'),
  /** Of rows that state none. */
  period: GivenPeriod,
  sheet: z.string().max(100).optional(),
  head: z.coerce.number().int().min(1).max(50).optional(),
  /** What columns hold, where their heads do not tell it: by letter. */
  columns: Pairs(4000),
  /** Whom a name means that does not tell it, or `NONE`: by the row in which it comes first. */
  units: Pairs(6000),
  /** Cells whose value is to stand in place of the one that is there: "D12_D13". */
  replace: Pairs(3000),
})

/** What tables stated of one unit in a period, as published figures are written. */
const PastResultRow = z.object({
  organisation: Unit,
  points: z.string().optional(),
  index: z.string().optional(),
  place: z.int().optional(),
  /** Of how many rows of the edition points are stated. */
  rows: z.int(),
})

export const PastResults = z.object({
  /** The latest first. */
  periods: z.array(z.object({ period: PeriodKey, units: z.int(), broughtBy: z.string(), broughtAt: z.string() })),
  /** Of which period the rows are; absent where there is none. */
  period: PeriodKey.optional(),
  /** By place, then by points, then by name. */
  rows: z.array(PastResultRow),
})
export type PastResults = z.infer<typeof PastResults>

const permits: Permits = { 'standing-agency': ANYBODYS }
const WATCHES: Permits = {
  'standing-agency': ANYBODYS,
  'council-secretary': ANYBODYS,
  leader: ANYBODYS,
  auditor: ANYBODYS,
}
const ofTables = { method: 'POST', bytes: XLSX, group: 'past-table.import', permits } as const
const signed = ['bad-input', 'not-found', 'not-signed-in', 'not-permitted'] as const
const brought = [...signed, 'file-not-taken', 'workbook-not-read'] as const
const example = { edition: 'hue-2020', period: '2019' }

/** Tables that units and agencies kept of earlier years, as workbooks: what they would do is shown first. */
export const pastTables = {
  /** Nothing is written by it. */
  checkPastTable: operation({
    ...ofTables,
    path: '/past-tables/:edition/check',
    input: asked,
    output: PastTableCheck,
    refusals: brought,
    example,
  }),
  /** The same workbook with a column and comments that say what is wrong. */
  markPastTable: operation({
    ...ofTables,
    path: '/past-tables/:edition/faults',
    input: asked.extend({ language: z.enum(['vi', 'en']).default('vi') }),
    output: SentFile,
    file: [XLSX],
    refusals: brought,
    example,
  }),
  importPastTable: operation({
    ...ofTables,
    path: '/past-tables/:edition/import',
    input: asked.extend({
      accepted: z.string().max(100),
      /** Cells with faults are left out; else they keep everything from being written. */
      rows: z.enum(['all', 'valid']).default('all'),
    }),
    output: z.object({ written: z.int(), units: z.int() }),
    refusals: [...brought, 'stale', 'workbook-has-faults'],
    example: { ...example, accepted: '0'.repeat(64) },
  }),
  /** Results of earlier periods that tables brought; the latest period's where none is named. */
  listPastResults: operation({
    method: 'GET',
    path: '/past-results/:edition',
    group: 'past-result.read',
    permits: WATCHES,
    input: z.object({ edition: Slug, period: GivenPeriod.optional() }),
    output: PastResults,
    refusals: ['bad-input', 'not-signed-in', 'not-permitted', 'not-found'],
    example: { edition: 'hue-2020' },
  }),
}
