import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
import { sessions } from '#contract/sessions.ts'
import { firstAdministrator } from '#server/accounts/first-administrator.ts'
import { codeOf, type House, opened, openHouse, OTHER_PASSWORD, PASSWORD } from '#test/support/people.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('no password, token, code or secret is in the logs, the events, the answers that do not give it, or the tables', async () => {
  const answers: string[] = []
  const first = await firstAdministrator(house.database.db)
  const admin = house.visitor()
  await admin.call(sessions.openByLink, { token: first!.link.token, password: PASSWORD })
  const tokens = [first!.link.token, admin.cookie()!.split('=')[1]!]
  const visitor = await opened(house, admin, 'secretive')
  tokens.push(visitor.cookie()!.split('=')[1]!)
  const { secret } = await visitor.call(sessions.beginSecondFactor, { password: PASSWORD })
  const code = codeOf(secret)
  await visitor.call(sessions.confirmSecondFactor, { code })
  answers.push(visitor.last().body)
  tokens.push(visitor.cookie()!.split('=')[1]!)
  await visitor.call(sessions.changePassword, { password: PASSWORD, newPassword: OTHER_PASSWORD })
  answers.push(visitor.last().body)
  const other = house.visitor()
  await other.call(sessions.signIn, { userName: 'secretive', password: PASSWORD }).catch(() => {})
  answers.push(other.last().body)
  await other.call(sessions.signIn, { userName: OTHER_PASSWORD, password: 'x' }).catch(() => {})
  answers.push(other.last().body)
  await other.call(sessions.signIn, { userName: 'secretive', password: OTHER_PASSWORD })
  answers.push(other.last().body)
  await other.call(sessions.giveSecondFactor, { code: codeOf(secret, 30) })
  answers.push(other.last().body)
  tokens.push(other.cookie()!.split('=')[1]!)
  await admin.call(accounts.showAccount, { account: visitor.id })
  answers.push(admin.last().body)
  await admin.call(accounts.listAccountSessions, { account: visitor.id })
  answers.push(admin.last().body)
  const kept = await everyRow()
  const hashes = kept.match(/\$argon2id\$[^"]+/g)!
  expect(new Set(hashes).size).toBe(2)

  const places = { log: house.log(), answers: answers.join('\n'), tables: kept, events: await events() }
  expect(places.log).toContain('/api/v1/session')
  for (const [place, text] of Object.entries(places))
    for (const form of [PASSWORD, OTHER_PASSWORD, secret, code, ...tokens].flatMap(forms))
      expect(text.includes(form), `${form} in ${place}`).toBe(false)
  for (const hash of hashes)
    for (const place of ['log', 'answers', 'events'] as const)
      expect(places[place].includes(hash), `a hash in ${place}`).toBe(false)
})

/** A text as it is, and as a column of bytes would show it. */
function forms(secret: string): string[] {
  return [secret, Buffer.from(secret).toString('hex'), encodeURIComponent(secret)]
}

/** Every row of every table as text. */
async function everyRow(): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    select query_to_xml(format('select t::text from %I t', table_name), false, true, '')::text as text
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    house.database.db,
  )
  return rows.map(({ text }) => text).join('\n')
}

async function events(): Promise<string> {
  const { rows } = await sql<{ body: string }>`select kind || body::text as body from event`.execute(house.database.db)
  expect(rows.length).toBeGreaterThan(8)
  return rows.map(({ body }) => body).join('\n')
}
