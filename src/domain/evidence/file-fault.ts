import { z } from 'zod'

/** Why a file is not taken in (method §12.2). */
export const FileFaultCode = z.enum([
  'empty',
  'too-big',
  'wrong-type',
  'old-format',
  'is-pdf',
  'password-protected',
  'with-macros',
  'damaged',
  'unpacks-too-big',
  'picture-too-big',
  'infected',
  'no-room',
  'incomplete',
])
export type FileFaultCode = z.infer<typeof FileFaultCode>

/** With the numbers of its sentence: bytes and `most` in bytes, `threat` as the scanner names it. */
export type FileFault = { readonly code: FileFaultCode; readonly params: Readonly<Record<string, string | number>> }

/** What is taken in, by what the bytes say and never by the name; each with the ending that it is handed out with. */
export const MEDIA_TYPES = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
} as const satisfies Readonly<Record<string, string>>
export type MediaType = keyof typeof MEDIA_TYPES

export function isTaken(mediaType: string): mediaType is MediaType {
  return Object.hasOwn(MEDIA_TYPES, mediaType)
}

/** The name with the ending of what it is: what is called `anh.pdf.exe` and is a picture is saved as `anh.png`. */
export function nameFor(fileName: string, mediaType: MediaType): string {
  const ending = MEDIA_TYPES[mediaType]
  const isRight = new RegExp(`\\.(${ending === 'jpg' ? 'jpe?g' : ending})$`, 'i').test(fileName)
  return isRight ? fileName : `${fileName.replace(/(\.[A-Za-z0-9]{1,5})+$/, '') || 'minh-chung'}.${ending}`
}
