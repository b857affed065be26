import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { fillEvidence } from './odd-evidence.ts'
import { fillMessages } from './odd-messages.ts'
import { fillRemarks } from './odd-remarks.ts'
import { fillValues, NUMBERS } from './odd-values.ts'

/** Texts that COPY, JSON or a careless reader could get wrong. */
export const ODD_TEXTS = [
  'tab\there, line\nbreak, return\r, both\r\n, backslash \\ and \\\\',
  '\\N',
  '\\.',
  '',
  ' \u00a0leading and trailing ',
  `quotes " ' \` and $$ and {braces,"of"} arrays`,
  'Tiếng Việt: Thừa Thiên – Huế, Đắk Lắk, đ d\u0323, e\u0302\u0323',
  'beyond the first plane 𝔘 👩‍👩‍👧 \u{10ffff}, unseen \u200b \ufeff \u2028, last \uffff',
  Array.from({ length: 31 }, (_, code) => String.fromCodePoint(code + 1)).join('') + '\u007f\u0085',
]

const odd = (index: number): string => ODD_TEXTS[index % ODD_TEXTS.length]!
const EVERY_BYTE = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
const AT = '2026-02-28T16:59:59.123456Z'

/** Rows in every table of the schema, the oddest that its rules allow. */
export async function fillWithOddRows(client: pg.ClientBase): Promise<void> {
  const ids = await fillContent(client).then(() => fillOrganisations(client))
  const accounts = await fillAccounts(client, ids)
  await fillValues((table, rows) => insert(client, table, rows), ODD_TEXTS, { ...ids, accounts })
  await fillEvidence((table, rows) => insert(client, table, rows), odd, { ...ids, account: accounts[0]! })
  await fillRounds(client, ids)
  await fillEvents(client, accounts[0]!)
  await fillSubmissions(client, accounts[0]!)
  await fillDrafts(client, accounts[0]!)
  await fillStatedPlaces(client, accounts[0]!)
  await fillRemarks(client, (table, rows) => insert(client, table, rows), ODD_TEXTS, accounts)
  await fillMessages((table, rows) => insert(client, table, rows), odd, accounts)
}

async function fillDrafts(client: pg.ClientBase, account: string): Promise<void> {
  const definition = JSON.stringify({ texts: ODD_TEXTS.slice(0, 8), nested: [null, {}] }, undefined, 2)
  const touched = { begun_by: account, begun_at: AT, changed_by: account, changed_at: 'infinity' }
  const rows = ODD_TEXTS.map((id, at) => ({
    id,
    based_on: at === 0 ? 'an-edition' : null,
    definition,
    annex: at % 2 === 0 ? definition : null,
    version: at + 1,
    ...touched,
  }))
  await insert(client, 'edition_draft', rows)
}

type Row = Readonly<Record<string, unknown>>

async function insert(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    const columns = Object.keys(row).map((name) => `"${name}"`)
    const places = columns.map((_, index) => `$${index + 1}`)
    await client.query(`insert into "${table}" (${columns.join()}) values (${places.join()})`, Object.values(row))
  }
}

