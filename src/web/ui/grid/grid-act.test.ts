import { expect, test } from 'vitest'
import { editActOf, gridActOf, type Key } from './grid-act.ts'

const NO_KEY: Key = {
  key: '',
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
}
const pressed = (key: string, more: Partial<Key> = {}): Key => ({ ...NO_KEY, key, ...more })

test.each([
  ['F2', 'edit'],
  ['Enter', 'edit'],
  ['7', 'overwrite'],
  ['-', 'overwrite'],
  ['Process', 'overwrite'],
  ['Delete', 'clear'],
  ['Backspace', 'clear'],
  ['Escape', 'narrow'],
])('%s does: %s', (key, kind) => {
  expect(gridActOf(pressed(key))).toMatchObject({ kind })
})

test('Ctrl goes far and Shift draws', () => {
  expect(gridActOf(pressed('End', { ctrlKey: true }))).toEqual({
    kind: 'move',
    move: { key: 'End', isFar: true, draws: false },
  })
  expect(gridActOf(pressed('ArrowDown', { shiftKey: true }))).toEqual({
    kind: 'move',
    move: { key: 'ArrowDown', isFar: false, draws: true },
  })
  expect(gridActOf(pressed('a', { ctrlKey: true }))).toEqual({ kind: 'all' })
})

test('Tab, the clipboard, undo, function keys and what the browser has with Alt are not the grid’s', () => {
  for (const key of ['Tab', 'F1', 'F5', 'Shift', 'Control', 'CapsLock', 'Dead'])
    expect([key, gridActOf(pressed(key))]).toEqual([key, undefined])
  for (const key of ['c', 'v', 'x', 'z', 'y'])
    expect([key, gridActOf(pressed(key, { ctrlKey: true }))]).toEqual([key, undefined])
  expect(gridActOf(pressed('ArrowLeft', { altKey: true }))).toBeUndefined()
})

test('while a cell is edited Enter, Tab and the arrows up and down take, Esc drops, the rest is for the text', () => {
  expect(editActOf(pressed('Enter'))).toEqual({ kind: 'take', way: 'down' })
  expect(editActOf(pressed('Enter', { shiftKey: true }))).toEqual({ kind: 'take', way: 'up' })
  expect(editActOf(pressed('Tab'))).toEqual({ kind: 'take', way: 'right' })
  expect(editActOf(pressed('Tab', { shiftKey: true }))).toEqual({ kind: 'take', way: 'left' })
  expect(editActOf(pressed('ArrowUp'))).toEqual({ kind: 'take', way: 'up' })
  expect(editActOf(pressed('Escape'))).toEqual({ kind: 'drop' })
  for (const key of ['ArrowLeft', 'Home', '7', 'Backspace']) expect(editActOf(pressed(key))).toBeUndefined()
})

test('a key that belongs to an input method takes nothing', () => {
  expect(editActOf(pressed('Enter', { isComposing: true }))).toBeUndefined()
  expect(editActOf(pressed('Enter', { keyCode: 229 }))).toBeUndefined()
})
