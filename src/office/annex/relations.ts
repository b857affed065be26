import { posix } from 'node:path'
import type { OfficeParts } from './office-parts.ts'
import { readXml } from './xml-reader.ts'

/** Where a part of an Office file points to; `type` is the last word of the relation's kind. */
export type Relation = { readonly id: string; readonly type: string; readonly path: string }

const MOST_RELATIONS = 2000

/** The relations of a part, or of the whole file where none is named. Targets outside the file are left out. */
export async function relationsOf(parts: OfficeParts, part = ''): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const file = part === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  if (!parts.has(file)) return []
  const relations: Relation[] = []
  await readXml(file, parts.bytes(file), {
    opened: ({ name, attribute }) => {
      const target = attribute('Target')
      if (name !== 'Relationship' || target === undefined || attribute('TargetMode') === 'External') return
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      const type = attribute('Type')?.split('/').at(-1) ?? ''
      if (relations.length < MOST_RELATIONS) relations.push({ id: attribute('Id') ?? '', type, path })
    },
    closed: () => {},
  })
  return relations
}
