import type { Notice } from '#domain/message/notice.ts'
import type { Language } from './language.ts'
import { momentText } from './moment-text.ts'
import { noticeText } from './notices.ts'

/** A mail as its reader sees it: Vietnamese, then the same in English; without points, numbers or files. */
export type MailText = { readonly subject: string; readonly text: string; readonly html: string }

/** `link` is a full address. */
export function mailText(notice: Notice, link: string): MailText {
  return laidOut({ vi: noticeText(notice, 'vi'), en: noticeText(notice, 'en') }, link)
}

/** What somebody who tries whether mail arrives gets. */
export function testMailText(name: string, at: string, link: string): MailText {
  const vi = {
    title: 'Thư thử',
    sentence: `${name} gửi thư này lúc ${momentText(at, 'vi')} để thử máy chủ thư. Thư đã đến nơi.`,
  }
  const en = {
    title: 'Test mail',
    sentence: `${name} sent this mail at ${momentText(at, 'en')} to test the mail server. It has arrived.`,
  }
  return laidOut({ vi, en }, link)
}

type Told = { readonly title: string; readonly sentence: string }

function laidOut({ vi, en }: Readonly<Record<Language, Told>>, link: string): MailText {
  const text = [
    vi.title,
    vi.sentence,
    `${OPEN.vi}: ${link}`,
    FOOT.vi,
    '—',
    en.title,
    en.sentence,
    `${OPEN.en}: ${link}`,
    FOOT.en,
  ]
  const html = [
    `<!doctype html><html lang="vi"><body>`,
    `<p><strong>${escaped(vi.title)}</strong></p><p>${escaped(vi.sentence)}</p>`,
    `<p><a href="${escaped(link)}">${OPEN.vi}</a></p><p><small>${FOOT.vi}</small></p><hr>`,
    `<div lang="en"><p><strong>${escaped(en.title)}</strong></p><p>${escaped(en.sentence)}</p>`,
    `<p><a href="${escaped(link)}">${OPEN.en}</a></p><p><small>${FOOT.en}</small></p></div>`,
    `</body></html>`,
  ]
  return { subject: `[La Bàn] ${oneLine(vi.title)}`, text: `${text.join('\n\n')}\n`, html: html.join('\n') }
}

const OPEN = { vi: 'Mở trên La Bàn', en: 'Open in La Bàn' } as const
const FOOT = {
  vi: 'Thư tự động, không trả lời thư này.',
  en: 'This mail was sent automatically; do not reply.',
} as const

const LONGEST_SUBJECT = 200

/** Titles are typed by people: no line break may end a header. */
function oneLine(title: string): string {
  const line = title.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  const characters = Array.from(line)
  return characters.length > LONGEST_SUBJECT ? `${characters.slice(0, LONGEST_SUBJECT - 1).join('')}…` : line
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!)
}
