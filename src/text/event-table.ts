import type { AuditEvent } from '#contract/audit.ts'
import { eventSentence } from './event-sentences.ts'
import { numberText, type Language } from './language.ts'
import { secondText } from './moment-text.ts'

/** What a table of events is called, and its columns in order. */
export const EVENT_TABLE = {
  vi: {
    file: 'NhậtKý',
    columns: {
      at: 'Thời điểm',
      who: 'Người làm',
      what: 'Sự việc',
      address: 'Địa chỉ truy cập',
      device: 'Thiết bị',
      kind: 'Loại',
      stream: 'Luồng',
      sequence: 'Số thứ tự',
      body: 'Nội dung',
      id: 'Mã sự kiện',
    },
    cut: (most: number) => `Tệp chỉ giữ ${numberText(String(most), 'vi')} sự việc mới nhất; thu hẹp khoảng ngày.`,
  },
  en: {
    file: 'History',
    columns: {
      at: 'When',
      who: 'Who',
      what: 'What',
      address: 'Address',
      device: 'Device',
      kind: 'Kind',
      stream: 'Stream',
      sequence: 'Sequence',
      body: 'Content',
      id: 'Event',
    },
    cut: (most: number) => `The file holds the ${numberText(String(most), 'en')} newest; narrow the days.`,
  },
} as const

/** An event's cells, in the order of the columns. */
export function eventCells(event: AuditEvent, language: Language): string[] {
  const cells: Record<keyof (typeof EVENT_TABLE)['vi']['columns'], string> = {
    at: secondText(event.at),
    who: event.by?.name ?? '',
    what: eventSentence(event, language),
    address: event.origin?.address ?? '',
    device: event.origin?.device ?? '',
    kind: event.kind,
    stream: event.stream,
    sequence: String(event.sequence),
    body: JSON.stringify(event.body),
    id: event.id,
  }
  return Object.values(cells)
}
