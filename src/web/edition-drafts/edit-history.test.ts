import { expect, test } from 'vitest'
import type { Edition } from '#domain/edition/definition.ts'
import { smallDraft } from '#test/support/small-draft.ts'
import { afterAct, begunWith, type EditAct, type EditHistory } from './edit-history.ts'

const named = (article: string): Edition => ({ ...smallDraft('thu'), article })
const [one, two, three, four] = ['1', '2', '3', '4'].map(named) as [Edition, Edition, Edition, Edition]
const done = (...acts: EditAct[]): EditHistory => acts.reduce(afterAct, begunWith(one))

test('what was done is taken back and done again, in order', () => {
  const history = done({ kind: 'change', to: two }, { kind: 'change', to: three }, { kind: 'undo' })
  expect(history.now).toBe(two)
  expect(afterAct(history, { kind: 'undo' }).now).toBe(one)
  expect(afterAct(history, { kind: 'redo' }).now).toBe(three)
})

test('what is typed in one field is one act; another field begins another', () => {
  const typed = done(
    { kind: 'change', to: two, field: 'tên' },
    { kind: 'change', to: three, field: 'tên' },
    { kind: 'change', to: four, field: 'mã' },
  )
  const back = afterAct(typed, { kind: 'undo' })
  expect(back.now).toBe(three)
  expect(afterAct(back, { kind: 'undo' }).now).toBe(one)
})

test('a new act forgets what had been taken back; there is nothing before the beginning', () => {
  const history = done({ kind: 'change', to: two }, { kind: 'undo' }, { kind: 'change', to: three })
  expect(afterAct(history, { kind: 'redo' })).toBe(history)
  expect(done({ kind: 'undo' }).now).toBe(one)
})