async function fillContent(client: pg.ClientBase): Promise<void> {
  const json = JSON.stringify({ texts: ODD_TEXTS.slice(0, 8), number: 1.5, nested: [null, {}] }, undefined, 2)
  const edition = {
    index_set: odd(0),
    title_vi: odd(6),
    title_en: odd(3),
    source: odd(7),
    number: odd(5),
    article: odd(4),
  }
  const issued = {
    issued_by: odd(8),
    issued_on: '2024-02-29',
    completeness: 'criteria',
    rank_by: null,
    state: 'issued',
  }
  const loaded = { notes: json, lenses: '[ ]', content_hash: odd(1), loaded_at: AT }
  await insert(client, 'edition', [{ id: 'an-edition', ...edition, ...issued, ...loaded }])
  const item = { position: 1, kind: 'count', over_time: 'flow', over_units: 'sum', definition: null }
  await client.query('begin')
  // Each refers to the next, which is not there yet.
  await insert(client, 'data_item', [
    { id: 'b', ...item, name: odd(0), part_of: 'a', least: NUMBERS[1], most: NUMBERS[0], providers: ODD_TEXTS },
    { id: 'a', ...item, name: odd(6), replaces_item: 'c', replaces_factor: '1/3', providers: [] },
    {
      id: 'c',
      ...item,
      name: '',
      edition_id: 'an-edition',
      unit: odd(2),
      verifier: '',
      providers: ['NULL', 'null', ''],
    },
  ])
  const node = { edition_id: 'an-edition', title: odd(0), unscored: false, assessed_by: 'self', detail: json }
  await insert(client, 'node', [
    { ...node, position: 1, parent: 2, code: '1.1', max: NUMBERS[0], level: 'criterion', formula: odd(1) },
    { ...node, position: 2, parent: null, code: '', max: null, level: null, formula: '' },
  ])
  await client.query('commit')
  await insert(
    client,
    'item_option',
    ODD_TEXTS.map((name, position) => ({ item_id: 'a', position, slug: name, name })),
  )
  await insert(client, 'near_equal', [{ position: -1, items: ODD_TEXTS, why_vi: odd(1), why_en: odd(2) }])
  const variable = { edition_id: 'an-edition', node: 1, of: 'own', combine: 'none', period: 'same', position: 0 }
  await insert(client, 'variable', [
    { ...variable, letter: 'a', item_id: 'a', printed: json, line: null },
    { ...variable, letter: odd(0), item_id: null, printed: null, line: 2_147_483_647 },
  ])
  const body = { body: json, content_hash: odd(2), position: 0 }
  await insert(client, 'programme_document', [{ id: odd(1), ...body }])
  await insert(client, 'organisation_file', [{ id: odd(2), ...body }])
  await insert(client, 'published_results', [{ id: odd(3), ...body }])
  await insert(
    client,
    'demonstration',
    ODD_TEXTS.map((id) => ({ id, body: JSON.stringify(id) })),
  )
}

type Ids = { readonly organisations: readonly string[]; readonly people: readonly string[] }

async function fillOrganisations(client: pg.ClientBase): Promise<Ids> {
  const organisations = ODD_TEXTS.map(() => uuidv7())
  const people = ODD_TEXTS.map(() => uuidv7())
  const [first, second] = organisations
  await insert(
    client,
    'organisation',
    organisations.map((id, i) => ({ id, slug: i % 2 ? odd(i) : null, created_at: AT })),
  )
  await insert(
    client,
    'organisation_version',
    organisations.map((organisation_id, i) => ({
      id: uuidv7(),
      organisation_id,
      valid_from: i % 2 ? '-infinity' : '0044-03-15 BC',
      valid_to: i % 3 ? null : '2025-07-01',
      name: odd(i),
      short_name: i % 2 ? '' : null,
      kind: odd(i + 1),
      level: 'commune',
      parent_id: i === 0 ? null : first,
      identifier: `H57.${i}`,
      ordinal: i,
    })),
  )
  await insert(client, 'organisation_group', [{ id: odd(0), name: '', position: 0 }])
  const since = { valid_from: '2021-01-01', valid_to: '9999-12-31' }
  await insert(client, 'group_member', [{ group_id: odd(0), organisation_id: first, ranked: true, ...since }])
  const decision = { decision_number: odd(2), decision_date: '2025-06-16', decided_by: odd(6), recorded_at: 'infinity' }
  const succession = { id: uuidv7(), kind: 'split', effective_on: '2025-07-01', ...decision }
  await insert(client, 'succession', [succession])
  const member = { succession_id: succession.id, ordinal: 0 }
  await insert(client, 'succession_member', [
    { ...member, organisation_id: first, side: 'predecessor', share: null },
    { ...member, organisation_id: second, side: 'successor', share: '1/3' },
  ])
  await insert(
    client,
    'person',
    people.map((id, i) => ({ id, full_name: odd(i), email: odd(i + 1), created_at: AT })),
  )
  const held = { id: uuidv7(), person_id: people[0], organisation_id: first, valid_from: '2021-01-01' }
  await insert(client, 'held_position', [{ ...held, kind: 'deputy', title: odd(6) }])
  const { person_id, organisation_id, ...dated } = held
  await insert(client, 'authority', [{ ...dated, position_id: held.id, form: 'TUQ', document: odd(1) }])
  const supported = { ...dated, organisation_id }
  await insert(client, 'supporter', [
    { ...supported, supporter_organisation_id: second, document: odd(0) },
    { ...supported, id: uuidv7(), person_id, document: null },
  ])
  await insert(client, 'item_provider', [{ item_id: 'a', organisation_id: first, ...since }])
  return { organisations, people }
}

