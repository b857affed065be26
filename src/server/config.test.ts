import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { configFrom, Variables, type Config } from './config.ts'
import { configReference, environmentFile } from './operation/config-reference.ts'
import { configWarnings } from './operation/config-warnings.ts'
import { installationSecret } from './operation/installation-secret.ts'
import { freshSecret } from './operation/secret-text.ts'
import { read } from '#test/support/repository.ts'

const folder = mkdtempSync(join(tmpdir(), 'laban-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SECRET = freshSecret()

function written(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function faultsOf(environment: Record<string, string>): string[] {
  const config = configFrom(environment)
  return 'faults' in config ? config.faults : []
}

function configOf(environment: Record<string, string>): Config {
  const config = configFrom(environment)
  if ('faults' in config) throw new Error(config.faults.join('\n'))
  return config
}

describe('what is not said', () => {
  test('is a trial at http://localhost:8080 with its data beside it', () => {
    expect(configFrom({})).toEqual({
      LABAN_MODE: 'trial',
      DATABASE_CONNECTIONS: 20,
      LABAN_DATA: './data',
      LABAN_KEYS: 'data/keys',
      LABAN_CHECKPOINTS: 'data/checkpoints',
      HOST: 'localhost',
      PORT: 8080,
      TRUST_PROXY: [],
      SESSION_IDLE_MINUTES: 30,
      SESSION_HOURS: 12,
      REQUESTS_PER_MINUTE: 6000,
      LARGEST_FILE_MB: 100,
      SIGN_INS_PER_MINUTE: 120,
      TOKEN_REQUESTS_PER_MINUTE: 600,
      OIDC_SCOPES: 'openid profile',
      OIDC_ACCOUNT_CLAIM: 'preferred_username',
      OIDC_SECOND_FACTOR: [],
      LOG_LEVEL: 'warn',
    })
  })

  test('may be said with nothing in it, as container files do', () => {
    expect(configFrom({ DATABASE_URL: '', LABAN_SECRET: '', PORT: '', LABAN_SECRET_FILE: '', BASE_URL: '/' })).toEqual(
      configFrom({}),
    )
  })

  test('lies in the data folder that is said', () => {
    expect(configOf({ LABAN_DATA: '/var/lib/laban' })).toMatchObject({
      LABAN_KEYS: '/var/lib/laban/keys',
      LABAN_CHECKPOINTS: '/var/lib/laban/checkpoints',
    })
  })

  test('is logged more of in production', () => {
    expect(configOf({ LABAN_MODE: 'production', LABAN_SECRET: SECRET }).LOG_LEVEL).toBe('info')
  })
})

describe('what is wrong', () => {
  test('is told all at once, by name, in both languages, with an example', () => {
    const faults = faultsOf({ PORT: 'tám nghìn', LOG_LEVEL: 'loud', LABAN_DAT: '/x' })
    expect(faults.map((fault) => fault.split('\n'))).toEqual([
      [expect.stringMatching(/LABAN_DAT .*LABAN_DATA/), expect.stringMatching(/LABAN_DAT is no variable.*LABAN_DATA/)],
      [expect.stringMatching(/PORT="tám nghìn" không.*PORT=8080/), expect.stringMatching(/PORT="tám nghìn" cannot/)],
      [expect.stringMatching(/LOG_LEVEL="loud" không.*LOG_LEVEL=info/), expect.stringMatching(/LOG_LEVEL=info/)],
    ])
  })

  test.each([
    ['PORT', '65536'],
    ['PORT', '0x50'],
    ['PORT', '80.5'],
    ['DATABASE_CONNECTIONS', '1'],
    ['DATABASE_URL', 'mysql://127.0.0.1/laban'],
    ['DATABASE_URL', 'laban'],
    ['BASE_URL', 'laban.tinh.gov.vn'],
    ['BASE_URL', 'https://tinh.gov.vn/laban'],
    ['BASE_URL', 'ftp://tinh.gov.vn'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '127.0.0.1,proxy'],
    ['LABAN_MODE', 'Production'],
    ['LABAN_SECRET', 'c2hvcnQ'],
    ['METRICS_TOKEN', 'short'],
  ])('%s takes no %s', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringContaining(`${name}=`)])
  })

  test('in a secret is told without the secret', () => {
    const secret = 'hunter2-hunter2'
    const environment = { LABAN_SECRET: secret, METRICS_TOKEN: `${secret} x`, DATABASE_URL: `x://u:${secret}@h/d` }
    const faults = faultsOf(environment)
    expect(faults).toHaveLength(3)
    expect(faults.join()).not.toContain(secret)
  })

  test('never goes unseen: whatever a number is set to, it is taken as written or refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String)), (text) => {
        fc.pre(text !== '')
        const config = configFrom({ PORT: text })
        if ('faults' in config) return !/^\d{1,5}$/.test(text) || Number(text) > 65_535
        return String(config.PORT) === text.replace(/^0+(?=\d)/, '')
      }),
    )
  })
})

