import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf } from '#contract/client.ts'
import { values } from '#contract/values.ts'
import { DataItem } from '#domain/item/data-item.ts'
import { EntryStore } from '../../src/web/entry/entry-store.ts'
import type { Unsaved } from '../../src/web/entry/unsaved-values.ts'

const SUBJECT = '01890a5d-ac96-774b-bcce-b302099a8057'
const IDS = ['mot', 'hai', 'ba']
const items = new Map(IDS.map((id) => [id, DataItem.parse({ id, name: id, kind: 'count' })]))

type Trouble = 'none' | 'no answer before' | 'no answer after' | 'busy' | 'signed out'
type Applied = { readonly key: string; readonly number: string }

/** One HTTP server with the rules of a value: a version is seen or stale, a key is done once, an answer may not come. */
const ledger = { troubles: [] as Trouble[], applied: new Map<string, Applied[]>() }
let server: Server
let origin: string

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())))

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { version, content } = JSON.parse(await text(request)) as { version: number; content: { number: string } }
  const item = request.url!.split('/').at(-1)!
  const key = String(request.headers['idempotency-key'])
  const trouble = ledger.troubles.shift() ?? 'none'
  if (trouble === 'no answer before') return void request.socket.destroy()
  if (trouble === 'busy') return refuse(response, 503, 'unavailable')
  if (trouble === 'signed out') return refuse(response, 401, 'not-signed-in')
  const applied = ledger.applied.get(item) ?? []
  ledger.applied.set(item, applied)
  const isDone = applied.some((one) => one.key === key)
  if (!isDone && applied.length !== version) return refuse(response, 409, 'stale', { current: view(item, applied) })
  if (!isDone) applied.push({ key, number: content.number })
  if (trouble === 'no answer after') return void request.socket.destroy()
  response.end(JSON.stringify({ value: view(item, applied), findings: [], leaves: [] }))
}

function refuse(response: ServerResponse, status: number, code: string, details?: unknown): void {
  const titles = { vi: code, en: code }
  response.writeHead(status)
  response.end(JSON.stringify({ type: 'about:blank', title: code, status, code, requestId: 'x', titles, details }))
}

function view(item: string, applied: readonly Applied[]) {
  const content = { kind: 'number', number: applied.at(-1)!.number }
  const fixed = { state: 'declared', source: 'typed', onBehalf: false, by: 'Ai đó', at: '2026-11-21T08:00:00.000Z' }
  return { subject: SUBJECT, item, period: '2022', version: applied.length, content, ...fixed }
}

/** A page over a machine that keeps what the page has written down so far, and nothing else of it. */
function openedOver(machine: Map<string, Unsaved>): EntryStore {
  const call = clientOf(origin, (url, init) => fetch(url, init))
  let isOpen = true
  const store = new EntryStore({
    items,
    send: ({ item }, { wish, key, version }) => {
      const content = wish.act === 'save' ? wish.content : ({ kind: 'withdrawn' } as const)
      return call(values.saveValue, { subject: SUBJECT, period: '2022', item: item.id, version, content }, { key })
    },
    unsaved: {
      read: () => structuredClone(machine),
      write: (next) => {
        if (!isOpen) return
        machine.clear()
        for (const [cell, unsaved] of structuredClone(next)) machine.set(cell, unsaved)
      },
    },
    tell: () => {},
    refresh: () => Promise.resolve(),
    behind: (act) => act,
  })
  store.loadCells(
    IDS.map((item) => {
      const applied = ledger.applied.get(item) ?? []
      return { item, findings: [], ...(applied.length > 0 && { value: view(item, applied) as never }) }
    }),
  )
  kills.set(store, () => {
    isOpen = false
    store.stop()
  })
  store.start()
  return store
}

const kills = new Map<EntryStore, () => void>()

const Act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ item: fc.constantFrom(...IDS), number: fc.integer({ min: 1, max: 999 }) }) },
  { weight: 2, arbitrary: fc.constantFrom('kill' as const, 'resume' as const) },
  { weight: 3, arbitrary: fc.constant('pause' as const) },
)

test('whatever fails, in whatever order pages are killed: what was typed last stands, each change once', async () => {
  const Troubles = fc.array(
    fc.constantFrom<Trouble>('none', 'no answer before', 'no answer after', 'busy', 'signed out'),
    { maxLength: 12 },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(Act, { minLength: 1, maxLength: 14 }), Troubles, async (acts, troubles) => {
      ledger.troubles = [...troubles]
      ledger.applied = new Map()
      const machine = new Map<string, Unsaved>()
      const last = new Map<string, string>()
      let store = openedOver(machine)
      for (const act of acts) {
        if (act === 'kill') {
          kills.get(store)!()
          store = openedOver(machine)
        } else if (act === 'resume') store.resume()
        else if (act === 'pause') await new Promise((resolve) => setTimeout(resolve, 2))
        else {
          store.type(act.item, String(act.number))
          store.leave(act.item)
          last.set(act.item, String(act.number))
        }
      }
      await quiet(store, machine)
      kills.get(store)!()
      for (const [item, number] of last) {
        const applied = ledger.applied.get(item)!
        expect(applied.at(-1)!.number).toBe(number)
        expect(new Set(applied.map(({ key }) => key)).size).toBe(applied.length)
      }
      expect(machine.size).toBe(0)
    }),
    { numRuns: 60 },
  )
})

async function quiet(store: EntryStore, machine: ReadonlyMap<string, Unsaved>): Promise<void> {
  for (let turns = 0; machine.size > 0 && turns < 500; turns += 1) {
    store.resume()
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
}
