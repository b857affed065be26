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
  const place = (ownership: Ownership, state: string = 'in-force'): string => places.get(`${ownership} ${state}`)!
  const targets: Targets = {
    organisation: place,
    of: ({ about }, name, ownership, state) => {
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