describe('an identity provider', () => {
  const HOW = {
    OIDC_ISSUER: 'https://dinhdanh.tinh.gov.vn/realms/tinh',
    OIDC_CLIENT_ID: 'laban',
    BASE_URL: 'https://laban.tinh.gov.vn',
  }

  test('is taken as it is named, with what is asked of it by default', () => {
    expect(configOf({ ...HOW, OIDC_SECOND_FACTOR: 'mfa, otp' })).toMatchObject({
      ...HOW,
      OIDC_SCOPES: 'openid profile',
      OIDC_ACCOUNT_CLAIM: 'preferred_username',
      OIDC_SECOND_FACTOR: ['mfa', 'otp'],
    })
  })

  test.each(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'BASE_URL'] as const)('is refused without %s', (name) => {
    const { [name]: _, ...rest } = HOW
    expect(faultsOf({ ...rest, OIDC_CLIENT_SECRET: 'mot-bi-mat-dai' })).toEqual([expect.stringContaining(`${name}=`)])
  })

  test.each([
    ['OIDC_ISSUER', 'http://dinhdanh.tinh.gov.vn'],
    ['OIDC_ISSUER', 'http://127.0.0.1.evil.example'],
    ['OIDC_ISSUER', 'https://u:p@dinhdanh.tinh.gov.vn'],
    ['OIDC_TOKEN_URL', 'https://dinhdanh.tinh.gov.vn/token?x=1'],
    ['OIDC_SCOPES', 'profile email'],
    ['OIDC_ACCOUNT_CLAIM', 'họ tên'],
  ])('%s takes no %s', (name, value) => {
    expect(faultsOf({ ...HOW, [name]: value })).toEqual([expect.stringContaining(`${name}=`)])
  })

  test('on this machine needs no encryption', () => {
    expect(configOf({ ...HOW, OIDC_ISSUER: 'http://localhost:8081/realms/tinh' })).toMatchObject({
      OIDC_CLIENT_ID: 'laban',
    })
  })
})

describe('addresses', () => {
  test('are kept as they are needed', () => {
    const config = configOf({
      BASE_URL: 'https://LaBan.tinh.gov.vn:443/',
      TRUST_PROXY: '::1, 10.0.0.0/8,loopback',
      HOST: '::',
    })
    expect(config).toMatchObject({
      BASE_URL: 'https://laban.tinh.gov.vn',
      TRUST_PROXY: ['::1', '10.0.0.0/8', 'loopback'],
      HOST: '::',
    })
  })
})

describe('a secret in a file', () => {
  test('is read from it', () => {
    const path = written('url', 'postgres://laban:t4p-R9x@db/laban\n')
    expect(configOf({ DATABASE_URL_FILE: path }).DATABASE_URL).toBe('postgres://laban:t4p-R9x@db/laban')
  })

  test('is refused beside the same secret in the environment', () => {
    const path = written('secret', SECRET)
    expect(faultsOf({ LABAN_SECRET: SECRET, LABAN_SECRET_FILE: path })).toEqual([
      expect.stringContaining('LABAN_SECRET_FILE, '),
    ])
  })

  test('that is not there is told with its path', () => {
    const path = join(folder, 'gone')
    expect(faultsOf({ METRICS_TOKEN_FILE: path })).toEqual([expect.stringContaining(path)])
  })
})

