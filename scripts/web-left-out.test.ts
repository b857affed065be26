import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { expect, test } from 'vitest'
import { root } from './pinned-node.mjs'
import { leftOut } from './web-left-out.ts'

/** What is left of a page's sources, by their paths in the project. */
async function built(sources: Readonly<Record<string, string>>, page: string): Promise<string> {
  const held: Plugin = {
    name: 'held',
    enforce: 'pre',
    resolveId: (id) =>
      Object.keys(sources).find((path) => id.endsWith(path.split('/').at(-1)!)) && join(root, pathOf(id)),
    load: (id) => Object.entries(sources).find(([path]) => id === join(root, path))?.[1],
  }
  const pathOf = (id: string): string => Object.keys(sources).find((path) => id.endsWith(path.split('/').at(-1)!))!
  const bundle = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [held, leftOut('vi')],
    build: { write: false, minify: false, rolldownOptions: { input: page, preserveEntrySignatures: 'strict' } },
  })
  return (bundle as { output: { code?: string }[] }).output.map(({ code }) => code ?? '').join('\n')
}

test('of sentences in two languages those of the page stay, however they are laid out', async () => {
  const code = await built(
    {
      'src/text/greetings.ts': `
        export const WORDS = { vi: { hello: 'Xin chào' }, en: { hello: 'Hello' } }
        export const FAULTS = { missing: { en: (p) => \`Missing \${p.what}\`, vi: (p) => \`Thiếu \${p.what}\` } }
        export const both = [{ vi: 'một', en: 'one', more: { vi: 'hai', en: 'two' } }]`,
    },
    'src/text/greetings.ts',
  )
  for (const kept of ['Xin chào', 'Thiếu ', 'một', 'hai']) expect(code).toContain(kept)
  for (const gone of ['Hello', 'Missing', 'one', 'two']) expect(code).not.toContain(gone)
})

test('what is not of the sentences keeps both its languages', async () => {
  const code = await built(
    { 'src/domain/title.ts': `export const title = { vi: 'một', en: 'one' }` },
    'src/domain/title.ts',
  )
  expect(code).toContain('one')
})

test('of an operation its address stays, and no schema that only it asked for', async () => {
  const code = await built(
    {
      'src/contract/things.ts': `
        import { operation } from './operation.ts'
        import { Thing } from '../domain/thing.ts'
        const own = { group: 'thing.own' }
        export const things = {
          showThing: operation({ ...own, method: 'GET', path: '/things/:thing', input: Thing, output: Thing, refusals: [], headers: { tag: 'tag' } }),
        }`,
      'src/contract/operation.ts': `export function operation(op) { return op }`,
      'src/domain/thing.ts': `
        export const Thing = schemaOf({ name: 'a thing' }).optional()
        export const used = new Set(['used'])`,
    },
    'src/contract/things.ts',
  )
  expect(code).toContain('/things/:thing')
  expect(code).toContain('tag')
  for (const gone of ['schemaOf', 'refusals', 'used']) expect(code).not.toContain(gone)
})

test('what a page uses of a file stays as it was made', async () => {
  const code = await built(
    {
      'src/domain/names.ts': `
        export const NAMES = ['a', 'b']
        export const known = new Map(NAMES.map((name, place) => [name, place]))
        export const other = made()`,
      'src/web/page.ts': `import { known } from '../domain/names.ts'; console.log(known.get('b'))`,
    },
    'src/web/page.ts',
  )
  expect(code).toContain('new Map')
  expect(code).not.toContain('made()')
})
