import type { Language } from './language.ts'

type Migration = {
  readonly applied: (name: string) => string
  readonly pending: (name: string) => string
  readonly current: string
}

export const MIGRATION = {
  vi: {
    applied: (name) => `Đã áp dụng ${name}`,
    pending: (name) => `Chưa áp dụng ${name}`,
    current: 'Cấu trúc cơ sở dữ liệu đã là mới nhất.',
  },
  en: {
    applied: (name) => `Applied ${name}`,
    pending: (name) => `Not applied ${name}`,
    current: 'The schema is the newest.',
  },
} as const satisfies Record<Language, Migration>
