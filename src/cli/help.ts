import type { Command, OptionHelp } from './command.ts'

export const COMMON_OPTIONS: readonly OptionHelp[] = [
  { name: 'json', vi: 'in JSON', en: 'print JSON' },
  {
    name: 'lang',
    argument: 'vi|en',
    vi: 'ngôn ngữ của câu chữ (mặc định vi)',
    en: 'language of sentences (vi by default)',
  },
  { name: 'help', vi: 'trợ giúp', en: 'help' },
]

/** Help of one command, Vietnamese first, then English. */
export function commandHelp(command: Command): string {
  const options = [...command.options, ...COMMON_OPTIONS]
  return [
    `laban ${command.name} ${command.usage}`.trimEnd(),
    '',
    command.vi,
    ...options.map((option) => optionLine(option, option.vi)),
    'Mã kết thúc: 0 tốt, 1 có phát hiện hoặc dòng sai, 2 gọi sai.',
    '',
    command.en,
    ...options.map((option) => optionLine(option, option.en)),
    'Exit code: 0 fine, 1 with any finding or failed row, 2 misuse.',
    '',
  ].join('\n')
}

/** The list of commands, in both languages. */
export function overview(commands: readonly Command[]): string {
  const list = (language: 'vi' | 'en'): string[] =>
    commands.map((command) => `  laban ${command.name.padEnd(14)} ${command[language]}`)
  return [
    'La Bàn: bộ chỉ số chuyển đổi số của một tỉnh',
    '',
    'Các lệnh (thêm --help để xem cách dùng):',
    ...list('vi'),
    '',
    'Commands (add --help for the options):',
    ...list('en'),
    '',
  ].join('\n')
}

function optionLine(option: OptionHelp, text: string): string {
  return `  ${`--${option.name}${option.argument ? ` ${option.argument}` : ''}`.padEnd(24)} ${text}`
}
