import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { CONFIGURATION_FAULTS, VARIABLES, type VariableText } from '#text/configuration.ts'
import type { Params } from '#text/language.ts'
import { shown } from '#text/shown.ts'
import { isEasyToGuess, isInstallationSecret, passwordOf, SECRET_FILE } from './operation/secret-text.ts'
import { mailboxOf, smtpServerOf } from './messages/mail-settings.ts'
import {
  baseUrl,
  isPostgresUrl,
  isProgram,
  isProviderAddress,
  isScannerAddress,
  proxies,
  scopes,
  wholeNumber,
  words,
} from './operation/variable-shapes.ts'

const LogLevel = z.enum(['silent', 'error', 'warn', 'info', 'debug'])
type LogLevel = z.infer<typeof LogLevel>

/** Every variable that the server reads. `localhost` listens on both loopback addresses and nowhere else. */
export const Variables = z.object({
  LABAN_MODE: z.enum(['trial', 'production']).default('trial'),
  DATABASE_URL: z.string().refine(isPostgresUrl).optional(),
  DATABASE_CONNECTIONS: wholeNumber(2, 500).default(20),
  LABAN_DATA: z.string().default('./data'),
  LABAN_KEYS: z.string().optional(),
  LABAN_CHECKPOINTS: z.string().optional(),
  LABAN_BACKUPS: z.string().optional(),
  LABAN_SECRET: z.string().refine(isInstallationSecret).optional(),
  HOST: z.string().default('localhost'),
  PORT: wholeNumber(0, 65_535).default(8080),
  BASE_URL: baseUrl.optional(),
  TRUST_PROXY: proxies.default([]),
  SESSION_IDLE_MINUTES: wholeNumber(1, 1440).default(30),
  SESSION_HOURS: wholeNumber(1, 168).default(12),
  REQUESTS_PER_MINUTE: wholeNumber(0, 1_000_000).default(6000),
  SIGN_INS_PER_MINUTE: wholeNumber(0, 1_000_000).default(120),
  TOKEN_REQUESTS_PER_MINUTE: wholeNumber(0, 1_000_000).default(600),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,200}$/)
    .optional(),
  SMTP_URL: z
    .string()
    .refine((text) => smtpServerOf(text) !== undefined)
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => mailboxOf(text) !== undefined)
    .optional(),
  OIDC_ISSUER: z.string().refine(isProviderAddress).optional(),
  OIDC_CLIENT_ID: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional(),
  OIDC_CLIENT_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{8,500}$/)
    .optional(),
  OIDC_SCOPES: scopes.default('openid profile'),
  OIDC_ACCOUNT_CLAIM: z
    .string()
    .regex(/^[\w.:/-]{1,100}$/)
    .default('preferred_username'),
  OIDC_SECOND_FACTOR: words.default([]),
  OIDC_BUTTON: z
    .string()
    .regex(/^[^\p{C}]{3,60}$/u)
    .optional(),
  OIDC_AUTHORIZATION_URL: z.string().refine(isProviderAddress).optional(),
  OIDC_TOKEN_URL: z.string().refine(isProviderAddress).optional(),
  OIDC_KEYS_URL: z.string().refine(isProviderAddress).optional(),
  OIDC_USERINFO_URL: z.string().refine(isProviderAddress).optional(),
  OIDC_SIGN_OUT_URL: z.string().refine(isProviderAddress).optional(),
  HELP_CONTACT: z
    .string()
    .regex(/^[^\p{C}]{3,200}$/u)
    .optional(),
  LARGEST_FILE_MB: wholeNumber(5, 2000).default(100),
  CLAMD_ADDRESS: z.string().refine(isScannerAddress).optional(),
  LIBREOFFICE: z.string().refine(isProgram).optional(),
  LOG_LEVEL: LogLevel.optional(),
})
export type VariableName = keyof typeof Variables.shape

/** What the server is told from outside, complete. */
export type Config = Readonly<z.infer<typeof Variables>> & {
  readonly LOG_LEVEL: LogLevel
  readonly LABAN_KEYS: string
  readonly LABAN_CHECKPOINTS: string
}