async function fillAccounts(client: pg.ClientBase, { organisations, people }: Ids): Promise<string[]> {
  const accounts = ODD_TEXTS.map(() => uuidv7())
  await insert(
    client,
    'account',
    accounts.map((id, i) => ({
      id,
      user_name: odd(i),
      kind: i % 2 ? 'service' : 'person',
      display_name: odd(i + 1),
      person_id: i % 2 ? null : people[i],
      state: 'active',
      password_hash: odd(i + 2),
      second_factor: i % 2 ? EVERY_BYTE : Buffer.alloc(0),
      second_factor_since: AT,
      second_factor_step: '9007199254740993',
      version: 1,
      created_at: AT,
    })),
  )
  const account_id = accounts[0]!
  const grant = { id: uuidv7(), account_id, role: 'appraiser', organisation_id: organisations[0], item_id: 'a' }
  const scope = { edition_id: 'an-edition', node_code: '', task: odd(1), valid_from: '2026-01-01', granted_at: AT }
  await insert(client, 'role_grant', [{ ...grant, ...scope }])
  const opened = { id: uuidv7(), account_id, token_hash: EVERY_BYTE, expires_at: AT }
  const seen = { created_at: AT, seen_at: AT, address: '2001:db8::1', device: odd(0) }
  await insert(client, 'session', [{ ...opened, ...seen }])
  await insert(client, 'oidc_visit', [{ token_hash: EVERY_BYTE, account_id, begun_at: AT }])
  await insert(
    client,
    'linked_identity',
    accounts.slice(0, 3).map((account_id, i) => ({ account_id, issuer: odd(i), identity: odd(i + 3), linked_at: AT })),
  )
  await insert(client, 'one_time_link', [{ ...opened, purpose: 'new-password', made_at: AT }])
  const token = { id: uuidv7(), account_id, token_hash: EVERY_BYTE, made_by: account_id, made_at: AT, used_at: AT }
  const described = { name: odd(0), prefix: odd(1), scope: ODD_TEXTS, second_factor_given: false }
  await insert(client, 'api_token', [{ ...token, ...described, expires_at: 'infinity', used_from: '2001:db8::1' }])
  await insert(client, 'throttle', [{ subject: odd(0), failures: 3, last_at: AT }])
  return accounts
}

