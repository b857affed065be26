import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { connected, create, drop, urlWith } from './databases.ts'
import { ensureTemplate } from './template-making.ts'
import type { TemplateName } from './templates.ts'

export type FreshDatabase = { readonly url: string; readonly drop: () => Promise<void> }

/** A database of its own for a test file, filled as the template is. The end of the run drops what the tests forget. */
export async function freshDatabase(template: TemplateName = 'empty'): Promise<FreshDatabase> {
  const { url, run } = inject('databaseServer')
  const name = `laban_${run}_test_${randomBytes(6).toString('hex')}`
  const from = await ensureTemplate(url, run, template)
  await connected(url, (client) => create(client, name, from))
  return { url: urlWith(url, name), drop: () => connected(url, (client) => drop(client, name)) }
}
