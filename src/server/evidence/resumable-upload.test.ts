import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { Upload, type UploadOptions } from 'tus-js-client'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { urlOf } from '#contract/client.ts'
import { evidence } from '#contract/evidence.ts'
import { API_ROOT } from '#contract/operation.ts'
import { sweepFiles } from './keep-files.ts'
import { pdf } from '#test/support/evidence-files.ts'
import { openEvidenceHouse, type EvidenceHouse } from '#test/support/evidence-house.ts'

const MB = 1024 * 1024
const LARGEST = 20 * MB

let house: EvidenceHouse

beforeAll(async () => {
  house = await openEvidenceHouse({ largest: LARGEST })
})
afterAll(() => house.province.close())

const large = (words: string, megabytes = 12) => pdf(words, { filling: megabytes * MB })

type Outcome = {
  readonly error: string | undefined
  readonly status: number | undefined
  readonly url: string
  readonly tries: number
}

/** Sends a file as a browser's tus client would. */
function sent(bytes: Buffer, options: UploadOptions = {}, origin = house.origin): Promise<Outcome> {
  const query = new URLSearchParams({ organisation: house.unit, fileName: 'lon.pdf' }).toString()
  let tries = 0
  return new Promise((resolve) => {
    const upload: Upload = new Upload(bytes, {
      endpoint: `${origin}${API_ROOT}/uploads?${query}`,
      headers: { cookie: house.officer.cookie },
      retryDelays: [50, 100, 200],
      onBeforeRequest: (request) => void (tries += request.getMethod() === 'PATCH' ? 1 : 0),
      onError: (error) => {
        const status = 'originalResponse' in error ? error.originalResponse?.getStatus() : undefined
        resolve({ error: error.message, status, url: upload.url ?? '', tries })
      },
      onSuccess: () => resolve({ error: undefined, status: undefined, url: upload.url!, tries }),
      ...options,
    })
    upload.start()
  })
}

const idOf = (url: string): string => url.split('/').at(-1)!

async function added(upload: string) {
  const of = { organisation: house.unit, evidence: uuidv7(), upload, kind: 'document' } as const
  return house.officer.call(evidence.createEvidence, of)
}

async function download(id: string): Promise<Buffer> {
  return Buffer.from(await (await house.get(`/evidence/${id}/file`)).arrayBuffer())
}

test('a large file comes in pieces and becomes evidence', async () => {
  const bytes = large('Lon')
  const { error, url } = await sent(bytes, { chunkSize: 5 * MB })
  expect(error).toBeUndefined()
  const { evidence: id, file } = await added(idOf(url))
  expect(file).toMatchObject({ name: 'lon.pdf', bytes: bytes.length, mediaType: 'application/pdf' })
  expect((await download(id)).equals(bytes)).toBe(true)
})

test.each([
  ['breaks for both sides', false],
  ['is lost to the client, and hangs for the server', true],
])('a connection that %s half-way is taken up where it broke', async (_, isHanging) => {
  const bytes = large(`Dut giua chung ${String(isHanging)}`)
  const line = await breakingLine(4 * MB, isHanging)
  const { error, url, tries } = await sent(bytes, {}, line.origin)
  line.close()
  // How far it is stays true: whoever wrote before writes no more.
  expect([error, tries]).toEqual([undefined, 2])
  // Not from the beginning: what went over the line twice is at most what lay in its buffers.
  expect(line.bytes()).toBeLessThan(bytes.length + 4 * MB)
  expect((await download((await added(idOf(url))).evidence)).equals(bytes)).toBe(true)
})

