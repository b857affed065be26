import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
import { apiTokens } from '#contract/api-tokens.ts'
import { OPERATIONS } from '#contract/operations.ts'
import { API_ROOT, type Operation } from '#contract/operation.ts'
import type { Problem } from '#contract/refusal.ts'
import { placeOf } from '../openapi/document.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'

let province: Province
let origin: string
let administrator: Caller
const ITEM = 'so-co-quan-nha-nuoc-cua-tinh'

beforeAll(async () => {
  province = await openProvince()
  origin = await province.app.listen({ host: '127.0.0.1', port: 0 })
  administrator = await province.as('quan-tri.minh-hoa')
})
afterAll(() => province.close())

/** A system of the department that has what it is given. */
async function tokenOf(userName: string, grant: { organisation?: string; item?: string }, scope = ['values.write']) {
  const { account } = await administrator.call(accounts.inviteAccount, {
    userName,
    displayName: 'Phần mềm của Sở',
    kind: 'service',
    grants: [{ role: 'service-account', ...grant }],
  })
  const made = { account, name: 'Máy chủ của Sở', scope: scope as ['values.write'] }
  return { account, ...(await administrator.call(apiTokens.makeAccountToken, made)) }
}

/** Each key where the operation has it; a body of bytes is empty. */
async function send(token: string, operation: Operation, input: Record<string, unknown>) {
  const at = (place: string) => Object.entries(input).filter(([key]) => placeOf(operation, key) === place)
  const path = operation.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(input[key])))
  const query = new URLSearchParams(Object.fromEntries(at('query').map(([key, value]) => [key, String(value)])))
  const headers = at('header').map(([key, value]) => [operation.headers![key]!, String(value)] as const)
  const hasBody = operation.method !== 'GET' && operation.method !== 'OPTIONS'
  const sent = operation.bytes === undefined ? JSON.stringify(Object.fromEntries(at('body'))) : 'x'
  const response = await fetch(`${origin}${API_ROOT}${path}?${query.toString()}`, {
    method: operation.method,
    headers: {
      ...Object.fromEntries(headers),
      authorization: `Bearer ${token}`,
      'user-agent': 'lgsp/1.0',
      ...(hasBody && { 'content-type': operation.bytes ?? 'application/json' }),
    },
    ...(hasBody && { body: sent }),
  })
  const isJson = response.headers.get('content-type')?.includes('json')
  const body = isJson ? await response.json() : await response.text().then(() => ({}))
  return { status: response.status, body: body as Problem & Record<string, unknown> }
}

const operationOf = (name: string): Operation => OPERATIONS.get(name)!
const number = (subject: string, item: string, more: object = {}) => ({
  ...{ subject, item, period: '2031', version: 0 },
  content: { kind: 'number', number: '24', typed: '24' },
  ...more,
})
const save = (token: string, subject: string, item = ITEM) =>
  send(token, operationOf('saveValue'), number(subject, item))

test('a system saves its organisation’s values by a token, and the history tells by which', async () => {
  const unit = province.organisation('so-y-te')
  const { account, token, row } = await tokenOf('pm-so-y-te', { organisation: unit })
  const saved = await save(token, unit)
  expect(saved).toMatchObject({ status: 200, body: { value: { source: 'pushed', version: 1, onBehalf: false } } })
  const { device } = await province.database.db
    .selectFrom('event')
    .innerJoin('event_origin', 'event_id', 'id')
    .select('device')
    .where('by_account', '=', account)
    .where('kind', '=', 'value.saved')
    .executeTakeFirstOrThrow()
  expect(device).toBe(`${row.prefix} · lgsp/1.0`)
  expect(await save(token, province.organisation('so-tu-phap'))).toMatchObject({
    status: 403,
    body: { code: 'not-permitted' },
  })
})

test('a grant of an organisation and an item is that item of that organisation alone', async () => {
  const [unit, other] = [province.organisation('so-noi-vu'), province.organisation('so-tu-phap')]
  const items = await province.database.db
    .selectFrom('data_item')
    .select('id')
    .where('kind', '=', 'count')
    .where('id', '<>', ITEM)
    .limit(1)
    .execute()
  const { token } = await tokenOf('pm-mot-so', { organisation: unit, item: ITEM })
  expect((await save(token, unit)).status).toBe(200)
  expect((await save(token, unit, items[0]!.id)).body.code).toBe('not-permitted')
  expect((await save(token, other)).body.code).toBe('not-permitted')
})

test('the scope narrows: what only reads the values saves none', async () => {
  const unit = province.organisation('so-cong-thuong')
  const { token } = await tokenOf('pm-chi-doc', { organisation: unit }, ['values.read', 'organisations.write'])
  expect(await save(token, unit)).toMatchObject({ status: 403, body: { code: 'beyond-token' } })
})

test('of all the operations a system with every right is let at values of its own and what every account reads', async () => {
  const unit = province.organisation('so-tai-chinh')
  const { token } = await tokenOf('pm-moi-quyen', { organisation: unit }, EVERY_RIGHT)
  const letIn: string[] = []
  for (const [name, operation] of OPERATIONS) {
    if (operation.permits === 'public') continue
    const { status, body } = await send(token, operation, { ...operation.example })
    if (!REFUSED.includes(body.code)) letIn.push(`${name} ${status}`)
  }
  // Saving and confirming values, the form to do so, and what every account reads: the register, rounds open to it,
  // days off, editions as files, how uploads are spoken. The examples' organisation is not there: 404.
  expect(letIn).toEqual([
    'listOrganisations 200',
    'showTree 200',
    'showOrganisation 404',
    'showGrid 200',
    'saveValue 404',
    'confirmCopy 404',
    'showUploadProtocol 204',
    'listRounds 200',
    'showRound 404',
    'listHolidays 200',
    'downloadEdition 200',
    'listDataItems 200',
  ])
})

test('how a token is refused is told in both languages, and the line says which', async () => {
  const { body } = await send('laban_00000000_x', operationOf('listRounds'), {})
  expect(body.titles.vi).toContain('Khoá API')
  expect(body.titles.en).toContain('API token')
})

const EVERY_RIGHT = [
  'values.write',
  'evidence.write',
  'organisations.write',
  'editions.write',
  'rounds.read',
  'appraisal.read',
  'history.read',
]
const REFUSED = ['not-permitted', 'never-by-token', 'beyond-token']
