import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ContentError, type ContentFault } from '#domain/content/content-fault.ts'
import { Edition } from '#domain/edition/definition.ts'
import { Language } from '#text/language.ts'
import { contentFaultText } from '#text/content-faults.ts'
import { writtenFile } from '#test/support/written-file.ts'
import { CONTENT, editionIds, readEdition, readItems, readNearEqual } from './library.ts'
import { readYaml } from './read-yaml.ts'

const SOUND = `id: thu
indexSet: thu
title: { vi: Thử, en: Trial }
source: thu
number: 1/QĐ
issuedBy: UBND
issuedOn: '2020-01-01'
article: Phụ lục
nodes:
  - code: '1'
    title: Một
    max: 5
    formula: MIN(max, n)
    variables:
      n: { item: so-viec }
`

function faultsOf(text: string | Uint8Array): readonly ContentFault[] {
  try {
    readYaml(writtenFile('bo.yaml', text), Edition)
  } catch (error) {
    if (error instanceof ContentError) return error.faults
    throw error
  }
  throw new Error('the file was accepted')
}

/** Each fault as "line: code", after its sentences have been looked at. */
function places(text: string | Uint8Array): string[] {
  return faultsOf(text).map((fault) => {
    for (const language of Language.options) {
      const sentence = contentFaultText(fault, language)
      expect(sentence.startsWith(fault.line > 0 ? `${fault.file}:${fault.line}` : fault.file)).toBe(true)
      expect(sentence).not.toMatch(/undefined|\[object|NaN/)
    }
    return `${fault.line}: ${fault.code}`
  })
}

test('a sound file is read', () => {
  expect(readYaml(writtenFile('bo.yaml', SOUND), Edition)).toMatchObject({
    id: 'thu',
    nodes: [{ code: '1', max: '5' }],
  })
})

test.each([
  ['CRLF', SOUND.replaceAll('\n', '\r\n')],
  ['a byte-order mark', `\ufeff${SOUND}`],
  ['comments', `# ghi chú\n${SOUND}`],
])('%s is accepted', (_, text) => expect(readYaml(writtenFile('bo.yaml', text), Edition).nodes).toHaveLength(1))

describe('what does not fit is told at its line', () => {
  test.each([
    ['a key that is not known', SOUND.replace('    max: 5', '    maxx: 5'), ['12: unknown-key']],
    ['a key that lacks', SOUND.replace('source: thu\n', ''), ['1: missing-key']],
    ['a key that lacks further in', SOUND.replace('    title: Một\n', ''), ['10: missing-key']],
    ['a list where a text must stand', SOUND.replace('number: 1/QĐ', 'number: [1]'), ['5: wrong-type']],
    ['a text where a list must stand', SOUND.replace(/nodes:[\s\S]*/, 'nodes: không\n'), ['9: wrong-type']],
    ['a number that is none', SOUND.replace('max: 5', 'max: năm'), ['12: not-a-decimal']],
    ['a number with an exponent', SOUND.replace('max: 5', "max: '1e3'"), ['12: not-a-decimal']],
    ['a slug with capitals', SOUND.replace('item: so-viec', 'item: Số việc'), ['15: not-a-slug']],
    ['a code with a blank', SOUND.replace("code: '1'", "code: '1 2'"), ['10: not-a-code']],
    [
      'a word that is not one of a list',
      SOUND.replace('title: Một', 'title: Một\n    assessedBy: nobody'),
      ['12: not-one-of'],
    ],
    [
      'two faults at once',
      SOUND.replace('max: 5', 'max: năm').replace('number: 1/QĐ', 'number: [1]'),
      ['5: wrong-type', '12: not-a-decimal'],
    ],
  ])('%s', (_, text, expected) => expect(places(text)).toEqual(expected))

  test.each([
    // It may go on over many lines, and so is noticed at the end only.
    ['an unclosed quote', SOUND.replace('title: Một', 'title: "Một'), 16],
    ['an unclosed bracket', SOUND.replace('title: { vi: Thử, en: Trial }', 'title: { vi: Thử, en: Trial'), 3],
    ['a tab for indentation', SOUND.replace('    max: 5', '\tmax: 5'), 12],
    ['a key twice', SOUND.replace('    max: 5', '    max: 5\n    max: 6'), 13],
    ['a stray line', SOUND.replace('issuedBy: UBND\n', 'issuedBy: UBND\nxin chào\n'), 7],
  ])('%s', (_, text, line) => {
    const lines = faultsOf(text).map((fault) => fault.line)
    expect(lines.length).toBeGreaterThan(0)
    expect(Math.abs(lines[0]! - line)).toBeLessThanOrEqual(1)
    expect(places(text)[0]).toMatch(/: (yaml-syntax|duplicate-key|unknown-key)$/)
  })

  test('a number of the file loses no digit', () => {
    const long = '0.1234567890123456789'
    const quoted = readYaml(writtenFile('bo.yaml', SOUND.replace('max: 5', `max: '${long}'`)), Edition)
    expect(quoted.nodes[0]!.max).toBe(long)
    expect(faultsOf(SOUND.replace('max: 5', `max: ${long}`))).toMatchObject([{ line: 12 }])
  })
})

describe('files that are no content at all', () => {
  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['a comment only', '# không có gì\n'],
    ['a list', '- 1\n'],
    ['a text', 'xin chào\n'],
    ['NUL bytes', SOUND.replace('Một', 'M\u0000t')],
    ['other bytes than UTF-8', Buffer.from(SOUND.replace('Một', 'Mot'), 'utf16le')],
    ['bytes of an old character set', Buffer.concat([Buffer.from(SOUND), Buffer.from([0x23, 0xe9, 0xff, 0x0a])])],
    ['brackets of absurd depth', `${SOUND}x: ${'['.repeat(100_000)}`],
    ['brackets of absurd depth, closed', `${SOUND}x: ${'['.repeat(5000)}${']'.repeat(5000)}\n`],
    [
      'mappings of absurd depth',
      `${SOUND}x:\n${Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at + 1)}a:\n`).join('')}`,
    ],
    [
      'aliases that explode',
      `a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: &d [*c, *c, *c]\ne: &e [*d, *d, *d]\nf: [*e, *e, *e, *e]\n`,
    ],
    [
      'children of absurd depth',
      SOUND.replace(
        '    max: 5\n    formula: MIN(max, n)\n    variables:\n      n: { item: so-viec }\n',
        `    children: ${"[{ code: '1', title: x, children: ".repeat(500)}[]${'}]'.repeat(500)}\n`,
      ),
    ],
  ])('%s: refused with a sentence, quickly', (_, text) => {
    const before = process.hrtime.bigint()
    expect(places(text).length).toBeGreaterThan(0)
    expect(Number(process.hrtime.bigint() - before) / 1e9).toBeLessThan(5)
  })

  test('a file that is not there, and a folder', () => {
    for (const path of ['/khong/co/o/day.yaml', CONTENT]) {
      expect(() => readYaml(path, Edition)).toThrow(ContentError)
    }
  })
})

describe('the library', () => {
  test('has hue-2020, and names those it has when asked for another', () => {
    expect(editionIds()).toContain('hue-2020')
    expect(() => readEdition('hue-2019')).toThrow(ContentError)
    expect(() => readEdition('../../package')).toThrow(ContentError)
  })

  test('reads an edition from a file as from the library', () => {
    const text = readFileSync(join(CONTENT, 'editions', 'hue-2020.yaml'), 'utf8')
    expect(readEdition(writtenFile('hue-2020.yaml', text))).toEqual(readEdition('hue-2020'))
  })

  test('refuses an item that stands twice, whichever files hold it', () => {
    const item = 'items:\n  - { id: mot, name: Một, kind: count }\n'
    const folder = join(dirname(writtenFile('x', '')), 'content')
    mkdirSync(join(folder, 'items'), { recursive: true })
    writeFileSync(join(folder, 'items', 'a.yaml'), item)
    expect([...readItems(folder).keys()]).toEqual(['mot'])
    expect(readNearEqual(folder)).toEqual([])
    writeFileSync(join(folder, 'items', 'b.yaml'), item)
    expect(() => readItems(folder)).toThrow(ContentError)
  })
})
