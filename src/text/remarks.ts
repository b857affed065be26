import type { Language } from './language.ts'

const vi = {
  title: 'Trao đổi',
  none: 'Chưa ai viết gì về số liệu này.',
  loading: 'đang tải trao đổi',
  failed: 'Chưa tải được trao đổi.',
  words: 'Viết về số liệu này',
  hint: 'Lời đã gửi không sửa, không xoá được.',
  mentions: 'Báo cho',
  everybody: (unit: string) => `Mọi người của ${unit}`,
  send: 'Gửi lời trao đổi',
  resolve: 'Ghi là đã xong',
  reopen: 'Mở lại trao đổi',
  resolved: 'Trao đổi này đã xong.',
  by: (name: string, time: string) => `${name}, ${time}`,
  told: (names: string) => `Đã báo ${names}`,
  acts: { resolved: 'ghi là đã xong', reopened: 'mở lại trao đổi' },
  badge: (count: string) => `${count} trao đổi`,
  unread: (count: string) => `${count} trao đổi chưa đọc`,
  settled: (count: string) => `${count} trao đổi, đã xong`,
}

type RemarksText = typeof vi

const en: RemarksText = {
  title: 'Remarks',
  none: 'Nobody has written about this number yet.',
  loading: 'loading remarks',
  failed: 'The remarks could not be loaded.',
  words: 'Write about this number',
  hint: 'What was sent cannot be changed or deleted.',
  mentions: 'Tell',
  everybody: (unit) => `Everybody of ${unit}`,
  send: 'Send the remark',
  resolve: 'Mark as settled',
  reopen: 'Open it again',
  resolved: 'This is settled.',
  by: (name, time) => `${name}, ${time}`,
  told: (names) => `Told ${names}`,
  acts: { resolved: 'marked it as settled', reopened: 'opened it again' },
  badge: (count) => `${count} remarks`,
  unread: (count) => `${count} unread remarks`,
  settled: (count) => `${count} remarks, settled`,
}

/** What people say to one another about a figure. */
export const REMARKS: Record<Language, RemarksText> = { vi, en }
