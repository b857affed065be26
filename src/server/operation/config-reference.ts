import { VARIABLES, type VariableText } from '#text/configuration.ts'
import type { Language } from '#text/language.ts'
import { EXAMPLES, SECRETS, Variables, type VariableName } from '../config.ts'

const NAMES = Object.keys(Variables.shape) as VariableName[]
const TEXTS: Record<VariableName, VariableText> = VARIABLES

const WORDS = {
  vi: { head: ['Biến', 'Để làm gì', 'Nhận', 'Mặc định', 'Ví dụ'], file: 'hoặc' },
  en: { head: ['Variable', 'What for', 'Takes', 'By default', 'Example'], file: 'or' },
} as const

/** What stands for a default that depends on other variables. */
const DERIVED: Partial<Record<VariableName, string>> = {
  LABAN_KEYS: '`<LABAN_DATA>/keys`',
  LABAN_CHECKPOINTS: '`<LABAN_DATA>/checkpoints`',
  LOG_LEVEL: '`warn` / `info`',
}

/** The variables as a Markdown table: the part of docs/operations.md that is not written by hand. */
export function configReference(language: Language): string {
  const { head, file } = WORDS[language]
  const rows = NAMES.map((name) => {
    const { [language]: meaning, takes } = TEXTS[name]
    const names = isSecret(name) ? `\`${name}\` ${file} \`${name}_FILE\`` : `\`${name}\``
    return [names, meaning, takes[language], defaultOf(name), `\`${EXAMPLES[name]}\``]
  })
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

/** The variables as a file of settings to copy: everything commented out, so that copying it changes nothing. */
export function environmentFile(): string {
  const blocks = NAMES.map((name) => {
    const { vi, en } = TEXTS[name]
    const line = isSecret(name) ? `# ${name}_FILE=/etc/laban/${fileOf(name)}` : `# ${name}=${EXAMPLES[name]}`
    return [`# ${vi}`, `# ${en}`, line].map((text) => `${text}\n`).join('')
  })
  return [HEAD, ...blocks].join('\n')
}

const HEAD = `# La Bàn: các biến môi trường. Bỏ dấu # ở dòng cần dùng. In lại tệp này: npx laban config docs --env
# La Bàn: environment variables. Take the # away where you need one. Printed by: npx laban config docs --env
`

function defaultOf(name: VariableName): string {
  const derived = DERIVED[name]
  if (derived !== undefined) return derived
  const value = Variables.shape[name].safeParse(undefined).data
  return value === undefined || (Array.isArray(value) && value.length === 0) ? '—' : `\`${String(value)}\``
}

function isSecret(name: VariableName): boolean {
  return (SECRETS as readonly string[]).includes(name)
}

function fileOf(name: VariableName): string {
  return name.toLowerCase().replaceAll('_', '-')
}
