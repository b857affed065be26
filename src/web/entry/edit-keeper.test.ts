import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Saved, ValueView } from '#contract/values.ts'
import { DataItem } from '#domain/item/data-item.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import type { Sending } from './cell.ts'
import { isSameStand, standOf, type Stand } from './edit-history.ts'
import { EntryStore } from './entry-store.ts'

const IDS = ['mot', 'hai', 'ba', 'bon']
const items = new Map(IDS.map((id) => [id, DataItem.parse({ id, name: id, kind: 'count' })]))

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server that keeps every version, as ours does. */
function opened(start: readonly string[] = []) {
  const versions = new Map<string, Sending[]>(IDS.map((id) => [id, []]))
  const given = (id: string, { wish, version }: Sending): ValueView => ({
    subject: '01890a5d-ac96-774b-bcce-b302099a8057',
    item: id,
    period: '2022',
    version: version + 1,
    content: wish.act === 'save' ? wish.content : { kind: 'withdrawn' },
    state: wish.act === 'save' && wish.content.kind === 'withdrawn' ? 'withdrawn' : 'declared',
    ...(wish.act === 'save' && wish.note !== undefined && { note: wish.note }),
    source: 'typed',
    onBehalf: false,
    by: 'Ai đó',
    at: '2026-11-21T08:00:00.000Z',
  })
  const store = new EntryStore({
    items,
    send: async ({ item }, sending): Promise<Saved> => {
      versions.get(item.id)!.push(sending)
      await Promise.resolve()
      return { value: given(item.id, sending), findings: [], leaves: [] }
    },
    unsaved: { read: () => new Map(), write: () => {} },
    tell: () => {},
    refresh: () => Promise.resolve(),
    behind: (act) => act,
  })
  const first = (id: string): Sending => ({
    wish: { act: 'save', content: { kind: 'number', number: '5' } },
    key: id,
    version: 0,
  })
  store.loadCells(
    IDS.map((id) => ({ item: id, findings: [], ...(start.includes(id) && { value: given(id, first(id)) }) })),
  )
  return { store, versions }
}

const stands = (store: EntryStore): Map<string, Stand> =>
  new Map([...store.state().cells].map(([id, cell]) => [id, standOf(cell)]))

function expectSame(now: Map<string, Stand>, then: Map<string, Stand>): void {
  for (const [id, stand] of then) expect(isSameStand(now.get(id)!, stand), id).toBe(true)
}

const id = fc.constantFrom(...IDS)
const number = fc.integer({ min: 0, max: 99 }).map(String)
const act = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), id, text: fc.oneof(number, fc.constantFrom('', 'chữ', '1,2,3')) }),
  fc.record({ kind: fc.constant('note' as const), id, text: fc.constantFrom('', 'vì họp', 'vì thiếu') }),
  fc.record({ kind: fc.constant('zero' as const), id }),
  fc.record({ kind: fc.constant('clear' as const), id }),
  fc.record({ kind: fc.constant('reason' as const), id }),
  fc.record({ kind: fc.constant('paste' as const), numbers: fc.dictionary(id, number, { minKeys: 1 }) }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 3000 }) }),
)
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

async function done(store: EntryStore, one: Act): Promise<void> {
  if (one.kind === 'wait') await vi.advanceTimersByTimeAsync(one.ms)
  else if (one.kind === 'paste')
    store.giveAll(
      new Map(Object.entries(one.numbers).map(([to, given]) => [to, { kind: 'number', number: given }])),
      'pasted',
    )
  else if (one.kind === 'zero') store.give(one.id, { kind: 'number', number: '0' })
  else if (one.kind === 'clear') store.give(one.id, { kind: 'withdrawn' })
  else if (one.kind === 'reason') store.give(one.id, { kind: 'cannot-provide', reason: 'không quản lý' })
  else {
    store.focus(one.id)
    if (one.kind === 'type') store.type(one.id, one.text)
    else store.typeNote(one.id, one.text)
    store.leave(one.id)
  }
}