async function fillRounds(client: pg.ClientBase, { organisations }: Ids): Promise<void> {
  const [first, second] = organisations
  const until = { appraisal_until: AT, explanation_until: AT, council_until: AT, release_on: 'infinity' }
  const calendar = { entry_from: '-infinity', entry_until: AT, fixed_at: AT, ...until }
  const period = { edition_id: 'an-edition', period: '2025', period_from: '2025-01-01', period_to: '2026-01-01' }
  const plan = {
    members_on: '0044-03-15 BC',
    evidence_required: true,
    second_share: '0.123456789012345678901234567890',
    ...calendar,
    ...period,
  }
  const round = {
    id: uuidv7(),
    title: odd(0),
    state: 'open',
    version: 1,
    reminder_days: [-7, 0, 2_147_483_647],
    ...plan,
  }
  await insert(client, 'round', [
    { ...round, opened_at: AT, fixed_since: AT },
    { ...round, id: uuidv7(), title: odd(7), state: 'draft', reminder_days: [] },
  ])
  const round_id = round.id
  await insert(client, 'round_group', [{ round_id, group_id: odd(0), position: -1, name: odd(6) }])
  const member = { round_id, group_id: odd(0), ranked: false, kind: odd(1) }
  await insert(client, 'round_member', [
    { ...member, organisation_id: first, name: odd(2), parent_id: second },
    { ...member, organisation_id: second, name: '', parent_id: null },
  ])
  const submission = { round_id, keeper_id: second, version: 3, attempt: 0 }
  await insert(client, 'submission', [
    { id: uuidv7(), ...submission, organisation_id: first, state: 'second-appraisal', entry_until: AT },
    { id: uuidv7(), ...submission, organisation_id: second, state: 'draft', entry_until: null },
  ])
  await client.query('insert into common_pin (round_id, value_id) select $1, id from value', [round_id])
  await insert(client, 'holiday', [
    { day: '2026-09-02', name: odd(8), kind: 'off' },
    { day: '-infinity', name: '', kind: 'worked' },
  ])
  await insert(client, 'outage', [{ from_at: AT, to_at: 'infinity' }])
  await insert(client, 'heartbeat', [{ id: 1, at: AT }])
}

async function fillEvents(client: pg.ClientBase, account: string): Promise<void> {
  await insert(
    client,
    'stream',
    ODD_TEXTS.map((name) => ({ name, sequence: 2, hash: EVERY_BYTE.subarray(0, 32) })),
  )
  for (const stream of ODD_TEXTS) {
    const hashes = { previous_hash: EVERY_BYTE.subarray(0, 32), hash: EVERY_BYTE.subarray(32, 64) }
    // Its very spelling is hashed: spaces, escapes, the order of keys and numbers as written.
    const body = `{"b": 1.50, "a":  ${JSON.stringify(stream)}, "c": "\\u0111", "a": 1e2}`
    const event = { kind: 'value.saved', at: AT, by_account: account, body, ...hashes }
    const id = uuidv7()
    await insert(client, 'event', [
      { stream, sequence: 1, id, ...event },
      { stream, sequence: 2, id: uuidv7(), ...event, by_account: null },
    ])
    await insert(client, 'event_origin', [{ event_id: id, address: '10.0.0.0/8', device: stream }])
  }
}

async function fillStatedPlaces(client: pg.ClientBase, account: string): Promise<void> {
  const by = { published_by: odd(0), source: odd(7), changed_by: account }
  await insert(client, 'stated_place', [
    { year: 2000, place: 1, of: 1, index: '0.70000', published_on: 'infinity', version: 1, ...by, changed_at: AT },
    { year: 2100, place: 1, of: 100, ...by, version: 2_147_483_647, withdrawn_because: odd(3), changed_at: 'infinity' },
  ])
}

