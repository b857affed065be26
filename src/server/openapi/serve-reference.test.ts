import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import { OPERATIONS } from '#contract/operations.ts'
import { REFUSALS } from '#text/refusals.ts'
import { sendSecurityHeaders } from '../security-headers.ts'
import { allOperations, openApiDocument, summaryOf } from './document.ts'
import { markup } from './markup.ts'
import { serveReference } from './serve-reference.ts'

const web = mkdtempSync(join(tmpdir(), 'laban-reference-'))
mkdirSync(join(web, 'assets'))
writeFileSync(join(web, 'assets/ibm-plex-sans-vietnamese-400-normal-Ab_1-2.woff2'), '')
afterAll(() => rmSync(web, { recursive: true }))

const app = fastify()
sendSecurityHeaders(app)
serveReference(app, '1.2.3', web)
const get = async (url: string) => (await app.inject(url)).body

test('/api/openapi.json is the document, sent again only when it changed', async () => {
  const response = await app.inject('/api/openapi.json')
  expect(response.json()).toEqual(JSON.parse(JSON.stringify(openApiDocument('1.2.3'))))
  const headers = { 'if-none-match': String(response.headers['etag']) }
  expect((await app.inject({ url: '/api/openapi.json', headers })).statusCode).toBe(304)
})

test('/api leads to the reference', async () => {
  const response = await app.inject('/api')
  expect([response.statusCode, response.headers['location']]).toEqual([302, '/api/reference'])
})

describe.each(['vi', 'en'] as const)('the reference in %s', (language) => {
  const page = () => get(`/api/reference?lang=${language}`)

  test('has every operation under its own anchor, with its sentence, path and refusals', async () => {
    const text = await page()
    expect(text).toContain(`<html lang="${language}">`)
    for (const one of allOperations()) {
      const article = text.slice(text.indexOf(`<article id="${one.name}">`)).split('</article>')[0]!
      expect(article).toContain(markup`${summaryOf(one)[language]}`.text)
      expect(article.replaceAll(/<wbr ?\/?>/g, '')).toContain(one.operation.path.replace(/:(\w+)/g, '{$1}'))
      for (const code of one.operation.refusals) {
        if (code === 'too-many-requests') continue
        expect(article).toContain(markup`<td>${REFUSALS[language][code]}</td>`.text)
      }
      for (const key of Object.keys(one.operation.input.shape)) expect(article).toContain(`<code>${key}</code>`)
    }
  })

  test('has each of its anchors once, and none of its links leads nowhere', async () => {
    const text = await page()
    const anchors = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!)
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!)
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([])
    expect(targets.filter((target) => !anchors.includes(target))).toEqual([])
    expect(targets.length).toBeGreaterThan(OPERATIONS.size)
  })

  test('needs no script, no style of its own and nothing from elsewhere, as the policy of the server wants', async () => {
    const text = await page()
    expect(text).not.toMatch(/<script|<style| style=| on\w+=|javascript:/)
    expect([...text.matchAll(/(?:href|src)="([^"]*)"/g)].filter(([, to]) => !/^[/#?]/.test(to!))).toEqual([])
    const style = await get('/api/reference.css')
    expect([...style.matchAll(/url\('([^']*)'\)/g)].filter(([, to]) => !to!.startsWith('/'))).toEqual([])
  })
})

test('an unknown language is read in Vietnamese', async () => {
  expect(await get('/api/reference?lang=fr')).toContain('<html lang="vi">')
})

test('the style takes the application’s font from its build', async () => {
  expect(await get('/api/reference.css')).toContain("url('/assets/ibm-plex-sans-vietnamese-400-normal-Ab_1-2.woff2')")
})

test('what is no HTML is text', () => {
  expect(markup`<p>${'<b> & "quoted"'}${markup`<i>${"it's"}</i>`}${[1, markup`<br>`]}${undefined}</p>`.text).toBe(
    '<p>&#60;b&#62; &#38; &#34;quoted&#34;<i>it&#39;s</i>1<br></p>',
  )
})
