import type { Bilingual, Language } from './language.ts'

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

type Look = { readonly name: Bilingual; readonly remedy: Bilingual }

/** What `laban doctor` looks at, and what helps where it finds something. */
export const EXAMINATION = {
  postgres: {
    name: { vi: ({ version }) => `PostgreSQL ${version}`, en: ({ version }) => `PostgreSQL ${version}` },
    remedy: { vi: () => 'Cần PostgreSQL từ bản 15 trở lên.', en: () => 'PostgreSQL 15 or later is needed.' },
  },
  schema: {
    name: {
      vi: ({ pending }) => (pending === '' ? 'Cấu trúc là mới nhất' : `Chưa áp dụng: ${pending}`),
      en: ({ pending }) => (pending === '' ? 'The schema is the newest' : `Not applied: ${pending}`),
    },
    remedy: { vi: () => 'Sao lưu, rồi chạy: npx laban migrate', en: () => 'Back up, then run: npx laban migrate' },
  },
  order: {
    name: { vi: () => 'Thứ tự chữ cái tiếng Việt (ICU)', en: () => 'Vietnamese alphabetical order (ICU)' },
    remedy: {
      vi: () => 'PostgreSQL này được dựng không có ICU; dùng bản có ICU (bản của Debian có).',
      en: () => 'This PostgreSQL was built without ICU; use one with it (Debian’s has it).',
    },
  },
  clock: {
    name: {
      vi: ({ seconds }) => `Đồng hồ máy chủ và cơ sở dữ liệu lệch ${seconds} giây`,
      en: ({ seconds }) => `The clocks of server and database differ by ${seconds} s`,
    },
    remedy: {
      vi: () => 'Bật đồng bộ giờ (NTP) trên cả hai máy.',
      en: () => 'Have both machines keep time by NTP.',
    },
  },
  content: {
    name: {
      vi: ({ editions, drafts }) => `${editions} bộ chỉ số, trong đó ${drafts} bản dự thảo`,
      en: ({ editions, drafts }) => `${editions} editions, ${drafts} of them drafts`,
    },
    remedy: { vi: () => 'Chạy: npx laban content load', en: () => 'Run: npx laban content load' },
  },
  folder: {
    name: {
      vi: ({ folder }) => `Thư mục dữ liệu ${folder} ghi được`,
      en: ({ folder }) => `The data folder ${folder} can be written to`,
    },
    remedy: {
      vi: ({ folder }) => `Cho người dùng chạy La Bàn quyền ghi vào ${folder}, hoặc đặt LABAN_DATA khác.`,
      en: ({ folder }) => `Let the user that runs La Bàn write to ${folder}, or set LABAN_DATA.`,
    },
  },
  room: {
    name: { vi: ({ free }) => `Đĩa còn trống ${free} GB`, en: ({ free }) => `${free} GB of disk are free` },
    remedy: {
      vi: ({ least }) => `Cần ít nhất ${least} GB. Chuyển các bản sao lưu cũ đi nơi khác.`,
      en: ({ least }) => `At least ${least} GB are needed. Move old backups elsewhere.`,
    },
  },
  files: {
    name: {
      vi: ({ files, lost }) => `Tệp minh chứng: ${files}, mất ${lost}`,
      en: ({ files, lost }) => `Files of evidence: ${files}, lost ${lost}`,
    },
    remedy: {
      vi: ({ first }) =>
        `Cơ sở dữ liệu nhắc đến tệp không có trong thư mục files, như ${first}. Lấy lại từ bản sao lưu.`,
      en: ({ first }) =>
        `The database names files that are not in the folder files, such as ${first}. Bring them back from a backup.`,
    },
  },
  checkpoint: {
    name: {
      vi: ({ minutes }) => `Mốc niêm phong gần nhất cách đây ${minutes} phút`,
      en: ({ minutes }) => `The last signed checkpoint is ${minutes} minutes old`,
    },
    remedy: {
      vi: () => 'Bình thường nếu không có gì thay đổi hoặc máy chủ đang tắt; nếu không, xem nhật ký máy chủ.',
      en: () => 'As it should be where nothing changed or the server is off; else look into its log.',
    },
  },
  'no-checkpoint': {
    name: { vi: () => 'Chưa có mốc niêm phong nào', en: () => 'There is no signed checkpoint yet' },
    remedy: {
      vi: ({ file }) => `Máy chủ đang chạy ghi mốc mỗi phút vào ${file}.`,
      en: ({ file }) => `A running server writes one each minute to ${file}.`,
    },
  },
  backup: {
    name: {
      vi: ({ days }) => `Bản sao lưu gần nhất cách đây ${days} ngày`,
      en: ({ days }) => `The last backup is ${days} days old`,
    },
    remedy: { vi: () => 'Chạy: npx laban backup', en: () => 'Run: npx laban backup' },
  },
  'no-backup': {
    name: { vi: () => 'Chưa có bản sao lưu nào', en: () => 'There is no backup yet' },
    remedy: { vi: () => 'Chạy: npx laban backup', en: () => 'Run: npx laban backup' },
  },
} as const satisfies Record<string, Look>
