import { z } from 'zod'
import { AuditFindingCode } from '#domain/event/audit-finding.ts'
import { EVENT_AREAS } from '#domain/event/event-area.ts'
import { EventKind } from '#domain/event/event-kind.ts'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { TimelineEntry } from './events.ts'
import { Id } from './id.ts'
import { operation, SentFile } from './operation.ts'

export const StreamKind = z.enum(['organisation', 'account', 'edition', 'round', 'submission', 'installation'])
export type StreamKind = z.infer<typeof StreamKind>

/** What a value in the history is called, and what its content is read with. */
const ToldItem = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string().optional(),
  options: z.array(z.object({ slug: z.string(), name: z.string() })).optional(),
})
export type ToldItem = z.infer<typeof ToldItem>

/** An event with the names of what it is about. */
export const AuditEvent = TimelineEntry.extend({
  stream: z.string(),
  /** Whose stream it is; of a submission the name is its organisation's. */
  about: z.object({ kind: StreamKind, id: z.string(), name: z.string(), round: z.string().optional() }),
  item: ToldItem.optional(),
})
export type AuditEvent = z.infer<typeof AuditEvent>

/** Newest first. */
export const EventPage = z.object({
  events: z.array(AuditEvent),
  /** Goes on, as `before`, where there is more to look at. */
  next: Id.nullable(),
  /** How far was looked where the words were not found often enough; else null. */
  lookedTo: z.iso.datetime().nullable(),
})
export type EventPage = z.infer<typeof EventPage>

/** One event with its place in the chain of its stream. */
export const EventView = AuditEvent.extend({
  /** Of all values that it tells of. */
  items: z.array(ToldItem),
  /** Of the organisations, people, rounds and editions that its body names by their ids. */
  names: z.record(z.string(), z.string()),
  hash: z.string(),
  previousHash: z.string(),
  /** Its hash is that of its content, and it follows from the event before it. */
  isLinked: z.boolean(),
  /** How many events the stream has. */
  length: z.int(),
  older: Id.nullable(),
  newer: Id.nullable(),
})
export type EventView = z.infer<typeof EventView>

const Finding = z.object({
  code: AuditFindingCode,
  stream: z.string().optional(),
  from: z.int(),
  to: z.int(),
  at: z.string().optional(),
  checkpoint: z.object({ number: z.int(), at: z.string() }).optional(),
})

/** What a verification found. */
export const Verification = z.object({
  at: z.iso.datetime(),
  by: z.object({ id: Id, name: z.string() }).nullable(),
  streams: z.int(),
  events: z.int(),
  checkpoints: z.int(),
  lastCheckpoint: z.object({ number: z.int(), at: z.string() }).optional(),
  uncovered: z.int(),
  found: z.int(),
  /** The first of them. */
  findings: z.array(Finding),
})
export type Verification = z.infer<typeof Verification>

/** How the chains stand: what is counted, signed and verified. */
export const ChainState = z.object({
  streams: z.array(z.object({ kind: StreamKind, streams: z.int(), events: z.int() })),
  lastCheckpoint: z.object({ number: z.int(), at: z.iso.datetime(), events: z.int() }).nullable(),
  lastVerification: Verification.nullable(),
  /** Of this server: a verification that has not ended, and whether the last one ended without a word. */
  running: z.object({ since: z.iso.datetime() }).nullable(),
  hasFailed: z.boolean(),
})
export type ChainState = z.infer<typeof ChainState>

/** Days in Vietnam, both counted; without them the last 366. */
const search = {
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Of an area all kinds. */
  kind: z.enum([...EVENT_AREAS, ...EventKind.options]).optional(),
  /** Who did it, or to whose account it was done. */
  account: Id.optional(),
  /** Also what was done to its submissions. */
  organisation: Id.optional(),
  round: Id.optional(),
  edition: z.string().min(1).max(100).optional(),
  /** Whole words of the event's names and of what was typed, whatever their marks; in quotation marks together. */
  words: z.string().max(200).optional(),
}
export const EventSearch = z.object(search)
export type EventSearch = z.infer<typeof EventSearch>

const permits: Permits = { administrator: ANYBODYS, auditor: ANYBODYS }
const refusals = ['bad-input', 'not-signed-in', 'not-permitted'] as const

export const audit = {
  searchEvents: operation({
    method: 'GET',
    path: '/events',
    group: 'event.search',
    permits,
    input: z.object({ ...search, before: Id.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
    output: EventPage,
    refusals,
    example: { kind: 'values', limit: 20 },
  }),
  /** All that a search finds, as a table for Excel or as lines of JSON. */
  exportEvents: operation({
    method: 'GET',
    path: '/events/export',
    group: 'event.search',
    permits,
    input: z.object({ ...search, format: z.enum(['csv', 'jsonl']), language: z.enum(['vi', 'en']).default('vi') }),
    output: SentFile,
    file: ['text/csv', 'application/x-ndjson'],
    refusals,
    example: { format: 'jsonl', kind: 'rounds' },
  }),
  showEvent: operation({
    method: 'GET',
    path: '/events/:event',
    group: 'event.search',
    permits,
    input: z.object({ event: Id }),
    output: EventView,
    refusals: [...refusals, 'not-found'],
    example: { event: '01980000-0000-7000-8000-000000000901' },
  }),
  showChain: operation({
    method: 'GET',
    path: '/chain',
    group: 'event.verify',
    permits,
    input: z.object({}),
    output: ChainState,
    refusals,
  }),
  /** Begins a verification of the whole history, unless one runs; `showChain` tells when it has ended. */
  verifyChain: operation({
    method: 'POST',
    path: '/chain/verification',
    group: 'event.verify',
    permits,
    input: z.object({}),
    output: ChainState,
    refusals,
  }),
}
