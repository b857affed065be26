import { configFrom, SECRETS, type Config } from '#server/config.ts'
import { configReference, environmentFile } from '#server/operation/config-reference.ts'
import { configWarnings } from '#server/operation/config-warnings.ts'
import { freshSecret } from '#server/operation/secret-text.ts'
import { done, failed, type Command, type Options, type Output } from '../command.ts'
import { jsonText } from '../print.ts'

export const configCheck: Command = {
  name: 'config check',
  usage: '',
  positionals: 0,
  options: [],
  vi: 'Kiểm tra các biến môi trường như khi máy chủ khởi động; in cấu hình, không in bí mật.',
  en: 'Checks the environment as a start would; prints the configuration, without secrets.',
  run: async (options) => checked(options, process.env),
}

export const configDocs: Command = {
  name: 'config docs',
  usage: '[--env]',
  positionals: 0,
  options: [{ name: 'env', vi: 'in tệp .env.example', en: 'print the file .env.example' }],
  vi: 'In bảng các biến môi trường.',
  en: 'Prints the table of environment variables.',
  run: async ({ values, language }) => done([values['env'] === true ? environmentFile() : configReference(language)]),
}

export const configSecret: Command = {
  name: 'config secret',
  usage: '',
  positionals: 0,
  options: [],
  vi: 'In một bí mật ngẫu nhiên mới, 32 byte.',
  en: 'Prints a fresh random secret, 32 bytes.',
  run: async () => done([`${freshSecret()}\n`]),
}

function checked({ json }: Options, environment: NodeJS.ProcessEnv): Output {
  const config = configFrom(environment)
  if ('faults' in config) return failed([], config.faults)
  const shown = withoutSecrets(config)
  const lines = Object.entries(shown).map(([name, value]) => `${name}=${String(value)}\n`)
  return done(json ? [jsonText(shown)] : lines, configWarnings(config))
}

function withoutSecrets(config: Config): Record<string, unknown> {
  const isSecret = (name: string): boolean => (SECRETS as readonly string[]).includes(name)
  return Object.fromEntries(Object.entries(config).map(([name, value]) => [name, isSecret(name) ? '***' : value]))
}
