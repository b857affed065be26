import type { EventView } from '#contract/audit.ts'
import { eventCodeText } from '#text/event-codes.ts'
import { EVENT_DETAILS } from '#text/event-kinds.ts'
import { secondText } from '#text/moment-text.ts'
import { periodText } from '#text/period-text.ts'
import { figure, LANGUAGE } from '../language.ts'
import { dayText, words } from './words.ts'

/**
 * "results.3.node" as its parts are called, "Kết quả › 3 › Tiêu chí"; undefined where one has no name that people know: it
 * is read in the raw data.
 */
export function detailName(path: string): string | undefined {
  if (path === '') return words.event.state
  const parts = path.split('.').map((part) => (/^\d+$/.test(part) ? part : EVENT_DETAILS[LANGUAGE][part]))
  return parts.includes(undefined) ? undefined : parts.join(' › ')
}

type Names = Pick<EventView, 'item' | 'items' | 'names'>

/** A detail as people write it; undefined where it says nothing to them: an id of what has no name, a hash. */
export function detailText(path: string, value: string | undefined, { item, items, names }: Names): string | undefined {
  if (value === undefined) return words.event.nothing
  const detail = path === '' || path === 'was' ? 'state' : path.slice(path.lastIndexOf('.') + 1)
  const known = [item, ...items].find((one) => one?.id === value)?.name ?? names[value]
  if (known !== undefined) return known
  const code = eventCodeText(detail, value, LANGUAGE)
  if (code !== undefined) return code === '' ? undefined : code
  // Copying tells from which period; elsewhere the same word leads to a day or an organisation.
  if (detail === 'period' || (path === 'from' && /^\d{4}(-[A-Z]\d)?$/.test(value))) return periodText(value, LANGUAGE)
  if (value === 'true' || value === 'false') return words.event.yesNo[value]
  if (MOMENT.test(value)) return secondText(value)
  if (DAY.test(value)) return dayText(value)
  if (MACHINE.test(value)) return undefined
  return NUMBERS.has(detail) && DECIMAL.test(value) ? figure(value) : value
}

const NUMBERS: ReadonlySet<string> = new Set([
  ...['number', 'before', 'after', 'points', 'values', 'rows', 'criteria', 'documents', 'people', 'openings', 'found'],
  ...['events', 'streams', 'checkpoints', 'uncovered'],
])
const DECIMAL = /^-?\d+(\.\d+)?$/
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const DAY = /^\d{4}-\d\d-\d\d$/
/** An id, or a hash. */
const MACHINE = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(, )?)+$|^[0-9a-f]{32,}$/
