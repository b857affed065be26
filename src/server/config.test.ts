import { expect, test } from 'vitest'
import { configFrom } from './config.ts'

test('with nothing said the server is at http://localhost:8080', () => {
  expect(configFrom({})).toEqual({ HOST: 'localhost', PORT: 8080, LOG_LEVEL: 'warn' })
})

test('a bad value is told by name with an example', () => {
  const config = configFrom({ PORT: 'tám nghìn', LOG_LEVEL: 'loud' })
  expect(config).toMatchObject({
    faults: [expect.stringContaining('PORT=8080'), expect.stringContaining('LOG_LEVEL=info')],
  })
})
