import type { SystemFinding, SystemFindingCode, SystemLook } from '#contract/examination.ts'
import { numberText, type Bilingual, type Language, type Params } from './language.ts'
import { MAIL_FINDINGS } from './mail-findings.ts'
import { momentText } from './moment-text.ts'

/** What an examination looks at, as headings. */
export const SYSTEM_LOOKS = {
  database: { vi: 'Cơ sở dữ liệu', en: 'Database' },
  schema: { vi: 'Cấu trúc dữ liệu', en: 'Schema' },
  order: { vi: 'Thứ tự tiếng Việt', en: 'Vietnamese order' },
  clock: { vi: 'Đồng hồ', en: 'Clock' },
  content: { vi: 'Bộ chỉ số', en: 'Editions' },
  folder: { vi: 'Thư mục dữ liệu', en: 'Data folder' },
  room: { vi: 'Dung lượng đĩa', en: 'Disk' },
  files: { vi: 'Tệp minh chứng', en: 'Files of evidence' },
  checkpoint: { vi: 'Mốc niêm phong', en: 'Signed checkpoints' },
  backup: { vi: 'Sao lưu', en: 'Backup' },
  mail: { vi: 'Máy chủ thư', en: 'Mail server' },
  outbox: { vi: 'Hộp thư đi', en: 'Outbox' },
  scanner: { vi: 'Quét vi-rút', en: 'Virus scanner' },
  scanning: { vi: 'Tệp chờ quét vi-rút', en: 'Files to be scanned' },
  office: { vi: 'LibreOffice', en: 'LibreOffice' },
  fonts: { vi: 'Phông chữ', en: 'Fonts' },
  drawings: { vi: 'Trang xem trước đang dựng', en: 'Previews being drawn' },
  oidc: { vi: 'Đăng nhập bằng tài khoản của tỉnh (OIDC)', en: 'Sign-in by the province’s accounts (OIDC)' },
} as const satisfies Record<SystemLook, Record<Language, string>>

/** What was found, and what helps where that is not as it should be: `remedy` begins with what to do. */
export type FindingText = { readonly name: Bilingual; readonly remedy: Bilingual }

const NO_REMEDY: Bilingual = { vi: () => '', en: () => '' }
const INSTALL_FONTS: Bilingual = {
  vi: () => 'Trên máy chủ Debian hoặc Ubuntu, chạy: apt install fontconfig fonts-liberation',
  en: () => 'On a server with Debian or Ubuntu run: apt install fontconfig fonts-liberation',
}
const BACK_UP: Bilingual = {
  vi: ({ folder }) =>
    folder === ''
      ? 'Chạy: npx laban backup. Để tự sao lưu mỗi đêm, đặt LABAN_BACKUPS là thư mục cất bản sao lưu, rồi khởi động lại La Bàn.'
      : `Chạy: npx laban backup. Nếu lệnh này chạy được mà đêm nào cũng không có bản mới, xem nhật ký máy chủ lúc 02:00; thư mục ${folder} phải ghi được và còn chỗ.`,
  en: ({ folder }) =>
    folder === ''
      ? 'Run: npx laban backup. To have one made each night, set LABAN_BACKUPS to a folder for backups and restart La Bàn.'
      : `Run: npx laban backup. If that works and no new one comes at night, look into the server’s log at 02:00; ${folder} must be writable and have room.`,
}

