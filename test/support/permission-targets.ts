import { uuidv7 } from 'uuidv7'
import type { Operation } from '#contract/operation.ts'
import { OPERATIONS } from '#contract/operations.ts'
import type { Database, Tx } from '#db/database.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { Ownership } from '#domain/permission/role.ts'
import { STATES } from '#domain/workflow/moves.ts'
import { insertRows } from '#server/bulk-insert.ts'
import { columnsOf } from '#server/values/content-columns.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { periodFrom } from '#domain/period/period.ts'
import { entered } from './bearers.ts'
import { smallDraft } from './small-draft.ts'
import { submissionIds, writeSubmissions } from './permission-submissions.ts'

/** A target for every way of standing to a grant and every state; one that a call changes is that operation's own. */
export type Targets = {
  /** What an operation's input says of its target. */
  readonly of: (operation: Operation, name: string, ownership: Ownership, state: string) => Record<string, unknown>
  readonly organisation: (ownership: Ownership, state: OrganisationState) => string
}

export type OrganisationState = (typeof STATES)['organisation'][number]

/** What a grant names at a unit that is not its own. */
export const NAMED = { item: 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so', node: '2.1', task: 'Nhiệm vụ 12' } as const
export const EDITION = 'hue-2020'
const ITEM = { named: NAMED.item, unnamed: 'so-can-bo-chuyen-trach-attt-cua-tinh' } as const
const NODE = { named: '2.1.3', unnamed: '1.1.1' } as const

const BEGUN = '2019-01-01'
const ENDED = '2025-07-01'
// Far from the periods of the demonstration.
const FIRST_PERIOD = 2041

export async function permissionTargets({ db }: Database): Promise<Targets> {
  const places = new Map(eachOf(STATES.organisation, (key) => [key, uuidv7()]))
  const accounts = new Map(accountKeys().map((key) => [key, uuidv7()]))
  const mails = new Map(eachOf(STATES.mail, (key) => [key, uuidv7()]))
  const rounds = new Map(STATES.round.map((state): [string, string] => [state, uuidv7()]))
  const sent = submissionIds()
  const documents = new Map(eachOf(STATES.evidence, (key) => [key, uuidv7()]))
  const uploads = new Map(eachOf(STATES.upload, (key) => [key, uuidv7()]))
  const place = (ownership: Ownership, state: string = 'in-force'): string => places.get(`${ownership} ${state}`)!
  const targets: Targets = {
    organisation: place,
    of: ({ about, input }, name, ownership, state) => {
      const period = (states: readonly string[]): string => String(FIRST_PERIOD + states.indexOf(state))
      const isNamed = ownership === 'assigned'
      switch (about) {
        case 'organisation':
          return { organisation: place(ownership, state) }
        case 'value': {
          const item = isNamed ? ITEM.named : ITEM.unnamed
          return { subject: place(ownership), item, period: period(STATES.value) }
        }
        case 'claim': {
          const node = isNamed ? NODE.named : NODE.unnamed
          return { organisation: place(ownership), edition: EDITION, node, period: period(STATES.claim) }
        }
        case 'round':
          return { round: rounds.get(state) }
        case 'submission':
          return {
            submission: sent.get(`${ownership} ${state}`),
            ...('node' in input.shape && { node: isNamed ? NODE.named : NODE.unnamed }),
          }
        case 'edition':
          return { edition: state === 'issued' ? EDITION : draftFor(name, ownership) }
        case 'mail':
          return { mail: mails.get(`${ownership} ${state}`) }
        case 'evidence':
          return { evidence: documents.get(`${ownership} ${state}`) }
        case 'upload':
          return { upload: uploads.get(`${ownership} ${state}`) }
        case 'account':
          return { account: accounts.get(`${name} ${ownership} ${state}`) }
        default:
          return {}
      }
    },
  }
  await db.transaction().execute(async (tx) => {
    await writeOrganisations(tx, places)
    const by = await entered(tx, { grants: [] })
    await writeValues(tx, targets, by.account)
    await writeClaims(tx, targets, by.account)
    await writeEvidence(tx, documents, place, by.account)
    await writeUploads(tx, uploads, place, by.account)
    await writeRounds(tx, rounds)
    await writeSubmissions(tx, sent, EDITION, place)
    await writeMails(tx, mails, by.account)
    await writeDrafts(tx, by.account)
    for (const [key, id] of accounts) {
      const [, ownership, state] = key.split(' ')
      const grants = [{ role: 'unit-officer', organisation_id: place(ownership as Ownership) }]
      await entered(tx, { id, state: state!, grants, hasSecondFactor: true })
    }
  })
  return targets
}

function eachOf<T>(states: readonly string[], make: (key: string) => T): T[] {
  return Ownership.options.flatMap((ownership) => states.map((state) => make(`${ownership} ${state}`)))
}

/** Each operation on a draft has one of its own. */
function draftFor(name: string, ownership: Ownership): string {
  return `ban-thao-${name.toLowerCase()}-${ownership}`
}

async function writeDrafts(tx: Tx, by: string): Promise<void> {
  const names = [...OPERATIONS].filter(([, { about }]) => about === 'edition').map(([name]) => name)
  const ids = names.flatMap((name) => Ownership.options.map((ownership) => draftFor(name, ownership)))
  const touched = { begun_by: by, begun_at: new Date(), changed_by: by, changed_at: new Date() }
  await insertRows(
    tx,
    'edition_draft',
    ids.map((id) => ({ id, based_on: null, definition: smallDraft(id), version: 1, ...touched })),
  )
}

function accountKeys(): string[] {
  const names = [...OPERATIONS].filter(([, { about }]) => about === 'account').map(([name]) => name)
  return names.flatMap((name) => eachOf(STATES.account, (key) => `${name} ${key}`))
}

/** The child stands below the own one; the others stand alone. */
async function writeOrganisations(tx: Tx, places: ReadonlyMap<string, string>): Promise<void> {
  await insertRows(
    tx,
    'organisation',
    [...places.values()].map((id) => ({ id, created_at: new Date() })),
  )
  await insertRows(
    tx,
    'organisation_version',
    [...places].map(([key, id], ordinal) => {
      const [ownership, state] = key.split(' ')
      return {
        id: uuidv7(),
        organisation_id: id,
        valid_from: BEGUN,
        valid_to: state === 'ended' ? ENDED : null,
        name: `Đơn vị ${key}`,
        kind: ownership === 'own' ? 'district' : 'commune',
        level: ownership === 'own' ? 'district' : 'commune',
        parent_id: ownership === 'child' ? places.get(`own ${state}`)! : null,
        ordinal,
      }
    }),
  )
}

const CONTENTS: Readonly<Record<string, ValueContent>> = {
  'cannot-provide': { kind: 'cannot-provide', reason: 'Sổ sách đã mất.' },
  withdrawn: { kind: 'withdrawn' },
}
const NUMBER: ValueContent = { kind: 'number', number: '24', typed: '24' }

async function writeValues(tx: Tx, targets: Targets, by: string): Promise<void> {
  for (const ownership of Ownership.options) {
    let declared = ''
    for (const state of STATES.value.filter((one) => one !== 'none')) {
      const key = targets.of(OPERATIONS.get('saveValue')!, 'saveValue', ownership, state) as Record<string, string>
      const { from, to } = daysOf(periodFrom(key['period']!)!)
      const id = uuidv7()
      if (state === 'declared') declared = id
      const isCopy = state === 'to-be-confirmed'
      await tx
        .insertInto('value')
        .values({
          id,
          subject_id: key['subject']!,
          item_id: key['item']!,
          period: key['period']!,
          period_from: from,
          period_to: to,
          version: 1,
          provider_id: key['subject']!,
          source: isCopy ? 'copied' : 'typed',
          copied_from: isCopy ? declared : null,
          ...columnsOf(CONTENTS[state] ?? NUMBER),
          on_behalf: false,
          stage: 'declared',
          entered_by: by,
          entered_at: new Date(),
        })
        .execute()
      if (state === 'verified' || state === 'disputed') {
        const said = { id: uuidv7(), value_id: id, verdict: state, decided_by: by, decided_at: new Date() }
        await tx.insertInto('value_verdict').values(said).execute()
      }
    }
  }
}

async function writeClaims(tx: Tx, targets: Targets, by: string): Promise<void> {
  for (const ownership of Ownership.options)
    for (const state of STATES.claim.filter((one) => one !== 'none')) {
      const key = targets.of(OPERATIONS.get('withdrawClaim')!, 'withdrawClaim', ownership, state) as Record<
        string,
        string
      >
      const isDecided = state === 'accepted' || state === 'refused'
      await tx
        .insertInto('not_applicable')
        .values({
          id: uuidv7(),
          organisation_id: key['organisation']!,
          edition_id: key['edition']!,
          node_code: key['node']!,
          period: key['period']!,
          state,
          reason: 'Đơn vị không có cơ quan cấp dưới.',
          version: 1,
          claimed_by: by,
          claimed_at: new Date(),
          ...(isDecided && { decided_by: by, decided_at: new Date() }),
        })
        .execute()
    }
}

/** One a state; nobody's, and without members. */
async function writeRounds(tx: Tx, rounds: ReadonlyMap<string, string>): Promise<void> {
  const at = (day: number): Date => new Date(Date.UTC(FIRST_PERIOD, 8, day))
  const period = { edition_id: EDITION, period: '2041-Q3', period_from: '2041-07-01', period_to: '2041-10-01' }
  const until = { appraisal_until: at(22), explanation_until: at(23), council_until: at(24), release_on: at(25) }
  const dates = { entry_from: at(1), entry_until: at(20), fixed_at: at(21), ...until }
  await insertRows(
    tx,
    'round',
    [...rounds].map(([state, id]) => ({
      id,
      title: `Đợt ${state}`,
      ...period,
      members_on: '2041-09-30',
      state,
      evidence_required: false,
      ...dates,
      reminder_days: [],
      second_share: '0',
      version: 1,
      ...(state !== 'draft' && { opened_at: at(1) }),
      ...(state === 'closed' && { closed_at: at(26) }),
    })),
  )
}

/** One for every way of asking: whoever may send it again moves it. */
async function writeMails(tx: Tx, mails: ReadonlyMap<string, string>, account: string): Promise<void> {
  for (const [key, id] of mails) {
    const notice = { id: uuidv7(), account_id: account, kind: 'approved', once_key: key, told_at: new Date() }
    const params = JSON.stringify({ round: 'Đợt', organisation: 'Đơn vị' })
    await tx
      .insertInto('notice')
      .values({ ...notice, params })
      .execute()
    const to = { notice_id: notice.id, address: 'can-bo@tinh.example', message_id: `<${id}@tinh.example>` }
    const tried = { state: key.split(' ')[1]!, attempts: 1, not_before: new Date() }
    await tx
      .insertInto('mail')
      .values({ id, ...to, ...tried })
      .execute()
  }
}

type Place = (ownership: Ownership) => string

async function writeEvidence(tx: Tx, documents: ReadonlyMap<string, string>, place: Place, by: string): Promise<void> {
  const now = new Date()
  const files = { waiting: 'a'.repeat(64), quarantined: 'b'.repeat(64) }
  for (const [state, hash] of Object.entries(files))
    await tx
      .insertInto('stored_file')
      .values({ hash, bytes: 1, media_type: 'application/pdf', state, stored_at: now })
      .execute()
  for (const [key, id] of documents) {
    const [ownership, state] = key.split(' ') as [Ownership, keyof typeof files | 'withdrawn']
    await tx
      .insertInto('evidence')
      .values({
        id,
        organisation_id: place(ownership),
        kind: 'document',
        address: 'https://example.com/van-ban',
        file_hash: state === 'withdrawn' ? null : (files[state] ?? null),
        version: 1,
        added_by: by,
        added_at: now,
        withdrawn_at: state === 'withdrawn' ? now : null,
      })
      .execute()
  }
}

async function writeUploads(tx: Tx, uploads: ReadonlyMap<string, string>, place: Place, by: string): Promise<void> {
  const now = new Date()
  for (const [key, id] of uploads) {
    const [ownership, state] = key.split(' ')
    const expires = new Date(now.getTime() + (state === 'ended' ? -1 : 1) * 3_600_000)
    const of = { id, account_id: by, organisation_id: place(ownership as Ownership), file_name: 'a.pdf', bytes: 9 }
    await tx
      .insertInto('upload')
      .values({ ...of, begun_at: now, expires_at: expires })
      .execute()
  }
}
