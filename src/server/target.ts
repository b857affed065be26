import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Target } from '#domain/permission/grant.ts'
import type { TargetOf, TargetWish } from './admission.ts'
import { criteriaJudging } from './appraisal/criteria-judging.ts'
import { registerOn, today } from './organisations/register.ts'
import { evidencePlace } from './evidence/queries.ts'
import { uploadPlace } from './evidence/stored-upload.ts'
import { Refusal } from './refusal.ts'
import { claimOf } from './values/move-claim.ts'
import { latestValue } from './values/stored-value.ts'

type Input = Record<string, unknown>

/** Finds what an operation's input speaks of: whose it is, what it names, and its state where that is asked for. */
export function targetIn(db: Db): TargetOf {
  return (about, input, wish) => {
    switch (about) {
      case 'organisation':
        return organisationTarget(db, text(input, 'organisation'), input, wish)
      case 'value':
        return valueTarget(db, input, wish)
      case 'claim':
        return claimTarget(db, input, wish)
      case 'account':
        return accountTarget(db, text(input, 'account'))
      case 'submission':
        return submissionTarget(db, text(input, 'submission'), input, wish)
      case 'round':
        return roundTarget(db, text(input, 'round'))
      case 'evidence':
        return evidenceTarget(db, text(input, 'evidence'), wish)
      case 'upload':
        return uploadTarget(db, text(input, 'upload'), wish)
      case 'mail':
        return mailTarget(db, text(input, 'mail'))
      case 'edition':
        return editionTarget(db, text(input, 'edition'))
    }
  }
}

async function organisationTarget(db: Db, id: string, input: Input, wish: TargetWish): Promise<Target> {
  const edition = typeof input['edition'] === 'string' ? input['edition'] : undefined
  const place = await placeOf(db, id, wish)
  return { ...place, edition, ...(wish.state && { state: await organisationState(db, id) }) }
}

async function valueTarget(db: Db, input: Input, wish: TargetWish): Promise<Target> {
  const [subject, item, period] = [text(input, 'subject'), text(input, 'item'), text(input, 'period')]
  const part = typeof input['part'] === 'string' ? input['part'] : undefined
  const place = await placeOf(db, subject, wish)
  const value = wish.state ? await latestValue(db, { subject, item, period, part }) : undefined
  const criteria = wish.criteria ? await criteriaJudging(db, { subject, item, period }) : []
  return { ...place, items: [item], part, criteria, ...(wish.state && { state: value?.state ?? 'none' }) }
}

async function claimTarget(db: Db, input: Input, wish: TargetWish): Promise<Target> {
  const key = {
    organisation: text(input, 'organisation'),
    edition: text(input, 'edition'),
    node: text(input, 'node'),
    period: text(input, 'period'),
  }
  const place = await placeOf(db, key.organisation, wish)
  const claim = wish.state ? await claimOf(db, key) : undefined
  return { ...place, edition: key.edition, node: key.node, ...(wish.state && { state: claim?.state ?? 'none' }) }
}

async function accountTarget(db: Db, id: string): Promise<Target> {
  const row = await db.selectFrom('account').select('state').where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return { state: row.state }
}

async function editionTarget(db: Db, id: string): Promise<Target> {
  const row = await db
    .selectFrom('edition_draft')
    .select(sql<string>`'draft'`.as('state'))
    .where('id', '=', id)
    .unionAll(db.selectFrom('edition').select('state').where('id', '=', id))
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return { edition: id, state: row.state }
}

/** Whoever keeps it now works on it: the member itself, or its successor; of a criterion, who is charged with it. */
async function submissionTarget(db: Db, id: string, input: Input, wish: TargetWish): Promise<Target> {
  const row = await db
    .selectFrom('submission')
    .innerJoin('round', 'round.id', 'submission.round_id')
    .select(['submission.keeper_id', 'submission.state', 'round.edition_id'])
    .where('submission.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  const node = typeof input['node'] === 'string' ? input['node'] : undefined
  return { ...(await placeOf(db, row.keeper_id, wish)), edition: row.edition_id, node, state: row.state }
}

/** A round is nobody's: whoever may run one may run all. */
async function roundTarget(db: Db, id: string): Promise<Target> {
  const row = await db.selectFrom('round').select('state').where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return { state: row.state }
}

async function evidenceTarget(db: Db, id: string, wish: TargetWish): Promise<Target> {
  const { organisation, state } = await evidencePlace(db, id)
  return { ...(await placeOf(db, organisation, wish)), state }
}

async function uploadTarget(db: Db, id: string, wish: TargetWish): Promise<Target> {
  const { organisation, state } = await uploadPlace(db, id)
  return { ...(await placeOf(db, organisation, wish)), state }
}

async function mailTarget(db: Db, id: string): Promise<Target> {
  const row = await db.selectFrom('mail').select('state').where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return { state: row.state }
}

/** Who supervises whom is read as of today, whatever period is spoken of; of what has ended, as of its last day. */
async function placeOf(db: Db, organisation: string, { above }: TargetWish): Promise<Target> {
  const now = await registerOn(db, today())
  const isThere = now.byId.has(organisation)
  const day = isThere ? today() : await nearestDay(db, organisation)
  if (day === undefined) throw new Refusal('not-found')
  if (!above) return { organisation }
  return { organisation, above: (isThere ? now : await registerOn(db, day)).above(organisation) }
}

/** The last day of an organisation that has ended, the first of one that is to come. */
async function nearestDay(db: Db, organisation: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('organisation_version')
    .select(sql<string>`case when valid_from > ${today()} then valid_from else valid_to - 1 end`.as('day'))
    .where('organisation_id', '=', organisation)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.day
}

async function organisationState(db: Db, id: string): Promise<string> {
  const day = today()
  const row = await db
    .selectFrom('organisation')
    .leftJoin('organisation_version as version', (join) =>
      join
        .onRef('version.organisation_id', '=', 'organisation.id')
        .on(sql<boolean>`(version.valid_to is null or version.valid_to > ${day})`),
    )
    .select('version.id')
    .where('organisation.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return row.id === null ? 'ended' : 'in-force'
}

/** Every operation about a thing names it in its input: held by a structure test. */
function text(input: Input, key: string): string {
  const value = input[key]
  if (typeof value !== 'string') throw new Error(`the input has no ${key}`)
  return value
}
