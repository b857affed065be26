import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { CallError } from '#contract/client.ts'
import type { Saved, ValueView } from '#contract/values.ts'
import { DataItem } from '#domain/item/data-item.ts'
import type { Sending } from './cell.ts'
import { EntryStore } from './entry-store.ts'

/** A server's rules for one value each: versions, keys, and an answer that may not arrive. */
function ledger(trouble: () => 'none' | 'before' | 'after') {
  const versions = new Map<string, { key: string; number: string }[]>()
  const send = async (item: string, { wish, key, version }: Sending): Promise<Saved> => {
    const told = trouble()
    await Promise.resolve()
    if (told === 'before') throw new CallError('unreachable')
    const kept = versions.get(item) ?? []
    versions.set(item, kept)
    const done = kept.findIndex((one) => one.key === key)
    if (done < 0 && kept.length !== version) throw new CallError('stale', undefined, { current: view(item, kept) })
    if (done < 0 && wish.act === 'save' && wish.content.kind === 'number')
      kept.push({ key, number: wish.content.number })
    if (told === 'after') throw new CallError('unreachable')
    return { value: view(item, kept), findings: [], leaves: [] }
  }
  return { versions, send }
}

const SUBJECT = '01890a5d-ac96-774b-bcce-b302099a8057'

function view(item: string, kept: readonly { number: string }[]): ValueView {
  const { number } = kept.at(-1)!
  const at = '2026-11-21T08:00:00.000Z'
  return {
    subject: SUBJECT,
    item,
    period: '2022',
    version: kept.length,
    content: { kind: 'number', number },
    state: 'declared',
    source: 'typed',
    onBehalf: false,
    by: 'Ai đó',
    at,
  }
}

const IDS = ['mot', 'hai', 'ba']
const items = new Map(IDS.map((id) => [id, DataItem.parse({ id, name: id, kind: 'count' })]))

function storeOver(send: (item: string, sending: Sending) => Promise<Saved>) {
  const kept = new Map()
  const store = new EntryStore({
    items,
    send: ({ item }, sending) => send(item.id, sending),
    unsaved: {
      read: () => kept,
      write: (values) => {
        kept.clear()
        for (const [key, value] of values) kept.set(key, value)
      },
    },
    tell: () => {},
    refresh: () => Promise.resolve(),
    behind: (act) => act,
  })
  store.loadCells(IDS.map((item) => ({ item, findings: [] })))
  return { store, kept }
}

test('whatever gets lost on the way, what was typed last is saved, no change twice, and nothing is kept as unsaved', async () => {
  vi.useFakeTimers()
  const typing = fc.record({
    item: fc.constantFrom(...IDS),
    number: fc.integer({ min: 0, max: 999 }),
    pause: fc.integer({ min: 0, max: 2500 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(typing, { minLength: 1, maxLength: 12 }),
      fc.array(fc.constantFrom('none', 'before', 'after'), { maxLength: 20 }),
      async (typings, troubles) => {
        const { versions, send } = ledger(() => troubles.shift() ?? 'none')
        const { store, kept } = storeOver(send)
        const last = new Map<string, string>()
        for (const { item, number, pause } of typings) {
          store.type(item, String(number))
          last.set(item, String(number))
          await vi.advanceTimersByTimeAsync(pause)
        }
        for (const item of IDS) store.leave(item)
        await vi.advanceTimersByTimeAsync(900_000)
        for (const [item, number] of last) {
          expect(versions.get(item)!.at(-1)!.number).toBe(number)
          expect(new Set(versions.get(item)!.map(({ key }) => key)).size).toBe(versions.get(item)!.length)
        }
        expect(kept.size).toBe(0)
        expect(store.state().connection.kind).toBe('open')
        store.stop()
      },
    ),
    { numRuns: 100 },
  )
  vi.useRealTimers()
})

test("somebody else's value is never overwritten unasked", async () => {
  vi.useFakeTimers()
  const { versions, send } = ledger(() => 'none')
  versions.set('mot', [{ key: 'x', number: '7' }])
  const { store } = storeOver(send)
  store.type('mot', '8')
  await vi.advanceTimersByTimeAsync(2000)
  expect(store.state().cells.get('mot')!.theirs?.content).toEqual({ kind: 'number', number: '7' })
  expect(versions.get('mot')!.length).toBe(1)
  store.writeMine('mot')
  await vi.advanceTimersByTimeAsync(2000)
  expect(versions.get('mot')!.map(({ number }) => number)).toEqual(['7', '8'])
  vi.useRealTimers()
})

test('the same value typed by two is no conflict', async () => {
  vi.useFakeTimers()
  const { versions, send } = ledger(() => 'none')
  versions.set('mot', [{ key: 'x', number: '8' }])
  const { store } = storeOver(send)
  store.type('mot', '8')
  await vi.advanceTimersByTimeAsync(2000)
  expect(store.state().cells.get('mot')).toMatchObject({ value: { version: 1 }, wish: undefined, theirs: undefined })
  vi.useRealTimers()
})

test('an answer that was on its way while a value was saved takes nothing back', async () => {
  vi.useFakeTimers()
  const { send } = ledger(() => 'none')
  const { store } = storeOver(send)
  const before = IDS.map((item) => ({ item, findings: [] }))
  store.type('mot', '20')
  store.leave('mot')
  await vi.advanceTimersByTimeAsync(2000)
  store.loadCells(before)
  expect(store.state().cells.get('mot')!.value).toMatchObject({ version: 1, content: { number: '20' } })
  store.loadCells([{ item: 'mot', findings: [], value: view('mot', [{ number: '20' }, { number: '21' }]) }])
  expect(store.state().cells.get('mot')!.value).toMatchObject({ version: 2, content: { number: '21' } })
  vi.useRealTimers()
})
