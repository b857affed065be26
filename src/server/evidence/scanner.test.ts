import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { evidence } from '#contract/evidence.ts'
import { docx, EICAR, pdf } from '#test/support/evidence-files.ts'
import { openEvidenceHouse, type EvidenceHouse } from '#test/support/evidence-house.ts'
import { startClamd, type RunningClamd } from '#test/support/running-clamd.ts'
import { scanWaiting } from './keep-files.ts'
import { clamd, resultOf, type Scanner } from './scanner.ts'

let daemon: RunningClamd
let house: EvidenceHouse
let folder: string
let isAway = false

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laban-scanned-'))
  daemon = await startClamd()
  const [scanner, nobody] = [clamd(daemon.socket), clamd('127.0.0.1:1')]
  const switched: Scanner = (path) => (isAway ? nobody : scanner)(path)
  house = await openEvidenceHouse({ scanner: switched })
})
afterAll(async () => {
  await house.province.close()
  await daemon.stop()
  await rm(folder, { recursive: true, force: true })
})

const infected = () => docx([{ name: 'word/media/eicar.txt', bytes: Buffer.from(EICAR) }])

test('Debian’s clamd finds the EICAR text inside a document, and lets a clean file pass', async () => {
  const [bad, good] = [join(folder, 'bad.docx'), join(folder, 'good.pdf')]
  await writeFile(bad, infected())
  await writeFile(good, pdf('Sach', { filling: 3_000_000 }))
  expect(await clamd(daemon.socket)(bad)).toEqual({ state: 'quarantined', threat: 'Laban.Test.EICAR.UNOFFICIAL' })
  expect(await clamd(daemon.socket)(good)).toEqual({ state: 'clean' })
})

test('an infected file is refused, kept apart, written down, and never evidence', async () => {
  const { status, body } = await house.upload(infected(), { fileName: 'bao-cao.docx' })
  expect([status, body.details]).toEqual([
    422,
    { fault: 'infected', params: { threat: 'Laban.Test.EICAR.UNOFFICIAL' } },
  ])
  const { db } = house.province.database
  const file = await db
    .selectFrom('stored_file')
    .selectAll()
    .where('state', '=', 'quarantined')
    .executeTakeFirstOrThrow()
  expect(await house.province.files.store.has(file.hash)).toBe(false)
  expect(await readdir(join(house.province.files.store.incoming, '..', '.quarantine'))).toEqual([file.hash])
  const event = await db
    .selectFrom('event')
    .select('body')
    .where('kind', '=', 'evidence.scanned')
    .executeTakeFirstOrThrow()
  expect(event.body).toMatchObject({ fileName: 'bao-cao.docx', state: 'quarantined', sha256: file.hash })
})

test('while the scanner is away files wait and are not handed out; then each is judged', async () => {
  isAway = true
  const good = await house.added(pdf('Cho quet'))
  const bad = await house.added(docx([{ name: 'word/media/a.txt', bytes: Buffer.from(EICAR) }]))
  expect([good.state, bad.state]).toEqual(['waiting', 'waiting'])
  expect((await house.get(`/evidence/${good.evidence}/file`)).status).toBe(409)
  const { db } = house.province.database
  expect(await scanWaiting(db, house.province.files)).toBe(0)
  isAway = false
  expect(await scanWaiting(db, house.province.files)).toBe(2)
  const shown = async (id: string) => (await house.officer.call(evidence.showEvidence, { evidence: id })).state
  expect([await shown(good.evidence), await shown(bad.evidence)]).toEqual(['in-force', 'quarantined'])
  expect((await house.get(`/evidence/${good.evidence}/file`)).status).toBe(200)
  expect((await house.get(`/evidence/${bad.evidence}/file`)).status).toBe(409)
  expect((await house.get(`/evidence/${bad.evidence}/preview`)).status).toBe(409)
  const told = await db.selectFrom('notice').select(['kind', 'params']).execute()
  expect(told).toEqual([
    { kind: 'evidence-quarantined', params: expect.objectContaining({ evidence: '12-QD.docx' }) as object },
  ])
})

test('of two units that brought the same file each is told of its own document, once', async () => {
  const { db } = house.province.database
  await db.deleteFrom('notice').execute()
  isAway = true
  const bytes = docx([{ name: 'word/media/b.txt', bytes: Buffer.from(EICAR) }])
  const ours = await house.added(bytes, { number: '12/BC-SYT' })
  const organisation = house.province.organisation('so-tu-phap')
  const { body } = await house.upload(bytes, { caller: house.stranger, organisation })
  const said = { organisation, evidence: uuidv7(), upload: body.upload, kind: 'document', number: '7/BC-STP' } as const
  const theirs = await house.stranger.call(evidence.createEvidence, said)
  expect([ours.state, theirs.state]).toEqual(['waiting', 'waiting'])
  isAway = false
  const rounds = [await scanWaiting(db, house.province.files), await scanWaiting(db, house.province.files)]
  expect(rounds).toEqual([1, 0])
  const told = await db
    .selectFrom('notice')
    .innerJoin('account', 'account.id', 'notice.account_id')
    .select(['account.user_name', 'notice.params'])
    .orderBy('account.user_name')
    .execute()
  expect(told).toEqual([
    { user_name: 'cb.so-tu-phap', params: { organisation: 'Sở Tư pháp', evidence: '7/BC-STP' } },
    { user_name: 'cb.so-y-te', params: { organisation: 'Sở Y tế', evidence: '12/BC-SYT' } },
  ])
})

test('what was clean and is sent again is scanned again', async () => {
  const bytes = pdf('Hai lan')
  const first = await house.upload(bytes)
  isAway = true
  const again = await house.upload(bytes)
  isAway = false
  expect([first.body.state, again.body.state]).toEqual(['clean', 'clean'])
  const of = { organisation: house.unit, evidence: uuidv7(), upload: again.body.upload, kind: 'document' } as const
  expect((await house.officer.call(evidence.createEvidence, of)).state).toBe('in-force')
})

test.each([
  ['stream: OK\0', { state: 'clean' }],
  ['stream: Win.Test.EICAR_HDB-1 FOUND\0', { state: 'quarantined', threat: 'Win.Test.EICAR_HDB-1' }],
  ['INSTREAM size limit exceeded. ERROR\0', { state: 'waiting', why: 'INSTREAM size limit exceeded. ERROR' }],
  ['', { state: 'waiting', why: 'no answer' }],
  ['stream: OK and more', { state: 'waiting', why: 'stream: OK and more' }],
])('the answer %j means %j', (answer, expected) => {
  expect(resultOf(answer)).toEqual(expected)
})

test.each([
  ['says nothing', () => {}],
  ['hangs up', (socket: Socket) => void socket.destroy()],
  ['never ends', (socket: Socket) => void setInterval(() => socket.write('x'.repeat(100)), 5).unref()],
  ['talks much', (socket: Socket) => void socket.write('x'.repeat(100_000))],
])('a scanner that %s lets nothing pass', async (_, behave) => {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {})
    socket.resume()
    behave(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const file = join(folder, 'a.pdf')
  await writeFile(file, pdf('A', { filling: 1_000_000 }))
  const result = await clamd(`127.0.0.1:${port}`, 300)(file)
  expect(result.state).toBe('waiting')
  for (const socket of open) socket.destroy()
  server.close()
})
