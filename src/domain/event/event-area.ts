import type { EventKind } from './event-kind.ts'

/** What events are about, as whoever searches the history divides it. */
export const EVENT_AREAS = [
  'values',
  'evidence',
  'remarks',
  'submissions',
  'appraisal',
  'rounds',
  'organisations',
  'accounts',
  'editions',
  'installation',
] as const
export type EventArea = (typeof EVENT_AREAS)[number]

export function areaOf(kind: EventKind): EventArea {
  return AREAS[kind.slice(0, kind.indexOf('.')) as Beginning]
}

type Beginning = EventKind extends infer Kind ? (Kind extends `${infer First}.${string}` ? First : never) : never

const AREAS: Readonly<Record<Beginning, EventArea>> = {
  value: 'values',
  values: 'values',
  results: 'values',
  'not-applicable': 'values',
  evidence: 'evidence',
  remark: 'remarks',
  submission: 'submissions',
  finding: 'appraisal',
  explanation: 'appraisal',
  round: 'rounds',
  holiday: 'rounds',
  outage: 'rounds',
  organisation: 'organisations',
  account: 'accounts',
  edition: 'editions',
  installation: 'installation',
}