export const SYSTEM_FINDINGS = {
  postgres: {
    name: {
      vi: ({ version, megabytes }) => `PostgreSQL ${version}, dữ liệu ${figure(megabytes, 'vi')} MB`,
      en: ({ version, megabytes }) => `PostgreSQL ${version}, ${figure(megabytes, 'en')} MB of data`,
    },
    remedy: {
      vi: () => 'Cần PostgreSQL từ bản 15 trở lên. Nâng cấp PostgreSQL trên máy của DATABASE_URL.',
      en: () => 'PostgreSQL 15 or later is needed. Upgrade it on the machine of DATABASE_URL.',
    },
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
      vi: () => 'Bật đồng bộ giờ (NTP) trên cả hai máy: timedatectl set-ntp true',
      en: () => 'Have both machines keep time by NTP: timedatectl set-ntp true',
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
      vi: ({ folder }) => `Quyền ghi vào thư mục dữ liệu ${folder}`,
      en: ({ folder }) => `Writing to the data folder ${folder}`,
    },
    remedy: {
      vi: ({ folder }) => `Cho người dùng chạy La Bàn quyền ghi vào ${folder}, hoặc đặt LABAN_DATA khác.`,
      en: ({ folder }) => `Let the user that runs La Bàn write to ${folder}, or set LABAN_DATA.`,
    },
  },
  room: {
    name: {
      vi: ({ free, all }) => `Đĩa còn trống ${figure(free, 'vi')} GB trong ${figure(all, 'vi')} GB`,
      en: ({ free, all }) => `${figure(free, 'en')} of ${figure(all, 'en')} GB of disk are free`,
    },
    remedy: {
      vi: ({ least, folder }) =>
        `Cần ít nhất ${least} GB ở đĩa của ${folder}. Chuyển các bản sao lưu cũ đi nơi khác, hoặc mở rộng đĩa.`,
      en: ({ least, folder }) =>
        `At least ${least} GB are needed on the disk of ${folder}. Move old backups elsewhere, or enlarge the disk.`,
    },
  },
  files: {
    name: {
      vi: ({ files, lost }) => `Tệp minh chứng: ${figure(files, 'vi')}, mất ${figure(lost, 'vi')}`,
      en: ({ files, lost }) => `Files of evidence: ${figure(files, 'en')}, lost ${figure(lost, 'en')}`,
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
      vi: ({ file }) =>
        `Đợi một phút: máy chủ đang chạy ghi mốc mỗi phút vào ${file}. Nếu vẫn chưa có, cho người dùng chạy La Bàn quyền ghi vào thư mục ấy.`,
      en: ({ file }) =>
        `Wait a minute: a running server writes one each minute to ${file}. If there is none then, let the user that runs La Bàn write there.`,
    },
  },
  backup: {
    name: {
      vi: ({ days, at }) => `Bản sao lưu gần nhất cách đây ${days} ngày, lúc ${momentText(String(at), 'vi')}`,
      en: ({ days, at }) => `The last backup is ${days} days old, made at ${momentText(String(at), 'en')}`,
    },
    remedy: BACK_UP,
  },
  'no-backup': {
    name: { vi: () => 'Chưa có bản sao lưu nào', en: () => 'There is no backup yet' },
    remedy: BACK_UP,
  },
  ...MAIL_FINDINGS,
  scanner: {
    name: {
      vi: ({ address }) => `Trình quét vi-rút ở ${address} trả lời`,
      en: ({ address }) => `The virus scanner at ${address} answers`,
    },
    remedy: NO_REMEDY,
  },
  'no-scanner': {
    name: { vi: () => 'Không quét vi-rút trong tệp minh chứng', en: () => 'Files of evidence are not scanned' },
    remedy: {
      vi: () => 'Muốn quét: cài clamav-daemon, rồi đặt CLAMD_ADDRESS, như /run/clamav/clamd.ctl.',
      en: () => 'To have them scanned: install clamav-daemon and set CLAMD_ADDRESS, such as /run/clamav/clamd.ctl.',
    },
  },
  'scanner-away': {
    name: {
      vi: ({ address }) => `Trình quét vi-rút ở ${address} không trả lời`,
      en: ({ address }) => `The virus scanner at ${address} does not answer`,
    },
    remedy: {
      vi: () => 'Khởi động lại: systemctl restart clamav-daemon. Nếu clamd ở chỗ khác, sửa CLAMD_ADDRESS.',
      en: () => 'Restart it: systemctl restart clamav-daemon. Where clamd is elsewhere, mend CLAMD_ADDRESS.',
    },
  },
  scanning: {
    name: {
      vi: ({ files }) => `${figure(files, 'vi')} tệp chờ quét vi-rút`,
      en: ({ files }) => `${figure(files, 'en')} files to be scanned`,
    },
    remedy: NO_REMEDY,
  },
  'scanning-late': {
    name: {
      vi: ({ files, at }) => `${figure(files, 'vi')} tệp chờ quét vi-rút, lâu nhất từ ${momentText(String(at), 'vi')}`,
      en: ({ files, at }) =>
        `${figure(files, 'en')} files to be scanned, the oldest since ${momentText(String(at), 'en')}`,
    },
    remedy: {
      vi: () =>
        'Tệp chờ quét chưa ai mở được. Kiểm tra clamd đang chạy (systemctl status clamav-daemon), và StreamMaxLength của nó không nhỏ hơn LARGEST_FILE_MB.',
      en: () =>
        'Nobody can open these files. See that clamd runs (systemctl status clamav-daemon), and that its StreamMaxLength is not below LARGEST_FILE_MB.',
    },
  },
  office: {
    name: {
      vi: ({ version, program }) => `LibreOffice ${version} (${program})`,
      en: ({ version, program }) => `LibreOffice ${version} (${program})`,
    },
    remedy: NO_REMEDY,
  },
  'no-office': {
    name: {
      vi: () => 'Không có LibreOffice: tệp Word, Excel chỉ tải về được, không xem được trên trang',
      en: () => 'There is no LibreOffice: Word and Excel files can be downloaded, not looked at in the page',
    },
    remedy: {
      vi: () =>
        'Trên máy chủ Debian hoặc Ubuntu, chạy: apt install libreoffice-calc libreoffice-writer. Cài ở chỗ khác thì đặt LIBREOFFICE là đường dẫn của soffice.',
      en: () =>
        'On a server with Debian or Ubuntu run: apt install libreoffice-calc libreoffice-writer. Installed elsewhere, set LIBREOFFICE to the path of soffice.',
    },
  },
  'office-silent': {
    name: { vi: ({ program }) => `${program} không chạy được`, en: ({ program }) => `${program} does not run` },
    remedy: {
      vi: ({ program }) =>
        `Trên máy chủ, bằng người dùng chạy La Bàn, chạy: ${program} --headless --version. Nếu báo lỗi, cài lại LibreOffice hoặc sửa LIBREOFFICE.`,
      en: ({ program }) =>
        `On the server, as the user that runs La Bàn, run: ${program} --headless --version. If it fails, install LibreOffice anew or mend LIBREOFFICE.`,
    },
  },
  fonts: {
    name: {
      vi: ({ font }) => `Chữ của Times New Roman hiện bằng ${font}, đúng độ rộng`,
      en: ({ font }) => `Times New Roman is drawn with ${font}, of the same widths`,
    },
    remedy: NO_REMEDY,
  },
  'other-font': {
    name: {
      vi: ({ font }) => `Chữ của Times New Roman hiện bằng ${font}: dòng và trang có thể ngắt khác bản gốc`,
      en: ({ font }) => `Times New Roman is drawn with ${font}: lines and pages may break elsewhere than in the file`,
    },
    remedy: INSTALL_FONTS,
  },
  'no-fontconfig': {
    name: {
      vi: () => 'Không biết máy chủ có những phông chữ nào (không chạy được fc-match)',
      en: () => 'It is not known which fonts the server has (fc-match does not run)',
    },
    remedy: INSTALL_FONTS,
  },
  drawings: {
    name: {
      vi: ({ waiting }) => `${waiting} tệp Word, Excel đang dựng trang xem trước hoặc chờ dựng`,
      en: ({ waiting }) => `${waiting} Word and Excel files are being drawn or wait for it`,
    },
    remedy: NO_REMEDY,
  },
  'drawings-full': {
    name: {
      vi: ({ waiting, most }) => `${waiting} tệp Word, Excel chờ dựng trang xem trước, nhiều nhất ${most}`,
      en: ({ waiting, most }) => `${waiting} Word and Excel files wait to be drawn, ${most} at most`,
    },
    remedy: {
      vi: () => 'Đợi vài phút rồi kiểm tra lại: mỗi tệp dựng không quá một phút. Nếu không giảm, khởi động lại La Bàn.',
      en: () =>
        'Wait some minutes and examine again: each file takes a minute at most. If it does not fall, restart La Bàn.',
    },
  },
  'no-oidc': {
    name: {
      vi: () => 'Chưa dùng: mọi người đăng nhập bằng tên và mật khẩu của La Bàn',
      en: () => 'Not used: everybody signs in by La Bàn’s own names and passwords',
    },
    remedy: NO_REMEDY,
  },
  'oidc-in-order': {
    name: {
      vi: ({ issuer }) => `Nơi cấp danh tính ${issuer} trả lời, và mọi chỗ cần dùng đều đúng`,
      en: ({ issuer }) => `The identity provider ${issuer} answers, and all that is needed is right`,
    },
    remedy: NO_REMEDY,
  },
  'oidc-not-in-order': {
    name: {
      vi: ({ issuer, count }) => `Nơi cấp danh tính ${issuer}: ${count} chỗ chưa đúng`,
      en: ({ issuer, count }) => `The identity provider ${issuer}: ${count} points are not right`,
    },
    remedy: {
      vi: () =>
        'Mở trang Quản trị, mục Đăng nhập một lần: từng chỗ được nêu cùng cách sửa. Trong lúc ấy vẫn đăng nhập được bằng mật khẩu của La Bàn.',
      en: () =>
        'Open Administration, Single sign-on: each point is named there with its remedy. Meanwhile people can sign in by their passwords of La Bàn.',
    },
  },
  'not-examined': {
    name: {
      vi: ({ look, reason }) => `${titleOf(look, 'vi')}: không kiểm tra được (${reason})`,
      en: ({ look, reason }) => `${titleOf(look, 'en')}: could not be examined (${reason})`,
    },
    remedy: {
      vi: () => 'Trên máy chủ, chạy: npx laban doctor. Nếu vẫn vậy, gửi nhật ký máy chủ cho người hỗ trợ kỹ thuật.',
      en: () => 'On the server run: npx laban doctor. If it stays so, send the server’s log to technical support.',
    },
  },
  'no-answer-in-time': {
    name: {
      vi: ({ look, seconds }) => `${titleOf(look, 'vi')}: không có kết quả sau ${seconds} giây`,
      en: ({ look, seconds }) => `${titleOf(look, 'en')}: no result within ${seconds} s`,
    },
    remedy: {
      vi: () => 'Máy chủ có thể đang quá tải. Đợi vài phút rồi kiểm tra lại; nếu vẫn vậy, xem CPU và đĩa của máy chủ.',
      en: () =>
        'The server may be overloaded. Wait some minutes and examine again; if it stays so, look at its CPU and disk.',
    },
  },
} as const satisfies Record<SystemFindingCode, FindingText>

/** What was found as a sentence, and what to do about it where that is anything. */
export function systemFindingText(
  { code, state, params }: Pick<SystemFinding, 'code' | 'state' | 'params'>,
  language: Language,
): { readonly said: string; readonly remedy?: string } {
  const { name, remedy }: FindingText = SYSTEM_FINDINGS[code]
  const said = name[language](params)
  const todo = state === 'fine' ? '' : remedy[language](params)
  return { said, ...(todo !== '' && { remedy: todo }) }
}

function titleOf(look: Params[string] | undefined, language: Language): string {
  return SYSTEM_LOOKS[look as SystemLook][language]
}

function figure(number: Params[string] | undefined, language: Language): string {
  return numberText(String(number), language)
}
