import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { Language } from '#text/language.ts'
import { root } from './pinned-node.mjs'

/** The service worker's place: it may only answer for what lies at or below it. */
export const WORKER_FILE = 'service-worker.js'
const FLOOR_FILE = 'browser-floor.js'
const WEB_MANIFEST_FILE = 'manifest.webmanifest'
const WORKER_SOURCES = join(root, 'src', 'web', 'shell-worker')

/** The mode of a build is its language; any other mode, as a tool of the bundler's has one, is Vietnamese. */
export function languageOf(mode: string): Language {
  return Language.options.find((one) => one === mode) ?? 'vi'
}

/** Where the pages of a language lie: Vietnamese at the root, others below it. */
export function folderOf(language: Language): string {
  return language === 'vi' ? '' : `${language}/`
}

/** What a browser offers to put on the desk of who wants it there. */
const WEB_MANIFEST = {
  name: 'La Bàn',
  short_name: 'La Bàn',
  start_url: '/',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#0A5C7D',
}

/**
 * Makes of the built files what is there without a connection: the service worker with their list and one name for
 * all of them, the manifest, and the notice for browsers below the floor.
 */
export function webShell(language: Language): Plugin {
  const root = `/${folderOf(language)}`
  return {
    name: 'web-shell',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => ({
        html: html.replace('<html lang="vi"', `<html lang="${language}"`),
        tags: [
          { tag: 'link', attrs: { rel: 'manifest', href: root + WEB_MANIFEST_FILE }, injectTo: 'head' },
          { tag: 'script', attrs: { src: root + FLOOR_FILE, defer: true }, injectTo: 'head' },
        ],
      }),
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        this.emitFile({ type: 'asset', fileName: FLOOR_FILE, source: readFileSync(join(WORKER_SOURCES, FLOOR_FILE)) })
        this.emitFile({
          type: 'asset',
          fileName: WEB_MANIFEST_FILE,
          source: webManifestWith(language, Object.keys(bundle)),
        })
        const files = Object.values(bundle).filter(({ fileName }) => fileName !== WORKER_FILE)
        const worker = bundle[WORKER_FILE]
        if (worker?.type !== 'chunk') throw new Error(`${WORKER_FILE} was not built`)
        worker.code = worker.code
          .replaceAll('__SHELL_FILES__', JSON.stringify(files.map(({ fileName }) => pathOf(root, fileName)).sort()))
          .replaceAll('__SHELL_VERSION__', JSON.stringify(versionOf(files)))
      },
    },
  }
}

function webManifestWith(language: Language, files: readonly string[]): string {
  const picture = files.find((file) => /compass-rose.*\.svg$/.test(file))
  const icons = [{ src: `/${folderOf(language)}${picture}`, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }]
  return JSON.stringify({ ...WEB_MANIFEST, lang: language, icons })
}

type BuiltFile = { readonly fileName: string } & ({ readonly code: string } | { readonly source: string | Uint8Array })

function versionOf(files: readonly BuiltFile[]): string {
  const hash = createHash('sha256')
  for (const file of [...files].sort((a, b) => (a.fileName < b.fileName ? -1 : 1)))
    hash.update(file.fileName).update('code' in file ? file.code : file.source)
  return hash.digest('hex').slice(0, 16)
}

/** The document is asked for by no name. */
function pathOf(root: string, file: string): string {
  return file === 'index.html' ? '/' : root + file
}
