import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { outlineOf, type Outline } from '#domain/edition/outline.ts'
import type { DocumentContext } from '#domain/programme/document-context.ts'
import { ProgrammeDocument } from '#domain/programme/document.ts'
import { CONTENT, editionIds, organisationFileIds, readEdition, readItems, readOrganisationFile } from './library.ts'
import { readYaml } from './read-yaml.ts'

export function documentIds(folder: string = CONTENT): string[] {
  const plans = join(folder, 'plans')
  if (!existsSync(plans)) return []
  return readdirSync(plans)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => name.slice(0, -'.yaml'.length))
}

export function readDocument(id: string, folder: string = CONTENT): ProgrammeDocument {
  return readYaml(join(folder, 'plans', `${id}.yaml`), ProgrammeDocument)
}

/** All that documents may refer to: items, organisations of every province, editions laid out. */
export function documentContext(
  folder: string = CONTENT,
): DocumentContext & { readonly outlines: ReadonlyMap<string, Outline> } {
  const items = readItems(folder)
  const outlines = editionIds(folder).map((id) => [id, outlineOf(readEdition(id, folder), items).outline] as const)
  const organisations = organisationFileIds(folder).map((id) => {
    const file = readOrganisationFile(id, folder)
    return [id, new Set(file.organisations.map((organisation) => organisation.id))] as const
  })
  return { items, organisations: new Map(organisations), outlines: new Map(outlines) }
}