async function fillSubmissions(client: pg.ClientBase, account: string): Promise<void> {
  const { rows } = await client.query<{ id: string; round_id: string }>(
    'select id, round_id from submission order by id',
  )
  const { id: submission_id, round_id } = rows[0]!
  const authority = await client.query<{ id: string }>('select id from authority limit 1')
  const given = { submission_id, at: AT, by_account: account, hash: EVERY_BYTE }
  const paper = { document_number: odd(2), document_date: '0044-03-15 BC', signer: odd(6) }
  await insert(client, 'receipt', [
    { ...given, attempt: 1, number: odd(0), form: 'head', recalled_at: 'infinity' },
    { ...given, attempt: 2, number: odd(3), form: 'authority', authority_id: authority.rows[0]!.id },
    { ...given, attempt: 3, number: odd(7), form: 'document', ...paper },
  ])
  await client.query('insert into pin (submission_id, attempt, value_id) select $1, 1, id from value', [submission_id])
  await insert(
    client,
    'pinned_claim',
    ODD_TEXTS.map((node_code) => ({ submission_id, attempt: 2, node_code })),
  )
  const opened = { submission_id, until: 'infinity', opened_by: account, opened_at: AT }
  await insert(client, 'opening', [
    { id: uuidv7(), ...opened, node_code: odd(1), purpose: 'reopened', reason: odd(0) },
    { id: uuidv7(), ...opened, node_code: '', purpose: 'explanation', reason: odd(8), closed_at: AT },
  ])
  await fillAppraisal(client, { submission_id, round_id, account })
  // Its very spelling is hashed.
  const body = `{"b": 1.50, "a":  ${JSON.stringify(odd(7))}}`
  const sealed = { submission_id, sealed_at: AT, sealed_by: account, body, hash: EVERY_BYTE.subarray(0, 32) }
  await insert(client, 'scorecard', [
    { id: uuidv7(), ...sealed, stage: 'self', ordinal: 1 },
    { id: uuidv7(), ...sealed, stage: 'final', ordinal: 2_147_483_647 },
  ])
  const decision = { decision_number: odd(4), decision_date: '2026-02-28', decided_by: odd(5) }
  await insert(client, 'approval', [{ round_id, ...decision, approved_by: account, approved_at: AT }])
}

async function fillAppraisal(
  client: pg.ClientBase,
  { submission_id, round_id, account }: { submission_id: string; round_id: string; account: string },
): Promise<void> {
  const by = { submission_id, version: 1, decided_by: account, decided_at: AT }
  const corrected = { id: uuidv7(), ...by, node_code: odd(0), pass: 'first', decision: 'corrected', state: 'to-review' }
  const points = { ...by, node_code: odd(5), pass: 'blind', decision: 'points', points: NUMBERS[0], state: 'decided' }
  await insert(client, 'finding', [
    { ...corrected, reason_code: odd(1), result: odd(2) },
    { id: uuidv7(), ...points, reason: odd(8) },
    { id: uuidv7(), ...by, node_code: '', pass: 'second', decision: 'accepted', state: 'withdrawn' },
  ])
  const { rows } = await client.query<{ subject_id: string; item_id: string; period: string; id: string }>(
    'select id, subject_id, item_id, period from value order by id limit 1',
  )
  const { id: value_id, ...key } = rows[0]!
  const made = { round_id, finding_id: corrected.id, ...key, made_at: AT }
  await insert(client, 'correction', [
    { id: uuidv7(), ...made, value_id, kind: 'number', number: NUMBERS[1], typed: odd(3), unit: odd(4) },
    { id: uuidv7(), ...made, part_id: key.subject_id, kind: 'withdrawn', withdrawn_at: 'infinity' },
  ])
  const fixing = { id: uuidv7(), round_id, fixed_at: AT }
  await insert(client, 'group_fixing', [fixing, { id: uuidv7(), round_id, fixed_at: 'infinity' }])
  const pinned = [fixing.id, key.subject_id]
  await client.query('insert into group_pin select gen_random_uuid(), $1, $2, value.id, null from value', pinned)
  await client.query(
    'insert into group_pin select gen_random_uuid(), $1, $2, null, correction.id from correction',
    pinned,
  )
  await client.query('update submission set group_fixing_id = $1 where id = $2', [fixing.id, submission_id])
  const said = { submission_id, node_code: odd(6), said_by: account, said_at: AT }
  await insert(client, 'explanation_text', [
    { id: uuidv7(), ...said, side: 'unit', words: odd(0) },
    { id: uuidv7(), ...said, side: 'appraiser', words: odd(7) },
  ])
}
