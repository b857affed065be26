import type { AuditEvent, ToldItem } from '#contract/audit.ts'
import type { EventKind } from '#domain/event/event-kind.ts'
import { EVENT_SENTENCES_EN } from './event-sentences-en.ts'
import { EVENT_SENTENCES_VI } from './event-sentences-vi.ts'
import { numberText, type Language } from './language.ts'
import { periodText } from './period-text.ts'
import { shown } from './shown.ts'

/** What a sentence about an event may name; what the event does not tell is an empty text. */
export type EventWords = {
  readonly who: string
  /** Whose stream it is in: an organisation, an account, a round. */
  readonly about: string
  /** “ (title of the round)”, with the space before it; empty where it is of none. */
  readonly inRound: string
  readonly item: string
  readonly period: string
  readonly node: string
  /** “ 3 → 2”, with what leads to it; empty where the values are not told. */
  readonly change: string
  readonly count: string
  readonly name: string
}

export type EventSentences = Readonly<Record<EventKind, (words: EventWords) => string>>

/** What happened, in one sentence with who did it. */
export function eventSentence(event: AuditEvent, language: Language): string {
  const { by, about, item, body } = event
  const sentences = { vi: EVENT_SENTENCES_VI, en: EVENT_SENTENCES_EN }[language]
  const write: EventSentences[EventKind] | undefined = sentences[event.kind]
  const words: EventWords = {
    who: by ? shown(by.name, LONGEST) : NOBODY[language],
    about: shown(about.name, LONGEST),
    inRound: inRound(shown(about.round, LONGEST)),
    item: shown(item?.name ?? textOf(body['item']), LONGEST),
    period: periodText(shown(textOf(body['period'])), language),
    node: shown(textOf(body['node'])),
    change: 'after' in body ? changeText(body, item, language) : '',
    count: numberText(String(Array.isArray(body['values']) ? body['values'].length : 0), language),
    name: shown(textOf(body['name'] ?? body['title'] ?? body['role'])),
  }
  // A row that was written past the program may bear any kind.
  return write ? write(words) : `${words.who}: ${shown(event.kind)}`
}

/** What a value holds, as its event tells; of a choice by the name that the item has for it. */
export function contentText(content: unknown, item: Read | undefined, language: Language): string {
  const words = CONTENTS[language]
  if (typeof content !== 'object' || content === null) return words.none
  const { kind, number, yes, option, text, date } = content as Record<string, unknown>
  if (kind === 'number')
    return `${numberText(textOf(number), language)}${item?.unit === undefined ? '' : ` ${item.unit}`}`
  if (kind === 'yes-no') return yes === true ? words.yes : words.no
  if (kind === 'cannot-provide') return words.cannot
  if (kind === 'withdrawn') return words.withdrawn
  if (kind === 'date') return dayText(textOf(date))
  const chosen = item?.options?.find(({ slug }) => slug === option)?.name
  return shown(chosen ?? textOf(option ?? text), LONGEST)
}

type Read = Pick<ToldItem, 'unit' | 'options'>

/** "2026-11-22" as "22/11/2026"; what is no day stays as it is. */
function dayText(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? day.split('-').reverse().join('/') : shown(day)
}

function inRound(title: string): string {
  return title === '' ? '' : ` (${title})`
}

function changeText({ before, after }: Record<string, unknown>, item: Read | undefined, language: Language): string {
  const first = contentText(before, item && { options: item.options }, language)
  return `: ${first} → ${contentText(after, item, language)}`
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const LONGEST = 160

const NOBODY = { vi: 'Hệ thống', en: 'The system' } as const

const CONTENTS = {
  vi: { none: 'chưa có', yes: 'có', no: 'không', cannot: 'không cung cấp được', withdrawn: 'rút' },
  en: { none: 'nothing', yes: 'yes', no: 'no', cannot: 'cannot be given', withdrawn: 'withdrawn' },
} as const
