import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { configFrom } from '#server/config.ts'
import { environmentFile } from '#server/operation/config-reference.ts'
import type { Command, Options, Output } from '../command.ts'
import { configCheck, configDocs, configSecret } from './config.ts'
import { openapi } from './openapi.ts'

const kept = { ...process.env }
const forget = (): void => {
  for (const name of Object.keys(process.env)) if (/^(LABAN|DATABASE)_/.test(name)) delete process.env[name]
}
beforeEach(forget)
afterEach(() => {
  forget()
  Object.assign(process.env, kept)
})

async function run(command: Command, options: Partial<Options> = {}): Promise<Output & { text: string }> {
  const output = await command.run({ positionals: [], values: {}, language: 'vi', json: false, ...options })
  return { ...output, text: [...output.stdout].join('') }
}

describe('config check', () => {
  test('prints what the server would be told, and no secret', async () => {
    Object.assign(process.env, { DATABASE_URL: 'postgres://laban:t4p-R9x@db/laban', LABAN_DATA: '/var/lib/laban' })
    const { text, exit } = await run(configCheck)
    expect(exit).toBe(0)
    expect(text).toContain('LABAN_DATA=/var/lib/laban\n')
    expect(text).toContain('DATABASE_URL=***\n')
    expect(text).not.toContain('t4p-R9x')
  })

  test('tells all that is wrong and fails', async () => {
    Object.assign(process.env, { DATABASE_URL: 'laban', DATABASE_CONNECTIONS: 'many' })
    const { text, stderr, exit } = await run(configCheck)
    expect([text, exit, stderr.length]).toEqual(['', 1, 2])
  })
})

test('config secret prints a secret that the server takes, a different one each time', async () => {
  const secrets = await Promise.all([run(configSecret), run(configSecret)])
  const [first, second] = secrets.map(({ text }) => text.trim())
  expect(first).not.toBe(second)
  expect(configFrom({ LABAN_MODE: 'production', LABAN_SECRET: first! })).toMatchObject({ LABAN_SECRET: first })
})

test('config docs prints the table in the language asked for, and with --env the example file', async () => {
  expect((await run(configDocs)).text).toContain('| Biến |')
  expect((await run(configDocs, { language: 'en' })).text).toContain('| Variable |')
  const env = (await run(configDocs, { values: { env: true } })).text
  expect(env).toBe(environmentFile())
})

test('openapi prints the document of this version', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect(JSON.parse((await run(openapi)).text)).toMatchObject({ openapi: '3.1.0', info: { version } })
})
