import { expect, test } from 'vitest'
import { readEdition } from '#content/library.ts'
import { changedNode } from '../edit/edit-tree.ts'
import { readToldChanges, toldChanges } from './told-changes.ts'

const HUE = readEdition('hue-2020')

test('a change tells both sides of name, maximum and head; the added and removed by code', () => {
  const renamed = changedNode(HUE, '1.1.1', (node) => ({
    ...node,
    title: { ...node.title, text: 'Tên mới' },
    max: '7.5',
  }))
  const told = toldChanges(HUE, { ...renamed, number: '99/KH' })
  expect(told.head).toEqual([{ kind: 'number', before: HUE.number, after: '99/KH' }])
  expect(told.changed).toHaveLength(1)
  expect(told.changed[0]).toMatchObject({
    code: '1.1.1',
    changes: [
      { kind: 'title', after: 'Tên mới' },
      { kind: 'max', after: '7.5' },
    ],
  })
  expect([told.added, told.removed, told.recoded]).toEqual([[], [], []])
  expect(readToldChanges({ ...told })).toEqual(told)
})

test('a long text is cut at 500 characters, with a mark; what a side does not say is not kept', () => {
  const text = 'đ'.repeat(501)
  const long = changedNode(HUE, '1.1.1', (node) => ({ ...node, title: { ...node.title, text } }))
  expect(toldChanges(HUE, long).changed[0]!.changes![0]!.after).toBe(`${'đ'.repeat(500)}…`)
  const { number: _, ...rest } = { ...HUE }
  expect(JSON.stringify(toldChanges(HUE, { ...rest, number: HUE.number }))).not.toContain('undefined')
})

test('of more than 200 changes the rest are told by their codes', () => {
  const leaves = (nodes: typeof HUE.nodes): string[] =>
    nodes.flatMap(({ code, children }) => [code, ...leaves(children ?? [])])
  const anew = leaves(HUE.nodes).reduce(
    (edition, code) =>
      changedNode(edition, code, (node) => ({ ...node, title: { ...node.title, text: `${code} mới` } })),
    HUE,
  )
  const more = leaves(anew.nodes).reduce(
    (edition, code) => changedNode(edition, code, (node) => ({ ...node, limit: '3', lead: ['so-y-te'] })),
    anew,
  )
  const { changed } = toldChanges(HUE, more)
  expect(changed.length).toBeLessThanOrEqual(200)
  expect(changed.flatMap(({ changes }) => changes ?? []).length).toBeLessThanOrEqual(200)
  expect(changed.at(-1)).toEqual({ code: changed.at(-1)!.code })
})

test('an older event, of kinds and codes only, is read too; what is neither is passed over', () => {
  const old = { head: ['title-vi'], added: ['1.3'], removed: [], recoded: [['1.1', '1.2']], changed: ['1.2.2'] }
  expect(readToldChanges(old)).toEqual({ ...old, head: [{ kind: 'title-vi' }], changed: [{ code: '1.2.2' }] })
  expect(readToldChanges({ head: 3, changed: [null, 5, {}], recoded: ['x'] })).toEqual({
    ...{ head: [], added: [], removed: [], recoded: [], changed: [] },
  })
})
