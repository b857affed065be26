import { isIP } from 'node:net'
import { isAbsolute } from 'node:path'
import { z } from 'zod'

/** Decimal digits and nothing else: "0x10", "1e3" and " 8" are typing errors, not numbers. */
export function wholeNumber(least: number, most: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most))
}

/** An address without a path, as its origin; a path of `/` alone, as build tools leave it in the environment, says nothing. */
export const baseUrl = z.string().transform((text, context): string | undefined => {
  if (text === '/') return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username
  if (isPlain) return url.origin
  context.addIssue('not a base')
  return z.NEVER
})

/** Addresses and ranges. Not "true": who trusts everybody is told any address that a caller likes. */
export const proxies = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .pipe(z.array(z.string().refine(isAddressOrRange)))

/** `host:port`, or the path of a socket. */
export function isScannerAddress(text: string): boolean {
  return /^\/\S{1,100}$/.test(text) || /^\[?[\w.:-]{1,253}\]?:\d{1,5}$/.test(text)
}

/** Of an identity provider: encrypted, or on this machine; without credentials, question or mark. */
export function isProviderAddress(text: string): boolean {
  if (!URL.canParse(text) || text.length > 500) return false
  const { protocol, hostname, username, password, search, hash } = new URL(text)
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  return (protocol === 'https:' || (protocol === 'http:' && isHere)) && username + password + search + hash === ''
}

/** What is asked of an identity provider; without `openid` it says of nobody who they are. */
export const scopes = z
  .string()
  .regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/)
  .max(300)
  .refine((text) => text.split(' ').includes('openid'))

/** Words of a protocol, separated by commas. */
export const words = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .pipe(z.array(z.string().regex(/^[\x21-\x7e]{1,200}$/)).max(20))

/** The full path of a program: what stands in `PATH` may be another tomorrow. */
export function isProgram(text: string): boolean {
  return isAbsolute(text)
}

export function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)
}

function isAddressOrRange(text: string): boolean {
  if (text === 'loopback') return true
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}
