import type { FileFaultCode } from '#domain/evidence/file-fault.ts'

/** How files begin that the server would look at: PDF, PNG, JPEG, an archive (DOCX, XLSX, ODT, ODS), older Office. */
const BEGINNINGS = ['25504446', '89504e47', 'ffd8ff', '504b', 'd0cf11e0']

/** What is wrong with a file before a byte of it is sent: nobody waits for a film to be refused. The server judges. */
export function earlyFault(head: Uint8Array): Extract<FileFaultCode, 'empty' | 'wrong-type'> | undefined {
  if (head.length === 0) return 'empty'
  const hex = Array.from(head, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return BEGINNINGS.some((beginning) => hex.startsWith(beginning)) ? undefined : 'wrong-type'
}

export const HEAD = 8
