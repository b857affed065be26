export type FileLook = 'archive' | 'password-protected' | 'old-format' | 'is-pdf' | 'other'

/** An archive's first part, an archive without any, one in several pieces. */
const ARCHIVE = /^504b(0304|0506|0708)/
const PDF = '255044462d'
/** Word and Excel put a file with a password, and the formats before 2007, into another container. */
const OLD_CONTAINER = 'd0cf11e0'
/** The directory of an encrypted Office document names its one content so. */
export const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * What a file is by its bytes, whatever its name says: every reader of tables asks here first. Of an archive is not known
 * yet whether it is whole; what is `other` may be text.
 */
export function lookOf(bytes: Uint8Array): FileLook {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = file.subarray(0, 8).toString('hex')
  if (ARCHIVE.test(start)) return 'archive'
  if (start.startsWith(PDF)) return 'is-pdf'
  if (!start.startsWith(OLD_CONTAINER)) return 'other'
  return file.includes(ENCRYPTED_PACKAGE) ? 'password-protected' : 'old-format'
}
