import { uuidv7 } from 'uuidv7'
import { forms } from '#contract/forms.ts'
import { values } from '#contract/values.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { periodFrom } from '#domain/period/period.ts'
import { DAY, HOUR } from '#domain/round/moment.ts'
import { insertRows } from '#server/bulk-insert.ts'
import type { Caller, Province } from './province.ts'

export type RoundWish = {
  /** Names that content has for the members. */
  readonly members: readonly string[]
  readonly edition?: string
  readonly period?: string
  readonly evidenceRequired?: boolean
  /** Of the criteria that get a blind look. */
  readonly secondShare?: string
}

export type OpenedRound = {
  readonly id: string
  /** The submission of a member. */
  readonly of: (slug: string) => string
  /** Puts the end of entry so many hours from now; what comes after it keeps its distance. */
  readonly endEntry: (hours: number) => Promise<void>
  /** Fixes the numbers of others: pins the latest version of every number of these organisations. */
  readonly fixCommon: (subjects: readonly string[]) => Promise<void>
}

const GROUP = 'so-ban-nganh'

/** Saves a number over whatever stands there. */
export async function saveNumber(
  unit: Pick<Caller, 'call'>,
  subject: string,
  item: string,
  number: string,
  { period = '2022', note }: { readonly period?: string; readonly note?: string } = {},
): Promise<void> {
  const { versions } = await unit.call(values.showValueHistory, { subject, item, period })
  const content = { kind: 'number', number, typed: number } as const
  const version = versions[0]?.version ?? 0
  await unit.call(values.saveValue, { subject, item, period, version, content, ...(note !== undefined && { note }) })
}

/** Says why, wherever a value of a unit's form needs a note. */
export async function explainEverything(
  unit: Pick<Caller, 'call'>,
  organisation: string,
  period = '2022',
): Promise<void> {
  const { rows } = await unit.call(forms.showForm, { organisation, edition: 'hue-2020', period })
  for (const { item, value, findings } of rows)
    if (value && findings.length > 0) {
      const { version, content } = value
      const note = 'Đã rà soát, số liệu đúng.'
      await unit.call(values.saveValue, { subject: organisation, item, period, version, content, note })
    }
}

/** A decided finding on every scored criterion: what the appraisers have said of a whole submission. */
export async function acceptEverything(
  { database: { db }, content }: Pick<Province, 'database' | 'content'>,
  submission: string,
): Promise<void> {
  const { id: decided_by } = await db.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow()
  const leaves = content.outlines.get('hue-2020')!.leaves.filter(({ leaf }) => !leaf!.unscored)
  const rows = leaves.map(({ code }) => ({
    id: uuidv7(),
    submission_id: submission,
    node_code: code,
    pass: 'first',
    decision: 'accepted',
    state: 'decided',
    version: 1,
    decided_by,
    decided_at: new Date(),
  }))
  await db
    .insertInto('finding')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('finding_once').doUpdateSet({ state: 'decided' }))
    .execute()
}

/** An open round as its rows: entry began a day ago and ends in a day. */
export async function openedRound(
  province: Pick<Province, 'database' | 'organisation'>,
  wish: RoundWish,
): Promise<OpenedRound> {
  const { members, edition = 'hue-2020', period = '2022', evidenceRequired = false, secondShare = '0' } = wish
  const { db } = province.database
  const id = uuidv7()
  const { from, to } = daysOf(periodFrom(period)!)
  const submissions = new Map(members.map((slug) => [slug, uuidv7()]))
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('round')
      .values({
        id,
        title: `Đợt ${period}`,
        edition_id: edition,
        period,
        period_from: from,
        period_to: to,
        members_on: '2022-12-31',
        state: 'open',
        evidence_required: evidenceRequired,
        ...calendarFrom(Date.now() + DAY),
        reminder_days: [],
        second_share: secondShare,
        version: 1,
        opened_at: new Date(),
      })
      .execute()
    await tx
      .insertInto('round_group')
      .values({ round_id: id, group_id: GROUP, position: 0, name: 'Sở, ban, ngành' })
      .execute()
    const lives = await tx
      .selectFrom('organisation_version')
      .select(['organisation_id', 'name', 'kind', 'parent_id'])
      .where('organisation_id', 'in', members.map(province.organisation))
      .where('valid_to', 'is', null)
      .execute()
    await insertRows(
      tx,
      'round_member',
      lives.map((life) => ({ round_id: id, group_id: GROUP, ranked: true, ...life })),
    )
    await insertRows(
      tx,
      'submission',
      [...submissions].map(([slug, submission]) => ({
        id: submission,
        round_id: id,
        organisation_id: province.organisation(slug),
        keeper_id: province.organisation(slug),
        state: 'draft',
        version: 1,
        attempt: 0,
      })),
    )
  })
  return {
    id,
    of: (slug) => submissions.get(slug)!,
    endEntry: async (hours) => {
      await db
        .updateTable('round')
        .set(calendarFrom(Date.now() + hours * HOUR))
        .where('id', '=', id)
        .execute()
    },
    fixCommon: async (subjects) => {
      const values = await db
        .selectFrom('value')
        .select('id')
        .distinctOn(['subject_id', 'period', 'item_id', 'part_id'])
        .where('subject_id', 'in', [...subjects])
        .orderBy('subject_id')
        .orderBy('period')
        .orderBy('item_id')
        .orderBy('part_id')
        .orderBy('version', 'desc')
        .execute()
      await db.transaction().execute(async (tx) => {
        await insertRows(
          tx,
          'common_pin',
          values.map(({ id: value_id }) => ({ round_id: id, value_id })),
        )
        await tx.updateTable('round').set({ fixed_since: new Date() }).where('id', '=', id).execute()
      })
    },
  }
}

function calendarFrom(entryUntil: number) {
  const later = (days: number): Date => new Date(entryUntil + days * DAY)
  return {
    entry_from: later(-20),
    entry_until: new Date(entryUntil),
    fixed_at: later(1),
    appraisal_until: later(5),
    explanation_until: later(10),
    council_until: later(15),
    release_on: later(20),
  }
}
