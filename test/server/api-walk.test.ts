// Long because: it goes through every operation of the contract but those of rounds.
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { annexes } from '#contract/annexes.ts'
import { editionDrafts } from '#contract/edition-drafts.ts'
import { nationalPlaces } from '#contract/national-places.ts'
import { oidc } from '#contract/oidc.ts'
import { isOfRounds, openApiWalk, toldBy, type ApiWalk, type Person } from '#test/support/api-walk.ts'
import { walkFiles, walkSystem } from '#test/support/api-walk-administration.ts'
import { walkEditions } from '#test/support/api-walk-editions.ts'
import { walkHandover } from '#test/support/api-walk-handover.ts'
import { walkNationalPlaces } from '#test/support/api-walk-national-places.ts'
import { walkOidc } from '#test/support/api-walk-oidc.ts'
import { walkTokens } from '#test/support/api-walk-tokens.ts'
import { filledWorkbook } from '#test/support/api-walk-form-files.ts'
import { pdf } from '#test/support/evidence-files.ts'
import type { Answer, Documented, ForeignProgram, Keys } from '#test/support/foreign-program.ts'
import { codeOf, OTHER_PASSWORD, PASSWORD } from '#test/support/people.ts'
import { tableOf } from '#test/support/past-tables.ts'
import { problemOf } from '#test/support/problem.ts'
import type { Province } from '#test/support/province.ts'

let walk: ApiWalk
let province: Province
let program: ForeignProgram
let who: ApiWalk['who']
const unit: Record<string, string> = {}

beforeAll(async () => {
  walk = await openApiWalk()
  ;({ province, program, who } = walk)
  unit['health'] = province.organisation('so-y-te')
})

afterAll(() => walk.close())

const ask: ApiWalk['ask'] = (...call) => walk.ask(...call)
const told = (...call: Parameters<typeof ask>): Promise<Record<string, string>> => toldBy(ask(...call))

/** The cookie that an answer gives. */
const given = ({ headers }: Answer): string => headers.getSetCookie()[0]!.split(';')[0]!