/** A line to the server that breaks once, after so many bytes; the server's end of it may stay as it is. */
async function breakingLine(after: number, isHanging: boolean) {
  const target = Number(new URL(house.origin).port)
  let [bytes, isBroken] = [0, false]
  const hanging: Socket[] = []
  const server = createServer((socket) => {
    const far = connect({ host: '127.0.0.1', port: target })
    const end = () => {
      socket.destroy()
      if (isHanging && isBroken && hanging.length === 0) hanging.push(far)
      else if (!hanging.includes(far)) far.destroy()
    }
    socket.on('error', end).on('close', end)
    far.on('error', end).on('close', end).pipe(socket)
    socket.on('data', (chunk) => {
      bytes += chunk.length
      if (!isBroken && bytes > after) {
        isBroken = true
        end()
      } else if (!far.write(chunk)) {
        socket.pause()
        far.once('drain', () => socket.resume())
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const close = () => {
    server.close()
    for (const far of hanging) far.destroy()
  }
  return { origin: `http://127.0.0.1:${port}`, bytes: () => bytes, close }
}

test('what came before a restart is still there after it', async () => {
  const bytes = large('Khoi dong lai', 6)
  const { upload } = await begun(bytes.length)
  expect((await patch(upload, 0, bytes.subarray(0, 2 * MB))).status).toBe(204)
  const second = await house.province.secondServer()
  const origin = await second.listen({ host: '127.0.0.1', port: 0 })
  const { error, tries } = await sent(bytes, { uploadUrl: `${origin}${API_ROOT}/uploads/${upload}` }, origin)
  expect([error, tries]).toEqual([undefined, 1])
  await second.close()
  expect((await download((await added(upload)).evidence)).equals(bytes)).toBe(true)
})

async function begun(uploadLength: number): Promise<{ upload: string }> {
  const query = new URLSearchParams({ organisation: house.unit, fileName: 'a.pdf' }).toString()
  const headers = { cookie: house.officer.cookie, 'upload-length': String(uploadLength), 'tus-resumable': '1.0.0' }
  const response = await fetch(`${house.origin}${API_ROOT}/uploads?${query}`, { method: 'POST', headers })
  expect([response.status, response.headers.get('tus-resumable')]).toEqual([201, '1.0.0'])
  return { upload: idOf(response.headers.get('location')!) }
}

function patch(
  upload: string,
  offset: number,
  bytes: Uint8Array<ArrayBuffer>,
  cookie = house.officer.cookie,
  origin = house.origin,
) {
  const headers = { cookie, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }
  return fetch(`${origin}${API_ROOT}/uploads/${upload}`, { method: 'PATCH', headers, body: bytes })
}

const head = (upload: string, cookie = house.officer.cookie, origin = house.origin) =>
  fetch(`${origin}${API_ROOT}/uploads/${upload}`, { method: 'HEAD', headers: { cookie } })

test('each request says how far it is, and a piece from elsewhere is refused', async () => {
  const bytes = pdf('Vi tri', { filling: 1000 })
  const { upload } = await begun(bytes.length)
  const first = await patch(upload, 0, bytes.subarray(0, 100))
  expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '100'])
  expect((await patch(upload, 50, bytes.subarray(50))).status).toBe(409)
  const shown = await head(upload)
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'upload-offset': '100',
    'upload-length': String(bytes.length),
    'cache-control': 'no-store',
    'tus-resumable': '1.0.0',
    'upload-expires': expect.stringMatching(/GMT$/) as string,
  })
})

test('another version of the protocol is refused with the one that is spoken, whatever is asked', async () => {
  const { upload } = await begun(1000)
  for (const method of ['HEAD', 'PATCH', 'DELETE']) {
    const headers = { cookie: house.officer.cookie, 'tus-resumable': '0.2.2' }
    const response = await fetch(`${house.origin}${API_ROOT}/uploads/${upload}`, { method, headers })
    expect([method, response.status, response.headers.get('tus-version')]).toEqual([method, 412, '1.0.0'])
  }
  const options = await fetch(`${house.origin}${API_ROOT}/uploads`, {
    method: 'OPTIONS',
    headers: { cookie: house.officer.cookie },
  })
  expect(options.status).toBe(204)
  expect(Object.fromEntries(options.headers)).toMatchObject({
    'tus-resumable': '1.0.0',
    'tus-version': '1.0.0',
    'tus-extension': 'creation,expiration,termination',
    'tus-max-size': String(LARGEST),
  })
  // A refusal speaks the protocol too.
  expect((await patch(upload, 50, Buffer.alloc(1))).headers.get('tus-resumable')).toBe('1.0.0')
})

describe('of several that send one upload', () => {
  let other: string
  let close: () => Promise<unknown>
  beforeAll(async () => {
    const second = await house.province.secondServer()
    other = await second.listen({ host: '127.0.0.1', port: 0 })
    close = () => second.close()
  })
  afterAll(() => close())

  test.each([
    ['the same server', () => house.origin],
    ['another server', () => other],
  ])('whoever asks %s how far it is goes on, and who was there before writes no more', async (_, origin) => {
    const bytes = pdf(`Hai ket noi ${origin()}`, { filling: 900_000 })
    const { upload } = await begun(bytes.length)
    const line = stuckLine(upload, bytes.length)
    line.write(bytes.subarray(0, 600_000))
    await eventually(async () => (await lengthOf(upload)) > 0)
    const seen = Number((await head(upload, undefined, origin())).headers.get('upload-offset'))
    expect(seen).toBeGreaterThan(0)
    // The old connection comes to life again: too late.
    line.write(bytes.subarray(600_000))
    expect(await line.answer).toContain(' 409 ')
    expect(await lengthOf(upload)).toBe(seen)
    const taken = await patch(upload, seen, bytes.subarray(seen), undefined, origin())
    expect([taken.status, taken.headers.get('upload-offset')]).toEqual([204, String(bytes.length)])
    expect((await download((await added(upload)).evidence)).equals(bytes)).toBe(true)
  })

  test('none spoils the file, however they come in each other’s way', async () => {
    const bytes = Buffer.from(pdf('Chen nhau', { filling: 2 * MB }))
    // No two places are alike, so that a byte in the wrong one is seen.
    const begin = bytes.indexOf('xxxxxxxxxxxx')
    for (let at = begin; at < begin + 2 * MB - 8; at += 8) bytes.write(String(at).padStart(8, '0'), at, 'latin1')
    const { upload } = await begun(bytes.length)
    const offsetAt = async (origin: string): Promise<number> =>
      Number((await head(upload, undefined, origin)).headers.get('upload-offset'))
    const send = async (origin: string, most: number): Promise<void> => {
      for (let tries = 0; tries < most; tries += 1) {
        const offset = await offsetAt(origin)
        if (offset === bytes.length) return
        const piece = bytes.subarray(offset, Math.min(bytes.length, offset + 400_000))
        const { status } = await patch(upload, offset, piece, undefined, origin)
        expect([204, 409]).toContain(status)
      }
    }
    await Promise.all([send(house.origin, 4), send(other, 4), send(other, 4)])
    // Whoever is left goes on alone.
    await send(other, 10)
    expect(await offsetAt(house.origin)).toBe(bytes.length)
    expect((await download((await added(upload)).evidence)).equals(bytes)).toBe(true)
  })

  test('one takes it in where both come to its end at once', async () => {
    const bytes = pdf('Cung den cuoi', { filling: 1000 })
    const { upload } = await begun(bytes.length)
    await patch(upload, 0, bytes.subarray(0, bytes.length - 1))
    const last = (origin: string) => patch(upload, bytes.length - 1, bytes.subarray(-1), undefined, origin)
    const statuses = await Promise.all([last(house.origin), last(other), last(other)])
    for (const { status } of statuses) expect([204, 409]).toContain(status)
    expect((await head(upload)).headers.get('upload-offset')).toBe(String(bytes.length))
    expect((await download((await added(upload)).evidence)).equals(bytes)).toBe(true)
  })
})

const lengthOf = async (upload: string): Promise<number> =>
  (await stat(join(house.province.files.store.incoming, `${upload}.part`)).catch(() => ({ size: 0 }))).size

/** A request for all of an upload that sends what it is given, and its answer. */
function stuckLine(upload: string, length: number) {
  const line = connect({ host: '127.0.0.1', port: Number(new URL(house.origin).port) })
  const head = [`PATCH ${API_ROOT}/uploads/${upload} HTTP/1.1`, 'host: a', `cookie: ${house.officer.cookie}`]
  head.push('upload-offset: 0', 'content-type: application/offset+octet-stream', `content-length: ${length}`)
  line.write(`${head.join('\r\n')}\r\n\r\n`)
  const answer = new Promise<string>((resolve) => {
    line.once('data', (bytes: Buffer) => {
      line.destroy()
      resolve(bytes.toString('latin1'))
    })
    line.on('error', (error) => resolve(error.message))
  })
  return { write: (bytes: Uint8Array) => void line.write(bytes), answer }
}

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return
    await new Promise((wait) => setTimeout(wait, 20))
  }
  throw new Error('never')
}

