import { describe, expect, test } from 'vitest'
import { DataItem } from '#domain/item/data-item.ts'
import { fieldText, typedContent } from './typed-content.ts'

const item = (kind: string): DataItem => DataItem.parse({ id: 'mot', name: 'Một số liệu', kind })

describe('numbers', () => {
  test.each([
    ['1.234,56', 'amount', '1234.56'],
    ['12 345', 'count', '12345'],
    ['0', 'count', '0'],
    ['95%', 'ratio', '0.95'],
  ])('%s as %s is %s, and keeps what was typed', (typed, kind, number) => {
    expect(typedContent(item(kind), typed)).toMatchObject({
      kind: 'content',
      content: { kind: 'number', number, typed },
    })
  })

  test('what could be meant otherwise is told as it is shown', () => {
    expect(typedContent(item('amount'), '0.5')).toMatchObject({ understood: '0,5' })
    expect(typedContent(item('ratio'), '95 %')).toMatchObject({ understood: '95%' })
    expect(typedContent(item('amount'), '0,5')).toMatchObject({ understood: undefined })
  })

  test.each(['abc', '1,2,3', '-1', '1,5'])('%s is no count', (typed) => {
    expect(typedContent(item('count'), typed).kind).toBe('fault')
  })

  test('what a field shows is read as what is saved', () => {
    for (const [kind, number] of [
      ['count', '1234567'],
      ['amount', '0.25'],
      ['ratio', '0.956'],
    ] as const) {
      const shown = fieldText(item(kind), { kind: 'number', number })
      expect(typedContent(item(kind), shown)).toMatchObject({ content: { number } })
    }
  })
})

describe('days', () => {
  test.each([
    ['05/09/2026', '2026-09-05'],
    ['5-9-2026', '2026-09-05'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (typed, date) => {
    expect(typedContent(item('date'), typed)).toEqual({ kind: 'content', content: { kind: 'date', date } })
  })

  test.each(['29/02/2025', '31/04/2026', '2026-09-05', '5/9', '05/09/0012'])('%s is no day', (typed) => {
    expect(typedContent(item('date'), typed).kind).toBe('fault')
  })
})

test('an empty field is nothing', () => {
  expect(typedContent(item('count'), ' \u00a0')).toEqual({ kind: 'empty' })
})
