import type pg from 'pg'
import { connected, create, databasesOf, drop, urlWith } from './databases.ts'
import { type Template, type TemplateName, TEMPLATES } from './templates.ts'

const LOCK = 7_294_114

/** The name of the template's database on the server at `url`, which is made where this run has not made it yet. */
export function ensureTemplate(url: string, run: string, template: TemplateName): Promise<string> {
  return connected(url, async (client) => {
    // Two test files may ask for it at once; the lock ends with the connection.
    await client.query('select pg_advisory_lock($1)', [LOCK])
    return ensure(client, url, run, template)
  })
}

async function ensure(client: pg.Client, url: string, run: string, template: TemplateName): Promise<string> {
  const name = `laban_${run}_template_${template}`
  if ((await databasesOf(client, name)).includes(name)) return name
  const { from, make }: Template = TEMPLATES[template]
  const start = from === undefined ? 'template0' : await ensure(client, url, run, from as TemplateName)
  const unfinished = `${name}_unfinished`
  await drop(client, unfinished)
  await create(client, unfinished, start)
  await make(urlWith(url, unfinished))
  await client.query(`alter database ${unfinished} rename to ${name}`)
  return name
}
