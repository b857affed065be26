import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import type { SentFile } from '#contract/operation.ts'
import { Refusal } from '../refusal.ts'
import type { EvidenceDeps, Files } from './deps.ts'
import { officePdf } from './office-pages.ts'
import { pdfPage } from './pdf-pages.ts'
import { storedEvidence, type StoredEvidence } from './queries.ts'

type StoredFile = NonNullable<StoredEvidence['file']>

const LONGEST_SIDE = 1600
const JPEG_QUALITY = 85

/** The file as it came, to be saved. The door has let the caller at it, and nobody at what is in quarantine. */
export async function downloadEvidence({ db, files }: EvidenceDeps, id: string): Promise<SentFile> {
  const { hash, name, bytes, mediaType } = await fileOf({ db, files }, id)
  return { mediaType, name, bytes, tag: hash, isShown: false, open: () => files.store.read(hash) }
}

/** A picture of a page, made anew: nothing of the file's own bytes reaches the browser. */
export async function previewEvidence(
  { db, files }: EvidenceDeps,
  { evidence, page }: { readonly evidence: string; readonly page: number },
): Promise<SentFile> {
  const file = await fileOf({ db, files }, evidence)
  const isPicture = file.mediaType.startsWith('image/')
  if (isPicture && page > 1) throw new Refusal('not-found')
  const picture = isPicture
    ? await smaller(files.store.pathOf(file.hash))
    : await pageOf(await pdfOf(files, file), page)
  return {
    mediaType: isPicture ? 'image/jpeg' : 'image/png',
    name: `${file.name.replace(/\.[A-Za-z]+$/, '')}-${page}.${isPicture ? 'jpg' : 'png'}`,
    bytes: picture.length,
    tag: createHash('sha256').update(picture).digest('hex').slice(0, 32),
    isShown: true,
    open: () => Readable.from([picture]),
  }
}

async function fileOf({ db, files }: Pick<EvidenceDeps, 'db' | 'files'>, id: string): Promise<StoredFile> {
  const { file, state } = await storedEvidence(db, id)
  if (!file) throw new Refusal('not-found')
  if (state === 'quarantined' || state === 'waiting') throw new Refusal('wrong-state')
  if (!(await files.store.has(file.hash))) throw new Error(`the file of evidence ${id} is not in the store`)
  return file
}

/** Where the document lies as a PDF: itself, or as LibreOffice draws it. */
async function pdfOf({ store, office }: Files, { hash, mediaType }: StoredFile): Promise<string> {
  if (mediaType === 'application/pdf') return store.pathOf(hash)
  const path = office === undefined ? undefined : await officePdf(office, store, { hash, mediaType })
  if (path === undefined) throw new Refusal('no-preview')
  return path
}

async function pageOf(path: string, page: number): Promise<Buffer> {
  const answer = await pdfPage(path, page, LONGEST_SIDE)
  if (answer.kind === 'no-such-page') throw new Refusal('not-found')
  if (answer.kind !== 'picture') throw new Refusal('no-preview')
  return Buffer.from(answer.png)
}

/** Without what the camera wrote into it, such as where it was. */
async function smaller(path: string): Promise<Buffer> {
  const made = sharp(path, { limitInputPixels: 100_000_000, failOn: 'error' })
    .timeout({ seconds: 15 })
    .rotate()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: JPEG_QUALITY })
  return made.toBuffer().catch(() => {
    throw new Refusal('no-preview')
  })
}