describe('production', () => {
  const production = { LABAN_MODE: 'production', LABAN_DATA: join(folder, 'production') }

  test('needs a secret, and says how to make one', () => {
    expect(faultsOf(production)).toEqual([expect.stringContaining('npx laban config secret')])
  })

  test('takes the secret that a trial has made', () => {
    const trial = configOf({ LABAN_DATA: join(folder, 'becomes-real') })
    const secret = installationSecret(trial)
    const real = configOf({ LABAN_MODE: 'production', LABAN_DATA: trial.LABAN_DATA })
    expect(installationSecret(real)).toEqual(secret)
  })

  test.each(['postgres', 'password', 'mat-khau', 'change-me', 'changeme1', 'aaaaaaaa', 'laban', '…'])(
    'takes no database whose password is the sample %s',
    (password) => {
      const DATABASE_URL = `postgres://laban:${encodeURIComponent(password)}@db/laban`
      expect(faultsOf({ ...production, LABAN_SECRET: SECRET, DATABASE_URL })).toEqual([
        expect.stringContaining('DATABASE_URL'),
      ])
    },
  )

  test('takes a database without a password, as peer and trust connections have', () => {
    expect(faultsOf({ ...production, LABAN_SECRET: SECRET, DATABASE_URL: 'postgres://laban@127.0.0.1/laban' })).toEqual(
      [],
    )
  })

  test('takes no secret of one letter', () => {
    expect(faultsOf({ ...production, LABAN_SECRET: 'A'.repeat(43) })).toEqual([expect.stringContaining('LABAN_SECRET')])
  })

  test('warns of checkpoints beside the data and of an address that is not encrypted', () => {
    const config = configOf({ ...production, LABAN_SECRET: SECRET, BASE_URL: 'http://10.0.0.4' })
    expect(configWarnings(config)).toEqual([
      expect.stringContaining('LABAN_CHECKPOINTS'),
      expect.stringContaining('http://10.0.0.4'),
    ])
    expect(
      configWarnings({
        ...config,
        LABAN_CHECKPOINTS: join(folder, 'production-checkpoints'),
        BASE_URL: 'https://x.vn',
      }),
    ).toEqual([])
  })
})

describe('the secret of a trial', () => {
  test('is made once, for its owner only', () => {
    const config = configOf({ LABAN_DATA: join(folder, 'trial') })
    const first = installationSecret(config)
    expect(first).toHaveLength(32)
    expect(installationSecret(config)).toEqual(first)
    expect(statSync(join(config.LABAN_KEYS, 'secret')).mode & 0o777).toBe(0o600)
  })

  test('is never made again over a damaged one, which would lock everybody out', () => {
    const config = configOf({ LABAN_DATA: join(folder, 'damaged') })
    mkdirSync(config.LABAN_KEYS, { recursive: true })
    writeFileSync(join(config.LABAN_KEYS, 'secret'), 'half of it')
    expect(() => installationSecret(config)).toThrow(/secret/)
    expect(readFileSync(join(config.LABAN_KEYS, 'secret'), 'utf8')).toBe('half of it')
  })

  test('is as configured where it is configured, and leaves no file', () => {
    const config = configOf({ LABAN_DATA: join(folder, 'given'), LABAN_SECRET: SECRET })
    expect(installationSecret(config).toString('base64url')).toBe(SECRET)
    expect(existsSync(config.LABAN_KEYS)).toBe(false)
  })
})

describe('the written reference', () => {
  test.each(['vi', 'en'] as const)('of docs/operations.md is what the schema says (%s)', (language) => {
    expect(read('docs/operations.md')).toContain(
      `<!-- config ${language} -->\n\n${configReference(language)}\n<!-- /config -->`,
    )
  })

  test('.env.example is what config docs prints', () => {
    expect(read('.env.example')).toBe(environmentFile())
  })

  test('.env.example names every variable and sets none', () => {
    const lines = environmentFile().split('\n')
    for (const name of Object.keys(Variables.shape)) {
      expect(lines.filter((line) => line.startsWith(`# ${name}=`) || line.startsWith(`# ${name}_FILE=`))).toHaveLength(
        1,
      )
    }
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([])
  })
})
