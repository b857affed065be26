import { describe, expect, test } from 'vitest'
import { configFrom } from '../config.ts'
import { mailboxOf, smtpServerOf } from './mail-settings.ts'

describe('the address of a mail server', () => {
  test.each([
    ['smtps://mail.tinh.gov.vn', { host: 'mail.tinh.gov.vn', port: 465, tls: 'at-once' }],
    ['smtp://mail.tinh.gov.vn', { host: 'mail.tinh.gov.vn', port: 587, tls: 'required' }],
    ['smtp://mail.tinh.gov.vn:25?tls=off', { host: 'mail.tinh.gov.vn', port: 25, tls: 'off' }],
    ['smtp://localhost:1025', { host: 'localhost', port: 1025, tls: 'off' }],
    ['smtp://[::1]:1025/', { host: '::1', port: 1025, tls: 'off' }],
    [
      'smtps://laban%40tinh:m%E1%BA%ADt@10.0.0.9',
      { host: '10.0.0.9', port: 465, tls: 'at-once', user: 'laban@tinh', password: 'mật' },
    ],
  ])('%s says how mail goes out', (text, server) => {
    expect(smtpServerOf(text)).toEqual(server)
  })

  test.each([
    'mail.tinh.gov.vn',
    'https://mail.tinh.gov.vn',
    'smtp://',
    'smtp://mail/folder',
    'smtp://mail?tls=no',
    'smtps://mail?tls=off',
    'smtp://laban@mail',
    'smtp://laban:%ff@mail',
  ])('%s does not', (text) => {
    expect(smtpServerOf(text)).toBeUndefined()
  })
})

test.each([
  ['La Bàn <laban@tinh.gov.vn>', { name: 'La Bàn', address: 'laban@tinh.gov.vn' }],
  ['laban@tinh.gov.vn', { name: '', address: 'laban@tinh.gov.vn' }],
  ['laban', undefined],
  ['La Bàn <laban>', undefined],
  ['a <b@c.vn>, d@e.vn', undefined],
  ['La\r\nBcc: x@y.vn <laban@tinh.gov.vn>', undefined],
])('the sender %j is %j', (text, mailbox) => {
  expect(mailboxOf(text)).toEqual(mailbox)
})

describe('the configuration of mail', () => {
  const MAIL = { SMTP_URL: 'smtps://laban:t4p-R9x@mail.tinh.vn', MAIL_FROM: 'laban@tinh.vn', BASE_URL: 'https://l.vn' }
  const faultsOf = (environment: Record<string, string>): string[] => {
    const config = configFrom(environment)
    return 'faults' in config ? config.faults : []
  }

  test('is complete with a server, a sender and the address that links begin with', () => {
    expect(faultsOf(MAIL)).toEqual([])
    expect(faultsOf({ SMTP_URL: MAIL.SMTP_URL })).toEqual([
      expect.stringContaining('SMTP_URL needs MAIL_FROM'),
      expect.stringContaining('SMTP_URL needs BASE_URL'),
    ])
  })

  test('never shows the password, and takes no sample for one in production', () => {
    const unfit = faultsOf({ ...MAIL, SMTP_URL: 'smtps://laban:t4p-R9x@mail.tinh.vn/folder' })
    expect([unfit.length, unfit.join().includes('t4p')]).toEqual([1, false])
    const LABAN_SECRET = Buffer.from('0123456789abcdef0123456789abcdef').toString('base64url')
    const production = { ...MAIL, LABAN_MODE: 'production', LABAN_SECRET }
    expect(faultsOf(production)).toEqual([])
    expect(faultsOf({ ...production, SMTP_URL: 'smtps://laban:password@mail.tinh.vn' })).toEqual([
      expect.stringContaining('SMTP_URL'),
    ])
  })
})
