import { expect, test } from 'vitest'
import { Edition } from '#domain/edition/definition.ts'
import { editionIds, readEdition } from './library.ts'
import { parseYaml } from './read-yaml.ts'
import { editionYaml } from './write-yaml.ts'

test.each(editionIds())('%s is written so that it reads back to the same definition, always the same bytes', (id) => {
  const edition = readEdition(id)
  const written = editionYaml(edition)
  const back = parseYaml('written.yaml', written, Edition)
  expect(back).toEqual(edition)
  // The order of letters counts, which toEqual does not see.
  expect(JSON.stringify(lettersOf(back))).toBe(JSON.stringify(lettersOf(edition)))
  expect(editionYaml(back)).toBe(written)
})

function lettersOf(edition: Edition): string[][] {
  const letters: string[][] = []
  const waiting = [...edition.nodes]
  for (let node = waiting.shift(); node; node = waiting.shift()) {
    letters.push(Object.keys(node.variables))
    waiting.push(...(node.children ?? []))
  }
  return letters
}

test('classes of results are written and read back', () => {
  const bands = [
    { name: 'Tốt', least: '0.8' },
    { name: 'Khá', least: '0.65' },
  ]
  const edition = { ...readEdition('hue-2020'), bands }
  expect(parseYaml('bands.yaml', editionYaml(edition), Edition)).toEqual(edition)
})

test('words that YAML could take for something else stay words', () => {
  const odd = [
    'yes',
    'no',
    '1.1',
    '0x1',
    '- a',
    '# b',
    ': c',
    "it's",
    '"q"',
    'a: b',
    ' lead',
    'two\nlines',
    'null',
    '&a',
    '*b',
    '!c',
    'ngày 28/9',
  ]
  const edition = Edition.parse({
    ...{
      id: 'thu',
      indexSet: 'thu',
      source: 'thu',
      number: '1',
      issuedBy: 'UBND',
      issuedOn: '2026-01-01',
      article: '1',
    },
    title: { vi: 'Thử', en: 'Try' },
    nodes: odd.map((title, at) => ({ code: `1.${at}`, title, max: '10', rule: { text: title, printed: title } })),
  })
  expect(parseYaml('odd.yaml', editionYaml(edition), Edition)).toEqual(edition)
})
