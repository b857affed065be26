import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Edition } from '#domain/edition/definition.ts'
import { ItemFile, NearEqualFile, type DataItem, type NearEqual } from '#domain/item/data-item.ts'
import { OrganisationFile } from '#domain/organisation/organisation.ts'
import { ContentError } from '#domain/content/content-fault.ts'
import { readYaml } from './read-yaml.ts'

/** The content folder that comes with the program. */
export const CONTENT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'content')

/** All data items, whichever file they stand in; an id that stands twice is an error. */
export function readItems(folder: string = CONTENT): Map<string, DataItem> {
  const items = new Map<string, DataItem>()
  for (const file of yamlFiles(join(folder, 'items')).filter((name) => !name.endsWith('near-equal.yaml'))) {
    for (const [at, item] of readYaml(file, ItemFile).items.entries()) {
      if (items.has(item.id))
        throw new ContentError([
          { file, line: 1, column: 1, code: 'duplicate-item', path: `items.${at}.id`, params: { item: item.id } },
        ])
      items.set(item.id, item)
    }
  }
  return items
}

/** Items with nearly equal names that are nevertheless two facts. */
export function readNearEqual(folder: string = CONTENT): NearEqual[] {
  const file = join(folder, 'items', 'near-equal.yaml')
  return existsSync(file) ? readYaml(file, NearEqualFile).nearEqual : []
}

export function editionIds(folder: string = CONTENT): string[] {
  return namesIn(join(folder, 'editions'))
}

/** An edition by its id, or from a file when the name looks like a path. */
export function readEdition(idOrFile: string, folder: string = CONTENT): Edition {
  if (isPath(idOrFile)) return readYaml(idOrFile, Edition)
  if (!editionIds(folder).includes(idOrFile)) {
    throw new ContentError([
      {
        file: idOrFile,
        line: 0,
        column: 0,
        code: 'unknown-edition',
        path: '',
        params: { known: editionIds(folder).join(', ') },
      },
    ])
  }
  return readYaml(join(folder, 'editions', `${idOrFile}.yaml`), Edition)
}

export function readOrganisationFile(id: string, folder: string = CONTENT): OrganisationFile {
  return readYaml(join(folder, 'organisations', `${id}.yaml`), OrganisationFile)
}

export function organisationFileIds(folder: string = CONTENT): string[] {
  return namesIn(join(folder, 'organisations'))
}

function isPath(text: string): boolean {
  return /[\\/]|\.ya?ml$/i.test(text)
}

function namesIn(folder: string): string[] {
  return yamlFiles(folder).map((file) => file.slice(folder.length + 1, -'.yaml'.length))
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name))
}
