import { expect, onTestFinished, test } from 'vitest'
import { openDatabase, type Database } from '#db/database.ts'
import { configFrom, type Config } from '#server/config.ts'
import { freshDatabase } from '#test/support/database/database.ts'
import type { TemplateName } from '#test/support/database/templates.ts'
import { prepareTrial } from './prepare-trial.ts'

const SECRET = 'q3Jx0vC9bqkPZ1mW8tQfYd5uR2sN7hLgA4eXiTzVoBc'

async function opened(template: TemplateName): Promise<Database> {
  const fresh = await freshDatabase(template)
  const database = openDatabase(fresh.url, { most: 2 })
  onTestFinished(async () => {
    await database.close()
    await fresh.drop()
  })
  return database
}

async function counted({ pool }: Database): Promise<unknown> {
  const { rows } = await pool.query(
    `select (select count(*) from edition) as editions, (select count(*) from organisation) as organisations,
       (select count(*) from event) as events`,
  )
  return rows[0]
}

test('in production nothing is loaded and nothing made up', async () => {
  const database = await opened('empty')
  const before = await counted(database)
  const config = configFrom({ LABAN_MODE: 'production', LABAN_SECRET: SECRET }) as Config
  expect(await prepareTrial(database, config)).toEqual([])
  expect(await counted(database)).toEqual(before)
  expect(before).toMatchObject({ editions: 0, organisations: 0 })
})

test('a trial that has its province is left as it is, and no link is printed again', async () => {
  const database = await opened('demo')
  const before = await counted(database)
  expect(await prepareTrial(database, configFrom({}) as Config)).toEqual([])
  expect(await counted(database)).toEqual(before)
})
