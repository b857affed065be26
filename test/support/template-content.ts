import type { Database } from '#db/database.ts'
import { readContent, type ServedContent } from '#server/served-content.ts'
import type { TemplateName } from './database/templates.ts'

const read = new Map<TemplateName, Promise<ServedContent>>()

/** The content of a copy of the template in which nobody has written yet: read once, all copies have the same. */
export function templateContent(template: TemplateName, { db }: Database): Promise<ServedContent> {
  const content = read.get(template) ?? readContent(db)
  read.set(template, content)
  return content
}
