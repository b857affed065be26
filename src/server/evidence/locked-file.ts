import { createReadStream } from 'node:fs'
import { ENCRYPTED_PACKAGE } from '#office/file-look.ts'
import { openingPdf } from './pdf-pages.ts'

const ENCRYPT = /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/
const OVERLAP = 64

const LOCKED = ENCRYPTED_PACKAGE.toString('latin1')

/** True where a PDF cannot be opened without a password; one that is only protected against changes can be. */
export async function isLockedPdf(path: string): Promise<boolean> {
  if (!(await has(path, (text) => ENCRYPT.test(text)))) return false
  return (await openingPdf(path)) === 'password'
}

export function isLockedOffice(path: string): Promise<boolean> {
  return has(path, (text) => text.includes(LOCKED))
}

async function has(path: string, found: (text: string) => boolean): Promise<boolean> {
  let tail = ''
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const text = tail + (chunk as Buffer).toString('latin1')
    if (found(text)) return true
    tail = text.slice(-OVERLAP)
  }
  return false
}