test('what is refused at its last byte leaves nothing', async () => {
  const before = await house.stored()
  const { error, status } = await sent(Buffer.alloc(6 * MB, 'a'), { retryDelays: null })
  expect(error).toContain('wrong-type')
  expect(status).toBe(422)
  expect(await house.stored()).toEqual(before)
})

test('a file above the limit is refused before its first byte', async () => {
  const { error, tries } = await sent(Buffer.alloc(LARGEST + 1), { retryDelays: null })
  expect(error).toContain('too-big')
  expect(tries).toBe(0)
})

test('an upload is its owner’s alone, and only while they may enter', async () => {
  const { upload } = await begun(1000)
  const piece = Buffer.alloc(10)
  expect((await patch(upload, 0, piece, house.standing.cookie)).status).toBe(404)
  expect((await patch(upload, 0, piece, house.stranger.cookie)).status).toBe(403)
  expect((await patch(upload, 0, piece, '')).status).toBe(401)
  expect((await head(upload, house.stranger.cookie)).status).toBe(403)
})

test('an upload that is given up, or too old, is gone with what came', async () => {
  const before = await house.stored()
  const [given, old] = [await begun(1000), await begun(1000)]
  for (const { upload } of [given, old]) await patch(upload, 0, Buffer.alloc(10))
  const cancel = await fetch(`${house.origin}${API_ROOT}/uploads/${given.upload}`, {
    method: 'DELETE',
    headers: { cookie: house.officer.cookie },
  })
  expect([cancel.status, (await head(given.upload)).status]).toEqual([204, 404])
  const { db } = house.province.database
  await db
    .updateTable('upload')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('id', '=', old.upload)
    .execute()
  expect((await patch(old.upload, 10, Buffer.alloc(10))).status).toBe(409)
  await sweepFiles(db, house.province.files, new Date(Date.now() + 86_500_000))
  expect((await house.stored()).filter((name) => !before.includes(name))).toEqual([])
})

test('nobody leaves more than twenty uploads unfinished', async () => {
  const organisation = house.province.organisation('so-tu-phap')
  const url = house.origin + urlOf(evidence.beginUpload, { organisation, fileName: 'a.pdf', uploadLength: 9 })
  const headers = { cookie: house.stranger.cookie, 'upload-length': '9' }
  const statuses: number[] = []
  for (let at = 0; at < 21; at += 1) statuses.push((await fetch(url, { method: 'POST', headers })).status)
  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 201), 429])
})
