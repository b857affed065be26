import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { Language } from '#text/language.ts'
import { openApiDocument } from './document.ts'
import { REFERENCE_PATHS, referencePage } from './reference-page.ts'

const STYLE = fileURLToPath(new URL('reference.css', import.meta.url))

/** The OpenAPI document, and the page that people read it on. Each is made when first asked for; `web`: the built pages. */
export function serveReference(app: FastifyInstance, version: string, web: string): void {
  const pages = { vi: once(() => referencePage(version, 'vi')), en: once(() => referencePage(version, 'en')) }
  const document = once(() => JSON.stringify(openApiDocument(version)))
  const style = once(() => fontFaces(web) + readFileSync(STYLE, 'utf8'))
  serveText(app, REFERENCE_PATHS.document, 'application/json; charset=utf-8', document)
  serveText(app, REFERENCE_PATHS.style, 'text/css; charset=utf-8', style)
  serveText(app, REFERENCE_PATHS.sign, 'image/svg+xml', () => COMPASS_ROSE)
  app.get('/api', (_request, reply) => reply.redirect(REFERENCE_PATHS.page))
  app.get<{ Querystring: { lang?: string } }>(REFERENCE_PATHS.page, (request, reply) => {
    const page = pages[Language.safeParse(request.query.lang).data ?? 'vi']
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page())
  })
}

function serveText(app: FastifyInstance, path: string, type: string, text: () => string): void {
  const tag = once(() => `W/"${createHash('sha256').update(text()).digest('base64url').slice(0, 27)}"`)
  app.get(path, (request, reply) => {
    void reply.header('etag', tag()).header('cache-control', 'no-cache')
    if (request.headers['if-none-match'] === tag()) return reply.code(304).send()
    return reply.type(type).send(text())
  })
}

function once(make: () => string): () => string {
  let made: string | undefined
  return () => (made ??= make())
}

const FONT = /^ibm-plex-sans-(latin|vietnamese)-(400|600)-normal-[\w-]+\.woff2$/
const LETTERS = {
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  latin: 'U+0000-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212,U+2264-2265',
} as const

/** The application's own font, from where its build has put it; without a build the system's font stands in. */
function fontFaces(web: string): string {
  const assets = join(web, 'assets')
  const files = existsSync(assets) ? readdirSync(assets) : []
  return files
    .map((file) => FONT.exec(file))
    .filter((match) => match !== null)
    .map(([file, letters, weight]) =>
      [
        "@font-face{font-family:'IBM Plex Sans';font-display:swap",
        `font-weight:${weight}`,
        `src:url('/assets/${file}') format('woff2')`,
        `unicode-range:${LETTERS[letters as keyof typeof LETTERS]}}\n`,
      ].join(';'),
    )
    .join('')
}

/** The compass rose of the application's head. */
const COMPASS_ROSE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M16 30.5 12.6 16h6.8ZM1.5 16 16 12.6v6.8ZM30.5 16 16 19.4v-6.8Z" fill="#fff" stroke="#0A5C7D" stroke-width="1.6" stroke-linejoin="round"/><path d="M16 1.5 19.4 16H12.6Z" fill="#0A5C7D" stroke="#0A5C7D" stroke-width="1.6" stroke-linejoin="round"/></svg>'
