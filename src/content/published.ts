import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PublishedResults } from '#domain/programme/published.ts'
import { CONTENT } from './library.ts'
import { readYaml } from './read-yaml.ts'

/** Every publication of results, each as it was made. */
export function readPublished(folder: string = CONTENT): PublishedResults[] {
  const published = join(folder, 'published')
  if (!existsSync(published)) return []
  return readdirSync(published)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readYaml(join(published, name), PublishedResults))
}
