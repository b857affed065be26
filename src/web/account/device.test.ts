import { expect, test } from 'vitest'
import { deviceOf } from './device.ts'

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const KHTML = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [`${WINDOWS} ${KHTML} Chrome/109.0.0.0 Safari/537.36`, 'Chrome', 'Windows'],
  [`${WINDOWS} ${KHTML} Chrome/109.0.0.0 Safari/537.36 Edg/109.0.1518.78`, 'Edge', 'Windows'],
  [`${WINDOWS} ${KHTML} coc_coc_browser/109.0.230 Chrome/103.0.5060.230 Safari/537.36`, 'Cốc Cốc', 'Windows'],
  ['Mozilla/5.0 (Windows NT 10.0; rv:115.0) Gecko/20100101 Firefox/115.0', 'Firefox', 'Windows'],
  [`Mozilla/5.0 (Linux; Android 10; K) ${KHTML} Chrome/124.0.0.0 Mobile Safari/537.36`, 'Chrome', 'Android'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Safari/605.1.15',
    'Safari',
    'macOS',
  ],
])('%s', (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system })
})

test.each([undefined, '', 'curl/8.5.0', 'LaBan'])('%j is no browser we know', (userAgent) => {
  expect(deviceOf(userAgent)).toBeUndefined()
})
