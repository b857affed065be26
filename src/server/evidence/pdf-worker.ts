// Runs in a thread of its own: what a hostile PDF does to the reader ends with it.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PdfAnswer, PdfQuestion } from './pdf-pages.ts'

const MOST_PIXELS = 16_000_000
const BESIDE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

// A port of Node has no target origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort!.postMessage(await answered(workerData as PdfQuestion))

async function answered({ path, page, longestSide = 0 }: PdfQuestion): Promise<PdfAnswer> {
  try {
    const document = await getDocument({
      data: new Uint8Array(await readFile(path)),
      cMapUrl: `${join(BESIDE, 'cmaps')}/`,
      cMapPacked: true,
      standardFontDataUrl: `${join(BESIDE, 'standard_fonts')}/`,
      wasmUrl: `${join(BESIDE, 'wasm')}/`,
      enableXfa: false,
      stopAtErrors: false,
      maxImageSize: MOST_PIXELS,
      canvasMaxAreaInBytes: MOST_PIXELS * 4,
      verbosity: VerbosityLevel.ERRORS,
    }).promise
    const pages = document.numPages
    if (page === undefined) return { kind: 'opened', pages }
    if (page > pages) return { kind: 'no-such-page' }
    const sheet = await document.getPage(page)
    const whole = sheet.getViewport({ scale: 1 })
    const viewport = sheet.getViewport({ scale: longestSide / Math.max(whole.width, whole.height, 1) })
    const canvas = createCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)))
    await sheet.render({ canvas, viewport, background: '#ffffff' }).promise
    return { kind: 'picture', png: canvas.toBuffer('image/png'), pages }
  } catch (error) {
    return { kind: error instanceof PasswordException ? 'password' : 'unreadable' }
  }
}
