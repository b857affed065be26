import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readYaml } from '#content/read-yaml.ts'
import { Edition } from '#domain/edition/definition.ts'
import { ItemFile } from '#domain/item/data-item.ts'
import { Organisation } from '#domain/organisation/organisation.ts'
import { periodFrom } from '#domain/period/period.ts'
import { inputsOf } from '#domain/scoring/inputs.ts'
import { ValueStore } from '#domain/value/value-store.ts'
import { readOrganisationsFile } from '#office/organisations-file.ts'
import { readValuesFile } from '#office/values-file.ts'
import { root } from './repository.ts'
import { read, soundOutline, type Scored } from './small-edition.ts'

const GOLDEN = join(root, 'test', 'golden')

/** The folders that hold an edition of their own. */
export const goldenNames = readdirSync(GOLDEN).filter((name) => existsSync(join(GOLDEN, name, 'edition.yaml')))

/** Scores a folder's values with its edition, items and organisations. The nation is spoken of, never assessed. */
export async function goldenScored(name: string): Promise<Scored> {
  const at = (file: string): string => join(GOLDEN, name, file)
  const edition = readYaml(at('edition.yaml'), Edition)
  const items = new Map(readYaml(at('items.yaml'), ItemFile).items.map((item) => [item.id, item]))
  const outline = soundOutline(edition, items)
  const told = existsSync(at('organisations.csv')) ? await readOrganisationsFile(at('organisations.csv')) : undefined
  const store = new ValueStore()
  const inOrder = [...(told?.organisations ?? [])].sort(
    (a, b) => Number(a.kind === 'nation') - Number(b.kind === 'nation'),
  )
  for (const { id } of inOrder) store.row(id)
  const values = await readValuesFile(at('values.csv'), { outline, items, period: '2020' }, undefined, store)
  const faults = [...(told?.faults ?? []), ...values.faults]
  if (faults.length > 0) throw new Error(JSON.stringify(faults[0]))
  const organisations = told ? inOrder : store.subjects().map((id) => Organisation.parse({ id, name: id }))
  const members = organisations.filter(({ kind }) => kind !== 'nation').length
  return read(outline, inputsOf(outline, { organisations, members }, store, periodFrom(values.period)!))
}

/** Rows of an expectation by column; lines with # are the working. Undefined where the folder has no such file. */
export function goldenTable(name: string, file: string): Record<string, string>[] | undefined {
  const path = join(GOLDEN, name, file)
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const [header, ...rows] = lines.map((line) => line.split(','))
  return rows.map((cells) => Object.fromEntries(header!.map((column, at) => [column, cells[at] ?? ''])))
}