test('whatever was done, taking all of it back is the beginning, and doing all of it again is the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 25 }),
      fc.subarray(IDS),
      fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 5 }),
      async (todo, start, pauses) => {
        const { store } = opened(start)
        const beginning = stands(store)
        for (const one of todo) await done(store, one)
        const end = stands(store)
        for (let at = 0; store.state().history.done.length > 0; at += 1) {
          store.undo()
          await vi.advanceTimersByTimeAsync(pauses[at % pauses.length]!)
        }
        expectSame(stands(store), beginning)
        for (let at = 0; store.state().history.undone.length > 0; at += 1) {
          store.redo()
          await vi.advanceTimersByTimeAsync(pauses[at % pauses.length]!)
        }
        expectSame(stands(store), end)
        await vi.advanceTimersByTimeAsync(60_000)
        expectSame(stands(store), end)
        store.stop()
      },
    ),
    { numRuns: 300 },
  )
})

test('an undo is a further version, and nothing is taken from history', async () => {
  const { store, versions } = opened()
  for (const text of ['1', '2']) {
    store.type('mot', text)
    store.leave('mot')
    await vi.advanceTimersByTimeAsync(1000)
  }
  store.undo()
  await vi.advanceTimersByTimeAsync(1000)
  store.undo()
  await vi.advanceTimersByTimeAsync(1000)
  const contents = versions.get('mot')!.map(({ wish, version }) => [version, wish.act === 'save' && wish.content])
  expect(contents).toMatchObject([
    [0, { number: '1' }],
    [1, { number: '2' }],
    [2, { number: '1' }],
    [3, { kind: 'withdrawn' }],
  ])
})

test('a whole paste is one step back, and at least fifty steps are', async () => {
  const { store } = opened()
  const beginning = stands(store)
  store.giveAll(new Map(IDS.map((one, at) => [one, { kind: 'number', number: String(at) }])), 'pasted')
  expect(store.state().history.done.length).toBe(1)
  for (let step = 0; step < 60; step += 1) {
    store.type('mot', String(100 + step))
    store.leave('mot')
    await vi.advanceTimersByTimeAsync(10)
  }
  for (let step = 0; step < 60; step += 1) store.undo()
  store.undo()
  expectSame(stands(store), beginning)
})

test('what somebody else has changed since is left as it is, and counted', async () => {
  const { store } = opened()
  store.giveAll(new Map(['mot', 'hai'].map((one) => [one, { kind: 'number', number: '3' }])), 'pasted')
  await vi.advanceTimersByTimeAsync(1000)
  const { value } = store.state().cells.get('hai')!
  const theirs = { ...value!, version: 9, content: { kind: 'number', number: '77' } as ValueContent }
  store.loadCells([
    { item: 'mot', findings: [], value: store.state().cells.get('mot')!.value },
    { item: 'hai', findings: [], value: theirs },
    { item: 'ba', findings: [] },
    { item: 'bon', findings: [] },
  ])
  store.undo()
  expect(store.state().turn).toMatchObject({ way: 'undo', left: 1 })
  await vi.advanceTimersByTimeAsync(1000)
  expect(store.state().cells.get('hai')!.value!.version).toBe(9)
  expect(store.state().cells.get('mot')!.value!.state).toBe('withdrawn')
})

test('copies are taken back as one act, but for those that somebody has confirmed', async () => {
  const { store } = opened(['mot', 'hai', 'ba'])
  const copied = [...store.state().cells].map(([item, { value }]) => ({
    item,
    findings: [],
    ...(value && { value: { ...value, state: item === 'ba' ? ('declared' as const) : ('to-be-confirmed' as const) } }),
  }))
  store.loadCells(copied)
  store.noteCopies(['mot', 'hai', 'ba'])
  store.undo()
  await vi.advanceTimersByTimeAsync(1000)
  const states = IDS.map((one) => store.state().cells.get(one)!.value?.state)
  expect(states).toEqual(['withdrawn', 'withdrawn', 'declared', undefined])
  expect(store.state().history.undone).toEqual([])
})