/** These are never printed, and may be given as a file: `NAME_FILE`. */
export const SECRETS = [
  'DATABASE_URL',
  'LABAN_SECRET',
  'METRICS_TOKEN',
  'SMTP_URL',
  'OIDC_CLIENT_SECRET',
] as const satisfies readonly VariableName[]

export const EXAMPLES = {
  LABAN_MODE: 'production',
  DATABASE_URL: 'postgres://laban:…@127.0.0.1:5432/laban',
  DATABASE_CONNECTIONS: '20',
  LABAN_DATA: '/var/lib/laban',
  LABAN_KEYS: '/var/lib/laban/keys',
  LABAN_CHECKPOINTS: '/mnt/niem-phong/laban',
  LABAN_BACKUPS: '/mnt/sao-luu',
  LABAN_SECRET: '$(npx laban config secret)',
  HOST: '::',
  PORT: '8080',
  BASE_URL: 'https://laban.tinh.gov.vn',
  TRUST_PROXY: '127.0.0.1,10.0.0.0/8',
  SESSION_IDLE_MINUTES: '30',
  SESSION_HOURS: '12',
  REQUESTS_PER_MINUTE: '6000',
  SIGN_INS_PER_MINUTE: '120',
  TOKEN_REQUESTS_PER_MINUTE: '600',
  METRICS_TOKEN: '$(npx laban config secret)',
  SMTP_URL: 'smtps://laban:…@mail.tinh.gov.vn',
  MAIL_FROM: 'La Bàn <laban@tinh.gov.vn>',
  OIDC_ISSUER: 'https://dinhdanh.tinh.gov.vn/realms/tinh',
  OIDC_CLIENT_ID: 'laban',
  OIDC_CLIENT_SECRET: '…',
  OIDC_SCOPES: 'openid profile',
  OIDC_ACCOUNT_CLAIM: 'preferred_username',
  OIDC_SECOND_FACTOR: 'mfa,otp',
  OIDC_BUTTON: 'Đăng nhập bằng tài khoản của tỉnh',
  OIDC_AUTHORIZATION_URL: 'https://dinhdanh.tinh.gov.vn/auth',
  OIDC_TOKEN_URL: 'https://dinhdanh.tinh.gov.vn/token',
  OIDC_KEYS_URL: 'https://dinhdanh.tinh.gov.vn/jwks',
  OIDC_USERINFO_URL: 'https://dinhdanh.tinh.gov.vn/userinfo',
  OIDC_SIGN_OUT_URL: 'https://dinhdanh.tinh.gov.vn/logout',
  HELP_CONTACT: 'Phòng Chuyển đổi số, Sở Khoa học và Công nghệ, 0234 3 123 456',
  LARGEST_FILE_MB: '100',
  CLAMD_ADDRESS: '/run/clamav/clamd.ctl',
  LIBREOFFICE: '/usr/bin/soffice',
  LOG_LEVEL: 'info',
} as const satisfies Record<VariableName, string>

const NAMES = Object.keys(Variables.shape) as VariableName[]
const TEXTS: Record<VariableName, VariableText> = VARIABLES

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment once; all that is wrong is told at once, both languages, without a secret in it. */
export function configFrom(environment: Environment): Config | { faults: string[] } {
  const { given, faults } = givenValues(environment)
  const result = Variables.safeParse(given)
  if (!result.success) {
    const names = new Set(result.error.issues.map((issue) => issue.path[0] as VariableName))
    return { faults: [...faults, ...[...names].map((name) => unfit(name, given[name]))] }
  }
  const config = complete(result.data)
  faults.push(...whatProductionRefuses(config), ...whatMailLacks(config), ...whatOidcLacks(config))
  return faults.length > 0 ? { faults } : config
}