describe('each operation, in the order in which people come to it', () => {
  test('somebody is invited, comes in, secures the account and leaves', async () => {
    const { administrator } = who
    const invited = (await ask('inviteAccount', { userName: 'le.van.c', grants: [] }, administrator)).body as {
      account: string
      link: { token: string }
    }
    const { account, link } = invited
    await ask('lookAtLink', { token: link.token })
    let own = given(await ask('openByLink', { token: link.token, password: PASSWORD }))
    await ask('showSession', {}, own)
    await ask('showSession')
    const other = given(await ask('signIn', { userName: 'le.van.c', password: PASSWORD }))
    await ask('prolongSession', {}, own)
    await walkTokens(walk, own)
    const { sessions } = (await ask('listSessions', {}, own)).body as { sessions: { id: string; isThis: boolean }[] }
    await ask('endSession', { session: sessions.find(({ isThis }) => !isThis)!.id }, own)
    expect((await program.send('listSessions', {}, other)).status).toBe(401)
    await ask('endOtherSessions', {}, own)
    own = given(await ask('changePassword', { password: PASSWORD, newPassword: OTHER_PASSWORD }, own))
    const { secret } = await told('beginSecondFactor', { password: OTHER_PASSWORD }, own)
    await ask('confirmSecondFactor', { code: codeOf(secret!) }, own)
    await laterOn(account)
    own = given(await ask('signIn', { userName: 'le.van.c', password: OTHER_PASSWORD }))
    own = given(await ask('giveSecondFactor', { code: codeOf(secret!) }, own))
    await laterOn(account)
    await ask('removeSecondFactor', { password: OTHER_PASSWORD, code: codeOf(secret!) }, own)
    await ask('showOwnTimeline', { limit: 3 }, own)
    await ask('signOut', {}, own)
    expect((await program.send('listSessions', {}, own)).status).toBe(401)
  })

  test('an administrator keeps the accounts', async () => {
    const { administrator } = who
    const { accounts } = (await ask('listAccounts', { words: 'le.van.c' }, administrator)).body as {
      accounts: { id: string; userName: string }[]
    }
    const account = accounts.find(({ userName }) => userName === 'le.van.c')!.id
    const { version } = (await ask('showAccount', { account }, administrator)).body as { version: number }
    await ask('editAccount', { account, displayName: 'Lê Văn C', email: 'c@example.com', version }, administrator)
    const { grant } = await told('grantRole', { account, role: 'leader' }, administrator)
    await ask('endGrant', { account, grant }, administrator)
    await ask('makeLink', { account }, administrator)
    const own = given(await ask('signIn', { userName: 'le.van.c', password: OTHER_PASSWORD }))
    const { secret } = await told('beginSecondFactor', { password: OTHER_PASSWORD }, own)
    await ask('confirmSecondFactor', { code: codeOf(secret!) }, own)
    await ask('listAccountSessions', { account }, administrator)
    await ask('endAccountSessions', { account }, administrator)
    await ask('resetSecondFactor', { account }, administrator)
    await ask('disableAccount', { account, reason: 'Thử' }, administrator)
    await ask('enableAccount', { account, reason: 'Thử' }, administrator)
    const timeline = (await ask('showAccountTimeline', { account, limit: 200 }, who.auditor)).body
    const kinds = (timeline as { entries: { kind: string }[] }).entries.map(({ kind }) => kind)
    expect(kinds.slice(0, 2)).toEqual(['account.enabled', 'account.disabled'])
    expect(kinds.at(-1)).toBe('account.invited')
  })

  test('the standing agency hands the role of an officer over', async () => {
    await expect(walkHandover(walk, walk.province.organisation('so-y-te'))).resolves.toBeUndefined()
  })

  test('organisations and accounts come from files', async () => {
    await expect(walkFiles(walk)).resolves.toBeUndefined()
  })

  test('the standing agency keeps the register of organisations', async () => {
    const { standing } = who
    const listed = await ask('listOrganisations', { words: undefined, on: undefined, limit: 500 }, standing)
    const { organisations } = listed.body as { organisations: { organisation: string; kind: string; group?: string }[] }
    const ofKind = (kind: string) => organisations.find((one) => one.kind === kind)!
    await ask('showTree', {}, standing)
    const content = { name: 'Xã Đồng Lúa', kind: 'commune', level: 'commune', ordinal: 901 }
    const [one, two, merged] = [uuidv7(), uuidv7(), uuidv7()]
    const from = '2025-08-01'
    const parent = ofKind('province').organisation
    const first = await told(
      'createOrganisation',
      { organisation: one, from, content: { ...content, parent } },
      standing,
    )
    const second = await told(
      'createOrganisation',
      { organisation: two, from, content: { ...content, name: 'Xã Đồng Khoai', ordinal: 902, parent } },
      standing,
    )
    const changed = await told(
      'changeOrganisation',
      {
        organisation: one,
        on: '2025-10-01',
        seen: first['version'],
        content: { ...content, name: 'Phường Đồng Lúa', parent },
      },
      standing,
    )
    const { position } = await told(
      'setPosition',
      { organisation: one, from, kind: 'deputy', title: 'Phó Chủ tịch' },
      standing,
    )
    const authority = { organisation: one, position, form: 'KT', from, to: undefined }
    const { authority: signed } = await told('setAuthority', authority, standing)
    await ask('endAuthority', { organisation: one, authority: signed, to: '2025-11-01' }, standing)
    await ask('endPosition', { organisation: one, position, to: '2025-12-01' }, standing)
    const by = { kind: 'organisation', organisation: ofKind('company').organisation }
    const { supporter } = await told('addSupporter', { organisation: one, by, from }, standing)
    await ask('endSupporter', { organisation: one, supporter, to: '2025-12-01' }, standing)
    const group = ofKind('commune').group!
    await ask('setGroup', { organisation: one, from: '2025-10-01', group, seen: null }, standing)
    const { groups: known } = (await ask('showTree', {}, standing)).body as {
      groups: { group: string; name: string }[]
    }
    await ask('setGroups', { groups: [...known, { name: 'Doanh nghiệp nhà nước' }], seen: known }, standing)
    await ask('showOrganisation', { organisation: one }, standing)
    await ask('showOrganisationTimeline', { organisation: one, limit: 200 }, who.auditor)
    const decision = { number: '12/NQ-HĐND', date: '2026-01-15', issuedBy: 'Hội đồng nhân dân tỉnh' }
    const successors = [{ kind: 'new', organisation: merged, content: { ...content, ordinal: 903, parent } }]
    const merger = { kind: 'merge', decision, effectiveOn: '2026-02-01', predecessors: [one, two], successors }
    const seen = { [one]: changed['version'], [two]: second['version'] }
    await ask('previewSuccession', { successions: [merger], seen }, standing)
    await ask('recordSuccession', { successions: [merger], seen }, standing)
    const view = await ask('showOrganisation', { organisation: merged }, standing)
    expect(JSON.stringify(view.body)).toContain(decision.number)
  })

  test('a unit enters its numbers, and the verifier looks at one', async () => {
    const { officer, verifier, provider } = who
    const form = { organisation: unit['health'], edition: 'hue-2020', period: '2031' }
    await ask('listForms', {}, officer)
    await ask('showGrid', { edition: 'hue-2020', node: '1', period: '2022' }, officer)
    await ask('copyForward', { ...form, from: '2022', items: undefined }, officer)
    const { rows } = (await ask('showForm', form, officer)).body as {
      rows: { item: string; value?: { state: string; version: number } }[]
    }
    const copy = rows.find(({ value }) => value?.state === 'to-be-confirmed')!
    const { version } = copy.value!
    await ask('confirmCopy', { subject: unit['health'], period: '2031', item: copy.item, version }, officer)
    const key = { subject: unit['health'], period: '2032', item: 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so' }
    await ask('saveValue', key, officer)
    await ask('listValuesToVerify', { period: key.period }, verifier)
    await ask('verifyValue', { ...key, version: 1, verdict: 'disputed', note: 'Chưa có quyết định.' }, verifier)
    const { versions } = (await ask('showValueHistory', key, officer)).body as { versions: { state: string }[] }
    expect(versions.map(({ state }) => state)).toEqual(['disputed'])
    await ask('showValueTimeline', { ...key, limit: 5 }, verifier)
    await ask('showNumber', { item: key.item })
    const { units } = (await ask('listNumberUnits', { item: key.item }, officer)).body as { units: { id: string }[] }
    expect(units.map(({ id }) => id)).toEqual([unit['health']])
    await ask('showNumberValues', { item: key.item, subject: key.subject }, officer)
    await ask('listParts', {}, provider)
    const thread = (await ask('readThread', key, verifier)).body as { version: number }
    const said = await ask('postRemark', { ...key, remark: uuidv7(), mentions: [] }, officer)
    expect((said.body as { version: number }).version).toBe(thread.version + 1)
    await ask('resolveThread', { ...key, version: thread.version + 1 }, verifier)
    await ask('reopenThread', { ...key, version: thread.version + 2 }, officer)
    const { threads } = (await ask('listThreads', { organisation: key.subject, period: key.period }, officer)).body as {
      threads: { item: string; state: string; unread: number }[]
    }
    expect(threads).toMatchObject([{ item: key.item, state: 'open', unread: 0 }])
  })

  test('a form goes out as a workbook and comes back', async () => {
    const form = { organisation: unit['health'], edition: 'hue-2020', period: '2034' }
    const { officer } = who
    const { headers } = await ask('downloadFormWorkbook', form, officer)
    expect(headers.get('content-disposition')).toContain('DTI_2034_SoYTe_SoLieu_')
    const workbook = await filledWorkbook(province, form, officer, { 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so': 3 })
    const { accepted } = await toldBy(ask('checkFormWorkbook', form, officer, workbook))
    expect((await ask('markFormWorkbook', form, officer, workbook)).type).toContain('spreadsheet')
    const { written } = (await ask('importFormWorkbook', { ...form, accepted }, officer, workbook)).body as Keys
    expect(written).toBe(1)
  })

  test('a table of an earlier year is looked at, marked and brought in', async () => {
    const table = { edition: 'hue-2020', period: '2014' }
    const bytes = new Uint8Array(
      await tableOf([
        ['Đơn vị', '1.1.1'],
        ['Sở Y tế', 4],
      ]),
    )
    const { accepted } = await toldBy(ask('checkPastTable', table, who.standing, bytes))
    expect((await ask('markPastTable', table, who.standing, bytes)).type).toContain('spreadsheet')
    const { written } = (await ask('importPastTable', { ...table, accepted }, who.standing, bytes)).body as Keys
    expect(written).toBe(1)
    const results = await toldBy(ask('listPastResults', { edition: 'hue-2020' }, who.standing))
    expect(results['periods']).toEqual([])
  })

  test('the numbers of those below are added up', async () => {
    const key = { organisation: province.organisation('tinh-minh-hoa'), edition: 'hue-2020', period: '2021' }
    const { rows } = (await ask('showRollUp', key, who.standing)).body as { rows: Keys[] }
    const { item, sum } = rows.find((row) => row['sum'] !== undefined)!
    const items = [{ item, version: 0, sum }]
    const { written } = (await ask('rollUp', { ...key, group: 'huyen', items }, who.standing)).body as Keys
    expect(written).toEqual([{ item, version: 1, sum }])
  })

  test('a unit says that a criterion does not apply, and the standing agency decides', async () => {
    const key = { organisation: unit['health'], edition: 'hue-2020', node: '2.1.3', period: '2033' }
    const { officer, standing } = who
    await ask('claimNotApplicable', { ...key, version: 0 }, officer)
    await ask('refuseClaim', { ...key, version: 1 }, standing)
    await ask('claimNotApplicable', { ...key, version: 2 }, officer)
    await ask('acceptClaim', { ...key, version: 3, reason: 'Đúng chức năng.' }, standing)
    expect(await told('withdrawClaim', { ...key, version: 4 }, officer)).toMatchObject({
      state: 'withdrawn',
      version: 5,
    })
  })

  test('a unit brings evidence, in one piece and in several, and others read it', async () => {
    const { officer, auditor } = who
    const { health } = unit
    const of = { organisation: health, fileName: 'a.pdf' }
    const { upload } = (await ask('uploadFile', of, officer, pdf('Mot lan'))).body as { upload: string }
    const [id, bytes] = [uuidv7(), pdf('Nhieu lan')]
    await ask('createEvidence', { organisation: health, evidence: id, upload }, officer)
    await ask('showUploadProtocol', {}, officer)
    const begun = await ask('beginUpload', { ...of, 'upload-length': bytes.length }, officer)
    const large = begun.headers.get('location')!.split('/').at(-1)!
    await ask('continueUpload', { upload: large, 'upload-offset': 0 }, officer, bytes.subarray(0, 99))
    await ask('continueUpload', { upload: large, 'upload-offset': 99 }, officer, bytes.subarray(99))
    expect((await ask('showUpload', { upload: large }, officer)).body).toHaveProperty('file')
    const dropped = await ask('beginUpload', { ...of, 'upload-length': 9 }, officer)
    await ask('cancelUpload', { upload: dropped.headers.get('location')!.split('/').at(-1)! }, officer)
    await ask('changeEvidence', { evidence: id, version: 1, number: '13/QĐ-SYT' }, officer)
    const item = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'
    const { link } = await told('linkEvidence', { evidence: id, subject: health, item, period: '2032' }, officer)
    await ask('listEvidence', { organisation: health, words: '13/qd' }, auditor)
    await ask('showEvidence', { evidence: id }, auditor)
    const key = { organisation: health, period: '2032' }
    expect(JSON.stringify((await ask('showPeriodEvidence', key, auditor)).body)).toContain(id)
    expect((await ask('downloadEvidence', { evidence: id }, auditor)).type).toBe('application/pdf')
    expect((await ask('previewEvidence', { evidence: id }, auditor)).type).toBe('image/png')
    await ask('unlinkEvidence', { evidence: id, link }, officer)
    expect(await told('withdrawEvidence', { evidence: id, version: 2 }, officer)).toMatchObject({ state: 'withdrawn' })
  })

  test('the standing agency writes an edition and issues it', async () => {
    await walkEditions(walk)
    expect(walk.leftOut((name) => name in editionDrafts || name in annexes)).toEqual([])
  })

  test('the standing agency states the province’s place', async () => {
    await walkNationalPlaces(walk)
    expect(walk.leftOut((name) => name in nationalPlaces)).toEqual([])
  })

  test('somebody comes in by the identity provider', async () => {
    await walkOidc(walk)
    expect(walk.leftOut((name) => name in oidc)).toEqual([])
  })

  test('everybody reads the content', async () => {
    const open = program.operations.filter(({ isOpen, method }) => isOpen && method === 'GET')
    for (const { name } of open) await ask(name)
    expect(open.length).toBeGreaterThan(8)
  })

  test('an auditor searches the history, reads an event, has it exported and verified', async () => {
    const { auditor } = who
    const search = { kind: 'accounts', words: undefined, limit: 5 }
    const { events } = (await ask('searchEvents', search, auditor)).body as { events: { id: string }[] }
    await ask('showEvent', { event: events[0]!.id }, auditor)
    await ask('exportEvents', { kind: 'accounts', format: 'csv' }, auditor)
    await ask('exportEvents', { kind: 'accounts', format: 'jsonl' }, auditor)
    await ask('verifyChain', {}, auditor)
    const { streams } = (await ask('showChain', {}, auditor)).body as { streams: { kind: string }[] }
    expect(streams.map(({ kind }) => kind)).toContain('account')
  })

  test('an administrator examines the system and gets a test mail', async () => {
    expect((await walkSystem(walk)).slice(0, 2)).toEqual(['quan-tri@tinh.example', 'fine'])
  })

  test('and none but those of rounds is left out', () => {
    expect(walk.leftOut((name) => !isOfRounds(name))).toEqual([])
  })
})

/** As if the codes used so far had been used five minutes ago. */
async function laterOn(account: string): Promise<void> {
  await sql`update account set second_factor_step = second_factor_step - 10 where id = ${account}`.execute(
    province.database.db,
  )
}

describe('refusals', () => {
  const refused = async (operation: Documented, changes: Keys, cookie?: string): Promise<string> => {
    const answer = await program.send(operation.name, changes, cookie)
    expect(program.faultsOf(answer)).toEqual([])
    expect([operation.name, answer.status]).not.toEqual([operation.name, 200])
    return problemOf(answer).code
  }

  test('a stranger is told so by each operation that is not open', async () => {
    const closed = program.operations.filter(({ isOpen }) => !isOpen)
    const codes = new Map<string, string>()
    for (const one of closed) codes.set(one.name, await refused(one, {}))
    expect(new Set(codes.values())).toEqual(new Set(['not-signed-in']))
    expect(codes.size).toBeGreaterThan(40)
  })

  test('what cannot be read is refused by each operation that reads something', async () => {
    const reading = program.operations.filter(({ parameters, body }) => parameters.length > 0 || body)
    const codes: [string, string][] = []
    for (const one of reading) codes.push([one.name, await refused(one, unreadable(one), who.administrator)])
    expect(codes).toEqual(reading.map(({ name }) => [name, 'bad-input']))
  })

  test('what is not there is not found by each operation that says so', async () => {
    const naming = program.operations.filter(
      ({ parameters, refusals }) =>
        parameters.some((one) => one.in === 'path') && refusals.get(404)?.includes('not-found'),
    )
    const codes: [string, string][] = []
    for (const one of naming) codes.push([one.name, await refused(one, absent(one), suitable(one))])
    expect(codes).toEqual(naming.map(({ name }) => [name, 'not-found']))
    expect(naming.length).toBeGreaterThan(25)
  })
})

/** A key of a shape that no operation takes. */
function unreadable({ parameters, body }: Documented): Keys {
  const [first] = Object.keys(body?.properties ?? {})
  if (first !== undefined) return { [first]: { wrong: 'shape' } }
  const place = parameters.find((one) => one.in === 'path') ?? parameters.find(({ schema }) => 'format' in schema)
  const shaped = place ?? parameters.find(({ name }) => name === 'limit')
  // What takes any text does not take so long a one.
  return shaped ? { [shaped.name]: 'Không Phải' } : { [parameters[0]!.name]: 'i'.repeat(5000) }
}

/** Another name in the place of the first one. */
function absent({ parameters }: Documented): Keys {
  const first = parameters.find((one) => one.in === 'path')!
  const format = first.schema['format']
  return { [first.name]: format === 'uuid' ? uuidv7() : format === 'date' ? '1999-01-01' : 'khong-co' }
}

/** Who has the role that an operation asks for, where the standing agency has not. */
const SUITED: Readonly<Record<string, Person>> = {
  showEvent: 'auditor',
  searchEvents: 'auditor',
  exportEvents: 'auditor',
  verifyValue: 'verifier',
  listValuesToVerify: 'verifier',
  submitSubmission: 'head',
  recallSubmission: 'head',
  endReopening: 'head',
  endExplanation: 'head',
  sendBack: 'secretary',
  approveSubmission: 'secretary',
  approveRound: 'secretary',
  acceptUnchanged: 'appraiser',
  listUnchanged: 'appraiser',
  resendMail: 'administrator',
}

/** Somebody whom the operation lets at what is theirs to touch, if it were there. */
function suitable({ name }: Documented): string {
  const isOfAccounts = /Account|grant|Grant|Link|SecondFactor|Session|Identity/.test(name)
  return who[SUITED[name] ?? (isOfAccounts ? 'administrator' : 'standing')]
}

describe('a list read page by page', () => {
  test('of accounts has each of them once', async () => {
    const { db } = province.database
    const { count } = await db
      .selectFrom('account')
      .select(({ fn }) => fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    const found = await pages('listAccounts', { words: undefined, limit: 17 }, 'after', 'accounts', 'id')
    expect([new Set(found).size, found.length]).toEqual([Number(count), Number(count)])
  })

  test.each(['official', 'name'])('of organisations in the %s order is the whole list', async (order) => {
    const keys = { words: undefined, on: '2026-03-01', order }
    const whole = await pages('listOrganisations', { ...keys, limit: 500 }, 'after', 'organisations', 'organisation')
    const found = await pages('listOrganisations', { ...keys, limit: 23 }, 'after', 'organisations', 'organisation')
    expect(found).toEqual(whole)
    expect(new Set(found).size).toBe(found.length)
    expect(found.length).toBeGreaterThan(100)
  })

  test('of events goes back to the first one', async () => {
    const keys = { organisation: unit['health'], limit: 7 }
    const found = (await pages('showOrganisationTimeline', keys, 'before', 'entries', 'sequence')).map(Number)
    expect(found).toEqual([...new Set(found)].sort((a, b) => b - a))
    expect(found.length).toBeGreaterThan(7)
  })

  async function pages(name: string, keys: Keys, cursor: string, list: string, key: string): Promise<string[]> {
    const found: string[] = []
    for (let next: unknown; ;) {
      const changes = next === undefined ? keys : { ...keys, [cursor]: next }
      const body = (await ask(name, changes, who.administrator)).body as Record<string, unknown>
      found.push(...(body[list] as Record<string, string>[]).map((row) => String(row[key])))
      if (body['next'] === null) return found
      next = body['next']
    }
  }
})
