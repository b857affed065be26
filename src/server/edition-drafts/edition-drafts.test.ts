import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API_ROOT } from '#contract/operation.ts'
import { editionDrafts, LARGEST_EDITION_FILE, type EditionDraftView } from '#contract/edition-drafts.ts'
import { editions } from '#contract/editions.ts'
import { rounds } from '#contract/rounds.ts'
import type { Edition, Node } from '#domain/edition/definition.ts'
import { changedNode } from '#domain/edition/edit/edit-tree.ts'
import { CallError } from '#contract/client.ts'
import { lockedDocx, pdf, zip } from '#test/support/evidence-files.ts'
import { plannedRound } from '#test/support/planned-round.ts'
import { smallDraft } from '#test/support/small-draft.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'
import { readContent } from '../served-content.ts'
import { LiveContent } from '../live-content.ts'
import { editionReader } from './edition-thread.ts'

let province: Province
let agency: Caller

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
})
afterAll(() => province.close())

async function refusalOf(call: Promise<unknown>): Promise<CallError> {
  const answer = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (answer instanceof CallError) return answer
  throw answer ?? new Error('it was done')
}

const shown = (edition: string): Promise<EditionDraftView> => agency.call(editionDrafts.showEditionDraft, { edition })

async function imported(fileName: string, bytes: Uint8Array | string, edition?: string) {
  const query = new URLSearchParams({ fileName, ...(edition !== undefined && { edition }) }).toString()
  const answer = await province.app.inject({
    method: 'POST',
    url: `${API_ROOT}/edition-drafts/files?${query}`,
    headers: { 'content-type': 'application/octet-stream', cookie: agency.cookie },
    payload: Buffer.from(bytes),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

async function file(path: string): Promise<{ bytes: Buffer; headers: Record<string, unknown> }> {
  const answer = await province.app.inject({ url: API_ROOT + path, headers: { cookie: agency.cookie } })
  expect(answer.statusCode).toBe(200)
  return { bytes: answer.rawPayload, headers: answer.headers }
}

describe('a draft', () => {
  test('begins as a copy that says the same, and is nothing that a round can use', async () => {
    await agency.call(editionDrafts.beginEditionDraft, { edition: 'chep', copyOf: 'hue-2020' })
    const { definition, findings, refused, version } = await shown('chep')
    const { edition } = await agency.call(editions.showEdition, { edition: 'hue-2020' })
    expect({ ...definition, id: edition.id, items: edition.items }).toEqual(edition)
    expect([version, refused, findings.filter(({ severity }) => severity === 'fault')]).toEqual([1, [], []])
    const { editions: list } = await agency.call(editions.listEditions, {})
    expect(list.map(({ id }) => id)).not.toContain('chep')
  })

  test('bears an id that nothing else bears', async () => {
    for (const edition of ['hue-2020', 'chep'])
      expect((await refusalOf(agency.call(editionDrafts.beginEditionDraft, { edition }))).code).toBe('name-taken')
  })

  test('begins empty with one row, and is listed by who changed it last', async () => {
    await agency.call(editionDrafts.beginEditionDraft, { edition: 'trong', title: 'Bộ chỉ số xã' })
    const { drafts } = await agency.call(editionDrafts.listEditionDrafts, {})
    expect(drafts[0]).toMatchObject({ id: 'trong', title: { vi: 'Bộ chỉ số xã' }, nodes: 1, leaves: 1, max: '0' })
    expect(drafts[0]!.changedBy.name).not.toBe('')
  })

  test('is changed whole, with what is then found in it; the history names the rows', async () => {
    const { definition } = await shown('chep')
    const wrong = changedNode(definition, '1.1.1', (node) => ({ ...node, formula: 'n +' }))
    const answer = await agency.call(editionDrafts.changeEditionDraft, {
      edition: 'chep',
      version: 1,
      definition: wrong,
    })
    expect(answer.version).toBe(2)
    expect(answer.findings).toContainEqual(expect.objectContaining({ node: '1.1.1', code: 'formula-fault' }))
    const events = await province.database.db
      .selectFrom('event')
      .select(['kind', 'body'])
      .where('stream', '=', 'edition:chep')
      .orderBy('sequence')
      .execute()
    expect(events.map(({ kind }) => kind)).toEqual(['edition.draft-begun', 'edition.draft-changed'])
    expect(events[1]!.body).toMatchObject({
      ...{ version: 2, added: [], removed: [] },
      changed: [{ code: '1.1.1', changes: [{ kind: 'rule', before: expect.any(String) as string, after: 'n +' }] }],
    })
  })

  test('changed by two people at once: the second is told who was first, and nothing is lost', async () => {
    const { definition } = await shown('chep')
    const late = agency.call(editionDrafts.changeEditionDraft, { edition: 'chep', version: 1, definition })
    expect(await refusalOf(late)).toMatchObject({ code: 'stale', details: { current: { version: 2 } } })
    expect((await shown('chep')).definition).toEqual(definition)
  })

  test('takes nothing that is no edition of its id, too deep, or with a code twice', async () => {
    const { definition, version } = await shown('trong')
    let deep: Record<string, unknown> = { code: '9', title: 'sâu' }
    for (let depth = 0; depth < 1000; depth += 1) deep = { code: `9${depth}`, title: 'sâu', children: [deep] }
    const [row] = definition.nodes as [Node]
    const sent: unknown[] = [
      undefined,
      'x',
      { ...definition, id: 'khac' },
      { ...definition, nodes: [] },
      { ...definition, nodes: [deep] },
      { ...definition, nodes: [row, row] },
      { ...definition, article: 'x'.repeat(20_001) },
    ]
    for (const one of sent) {
      const call = agency.call(editionDrafts.changeEditionDraft, { edition: 'trong', version, definition: one })
      expect((await refusalOf(call)).code).toBe('bad-input')
    }
  })

  test('is deleted, and leaves only its history', async () => {
    await agency.call(editionDrafts.deleteEditionDraft, { edition: 'trong', version: 1 })
    expect((await refusalOf(shown('trong'))).code).toBe('not-found')
  })
})

describe('a dry run of a draft', () => {
  test('has the members of a round by both: a copy changes nobody, double points of a criterion gain whoever has some', async () => {
    const round = await plannedRound(agency, { period: '2021' })
    await agency.call(editionDrafts.beginEditionDraft, { edition: 'thu', copyOf: 'hue-2020' })
    const same = await agency.call(editionDrafts.dryRunEditionDraft, { edition: 'thu', round })
    expect(same.members.length).toBeGreaterThan(5)
    expect(new Set(same.members.map(({ direction }) => direction))).toEqual(new Set(['same']))
    const { definition } = await shown('thu')
    // Twice what the rule of 1.1.1 gives, which is at most 5.
    const doubled = changedNode(definition, '1.1.1', ({ formula, ...node }) => ({
      ...node,
      max: '10',
      formula: `(${formula!})*2`.replaceAll('max', '5'),
      examples: [],
    }))
    await agency.call(editionDrafts.changeEditionDraft, { edition: 'thu', version: 1, definition: doubled })
    const { members, criteria } = await agency.call(editionDrafts.dryRunEditionDraft, { edition: 'thu', round })
    const touched = members.filter(({ changed }) => changed > 0)
    expect(touched.length).toBeGreaterThan(0)
    expect(criteria).toEqual([{ code: '1.1.1', gains: touched.length, loses: 0 }])
    for (const { before, after } of touched) expect(Number(after.points)).toBeGreaterThan(Number(before.points))
  })

  test('is refused while a fault keeps it from being scored', async () => {
    const round = await plannedRound(agency, { period: '2020' })
    const tried = agency.call(editionDrafts.dryRunEditionDraft, { edition: 'chep', round })
    expect(await refusalOf(tried)).toMatchObject({
      code: 'edition-not-issued',
      details: { findings: [{ node: '1.1.1' }] },
    })
  })
})

describe('issuing', () => {
  test('is refused while there is a fault, with every one of them', async () => {
    const { version } = await shown('chep')
    const refused = await refusalOf(agency.call(editionDrafts.issueEdition, { edition: 'chep', version }))
    expect(refused.code).toBe('edition-not-issued')
    expect(refused.details).toMatchObject({ findings: [{ node: '1.1.1', code: 'formula-fault' }], refused: [] })
  })

  test('freezes it, and it is served without a restart, here and by another server that looks', async () => {
    const other = new LiveContent(await readContent(province.database.db))
    const definition = smallDraft('nho-2027')
    await agency.call(editionDrafts.beginEditionDraft, { edition: 'nho-2027' })
    const saved = await agency.call(editionDrafts.changeEditionDraft, { edition: 'nho-2027', version: 1, definition })
    expect(saved.findings.filter(({ severity }) => severity === 'fault')).toEqual([])
    await agency.call(editionDrafts.issueEdition, { edition: 'nho-2027', version: 2 })
    const { edition } = await province.nobody.call(editions.showEdition, { edition: 'nho-2027' })
    expect(edition).toEqual(definition)
    expect(other.editions.has('nho-2027')).toBe(false)
    expect(await other.renew(province.database.db)).toBe(true)
    expect(other.editions.has('nho-2027')).toBe(true)
    expect(await other.renew(province.database.db)).toBe(false)
    const again = agency.call(editionDrafts.changeEditionDraft, { edition: 'nho-2027', version: 2, definition })
    expect((await refusalOf(again)).code).toBe('wrong-state')
  })

  test('lets a round be planned on it', async () => {
    const round = '01980000-0000-7000-8000-000000000777'
    const { groups } = { groups: ['so-ban-nganh'] }
    const plan = { title: 'Đợt thử', period: '2027', groups, calendar: { template: 'yearly' as const } }
    const { version } = await agency.call(rounds.createRound, { round, edition: 'nho-2027', ...plan })
    expect(version).toBe(1)
  })

  test('of an amendment reads the items that the edition before brought along', async () => {
    await agency.call(editionDrafts.beginEditionDraft, { edition: 'nho-2028', copyOf: 'nho-2027', title: 'Sửa đổi' })
    const { definition, refused, findings } = await shown('nho-2028')
    expect([definition.items, refused, findings.filter(({ severity }) => severity === 'fault')]).toEqual([[], [], []])
    await agency.call(editionDrafts.issueEdition, { edition: 'nho-2028', version: 1 })
    const { edition, items } = await province.nobody.call(editions.showEdition, { edition: 'nho-2028' })
    expect([edition.title.vi, items.map(({ id }) => id)]).toEqual(['Sửa đổi', ['so-lieu-rieng-cua-bo-thu']])
  })

  test('is told in the chain of the edition, which its draft began', async () => {
    const { rows } = await province.database.pool.query<{ kind: string }>(
      "select kind from event where stream = 'edition:nho-2027' order by sequence",
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['edition.draft-begun', 'edition.draft-changed', 'edition.issued'])
  })
})

describe('files', () => {
  test.each(['yaml', 'xlsx'])(
    'an issued edition goes out as %s and comes in as a draft that says the same',
    async (format) => {
      const { bytes, headers } = await file(`/editions/nho-2028/file?format=${format}`)
      expect(String(headers['content-disposition'])).toContain(`nho-2028.${format}`)
      const { status, body } = await imported(`bo.${format}`, bytes, `vao-${format}`)
      expect([status, body]).toEqual([200, { edition: `vao-${format}`, version: 1 }])
      const { definition } = await shown(`vao-${format}`)
      const { edition } = await agency.call(editions.showEdition, { edition: 'nho-2028' })
      expect(definition).toEqual({ ...edition, id: `vao-${format}` } satisfies Edition)
    },
  )

  test('a file for another installation has the items that no catalogue has', async () => {
    const { bytes } = await file('/editions/nho-2028/file?format=yaml')
    expect(bytes.toString()).toContain('id: so-lieu-rieng-cua-bo-thu')
  })

  test('what is wrong in a file is told at its line, and nothing is begun', async () => {
    const { bytes } = await file('/editions/nho-2028/file?format=yaml')
    const broken = bytes.toString().replace("max: '10'", 'max: nhiều')
    const line = broken.split('\n').findIndex((text) => text.includes('max: nhiều')) + 1
    const { status, body } = await imported('bo.yaml', broken, 'hong')
    expect([status, body['code']]).toEqual([422, 'edition-file-not-read'])
    expect(body['details']).toMatchObject({ faults: [{ file: 'bo.yaml', line, code: 'not-a-decimal' }] })
    expect((await refusalOf(shown('hong'))).code).toBe('not-found')
  })

  test('too much, nothing, what is no workbook and what swells are refused', async () => {
    const swelling = zip([{ name: 'xl/sharedStrings.xml', bytes: Buffer.alloc(33 * 1024 * 1024) }])
    expect(swelling.length).toBeLessThan(LARGEST_EDITION_FILE)
    const sent: [Uint8Array | string, string][] = [
      ['', 'empty'],
      [new Uint8Array(LARGEST_EDITION_FILE + 1), 'too-large'],
      ['PK\u0003\u0004 no archive', 'damaged'],
      [swelling, 'unpacks-too-big'],
      [lockedDocx(), 'password-protected'],
      [lockedDocx('Workbook'), 'old-format'],
      [pdf('Bộ chỉ số'), 'is-pdf'],
      [zip([{ name: 'a.txt', bytes: Buffer.from('a') }]), 'not-a-workbook'],
      [new Uint8Array([0xff, 0xfe, 0x41]), 'not-utf8'],
    ]
    for (const [bytes, code] of sent) {
      const { status, body } = await imported('tep', bytes, 'tep')
      expect([status, body['details']]).toMatchObject([422, { faults: [{ code }] }])
    }
  })

  test('a file that takes too long to be read is given up', async () => {
    const read = editionReader({ withinMs: 1, mostMemoryMb: 64, atOnce: 1, mostWaiting: 1 })
    await expect(read({ fileName: 'bo.xlsx', bytes: Buffer.from('id: bo') })).rejects.toMatchObject({
      code: 'edition-file-not-read',
      details: { faults: [{ file: 'bo.xlsx', code: 'too-costly' }] },
    })
  })
})