/** What is given, by name: an empty text is nothing, a secret may lie in a file. */
function givenValues(environment: Environment): { given: Partial<Record<VariableName, string>>; faults: string[] } {
  const given: Partial<Record<VariableName, string>> = {}
  const faults: string[] = unknownNames(environment).map((name) =>
    fault('unknown', { name: shown(name), known: NAMES.filter((one) => one.startsWith('LABAN_')).join(', ') }),
  )
  for (const name of NAMES) if (environment[name]) given[name] = environment[name]
  for (const name of SECRETS) {
    const path = environment[`${name}_FILE`]
    if (!path) continue
    if (given[name] !== undefined) faults.push(fault('twice', { name }))
    else if (!existsSync(path)) faults.push(fault('unreadable', { name, path: shown(path, 200) }))
    else given[name] = readFileSync(path, 'utf8').trim()
  }
  return { given, faults }
}

/** A mistyped name would be silently without effect. What tests are told is none of the server's business. */
function unknownNames(environment: Environment): string[] {
  const known = new Set<string>([...NAMES, ...SECRETS.map((name) => `${name}_FILE`)])
  return Object.keys(environment).filter(
    (name) => name.startsWith('LABAN_') && !name.startsWith('LABAN_TEST_') && !known.has(name),
  )
}

function complete(read: z.infer<typeof Variables>): Config {
  return {
    ...read,
    LOG_LEVEL: read.LOG_LEVEL ?? (read.LABAN_MODE === 'production' ? 'info' : 'warn'),
    LABAN_KEYS: read.LABAN_KEYS ?? join(read.LABAN_DATA, 'keys'),
    LABAN_CHECKPOINTS: read.LABAN_CHECKPOINTS ?? join(read.LABAN_DATA, 'checkpoints'),
  }
}

function whatProductionRefuses(config: Config): string[] {
  if (config.LABAN_MODE !== 'production') return []
  const password = config.DATABASE_URL === undefined ? undefined : passwordOf(config.DATABASE_URL)
  const { LABAN_SECRET, METRICS_TOKEN, SMTP_URL, OIDC_CLIENT_SECRET } = config
  const written = {
    DATABASE_URL: password,
    LABAN_SECRET,
    METRICS_TOKEN,
    SMTP_URL: SMTP_URL === undefined ? undefined : smtpServerOf(SMTP_URL)?.password,
    OIDC_CLIENT_SECRET,
  }
  const faults: string[] = SECRETS.filter((name) => written[name] !== undefined && isEasyToGuess(written[name])).map(
    (name) => fault('sample', { name }),
  )
  const path = join(config.LABAN_KEYS, SECRET_FILE)
  if (config.LABAN_SECRET === undefined && !existsSync(path)) faults.push(fault('secret-absent', { path }))
  return faults
}

/** A mail without a sender is turned away, one whose links lead nowhere is worse than none. */
function whatMailLacks(config: Config): string[] {
  if (config.SMTP_URL === undefined) return []
  return (['MAIL_FROM', 'BASE_URL'] as const)
    .filter((name) => config[name] === undefined)
    .map((name) => fault('with-mail', { name, example: EXAMPLES[name] }))
}

/** The provider must know who comes, and where the browser is to come back to. */
function whatOidcLacks(config: Config): string[] {
  const isAsked = OIDC_NAMES.some((name) => config[name] !== undefined)
  if (!isAsked) return []
  return (['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'BASE_URL'] as const)
    .filter((name) => config[name] === undefined)
    .map((name) => fault('with-oidc', { name, example: EXAMPLES[name] }))
}

const OIDC_NAMES = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_AUTHORIZATION_URL',
  'OIDC_TOKEN_URL',
  'OIDC_KEYS_URL',
  'OIDC_USERINFO_URL',
  'OIDC_SIGN_OUT_URL',
] as const satisfies readonly VariableName[]

function unfit(name: VariableName, value: string | undefined): string {
  const isSecret = (SECRETS as readonly string[]).includes(name)
  const found = isSecret || value === undefined ? '' : `="${shown(value)}"`
  const { vi, en } = TEXTS[name].takes
  return fault('unfit', { name, found, takesVi: vi, takesEn: en, example: EXAMPLES[name] })
}

function fault(code: keyof typeof CONFIGURATION_FAULTS, params: Params): string {
  const { vi, en } = CONFIGURATION_FAULTS[code]
  return `${vi(params)}\n  ${en(params)}`
}
