import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import type { QueueRow } from '#contract/appraisal-views.ts'
import type { InputOf } from '#contract/operation.ts'
import { applicableLeaves } from '#domain/edition/asked-items.ts'
import { insertRows } from '#server/bulk-insert.ts'
import { entered } from '#test/support/bearers.ts'
import { calendarAround, openedRound } from '#test/support/planned-round.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'

const WITHIN_MS = 300_000
const MOST = 500

type Asked = Omit<InputOf<typeof appraisal.listAppraisalQueue>, 'round'>

let province: Province
let round: string
let account: string
/** Charged with every criterion of the edition, in the submissions of all 169 units. */
let appraiser: Caller
let members: { readonly submission: string; readonly kind: 'department' }[]

beforeAll(async () => {
  province = await openProvince()
  const { db, pool } = province.database
  const { rows: groups } = await pool.query<{ id: string }>('select id from organisation_group')
  round = await openedRound(await province.as('thuong-truc'), {
    ...{ period: '2022', groups: groups.map(({ id }) => id), evidenceRequired: false, calendar: calendarAround(48) },
  })
  await pool.query("update submission set state = 'appraisal' where round_id = $1", [round])
  // A node covers those whose codes begin with its own.
  const tops = [...new Set(outline().leaves.map(({ code }) => code.split('.')[0]!))]
  const grants = tops.map((node_code) => ({ role: 'appraiser', edition_id: 'hue-2020', node_code }))
  const bearer = await db.transaction().execute((tx) => entered(tx, { grants }))
  account = bearer.account
  appraiser = province.with(bearer.cookie)
  // As the register and the print have them, not as the queue does.
  const { rows } = await pool.query<(typeof members)[number]>(
    `select submission.id as submission, member.kind from submission
     join round_member as member using (round_id, organisation_id) join round_group using (round_id, group_id)
     where submission.round_id = $1 order by round_group.position, member.name, submission.id`,
    [round],
  )
  members = rows
  await pool.query("delete from not_applicable where edition_id = 'hue-2020' and period = '2022'")
  const [first, second] = members
  const codes = codesOf('department').slice(0, 20)
  await decided([first!, second!].flatMap(({ submission }) => codes.map((node) => ({ submission, node }))))
}, WITHIN_MS)
afterAll(() => province.close())

const outline = () => province.content.outlines.get('hue-2020')!
const codesOf = (kind: 'department'): string[] =>
  applicableLeaves(outline(), kind)
    .filter(({ leaf }) => !leaf!.unscored)
    .map(({ code }) => code)
const asked = (wish: Asked, of = round) => appraiser.call(appraisal.listAppraisalQueue, { round: of, ...wish })
const placeOf = ({ submission, node }: Pick<QueueRow, 'submission' | 'node'>): string => `${submission} ${node}`

async function decided(places: readonly { readonly submission: string; readonly node: string }[]): Promise<void> {
  const rest = { pass: 'first', decision: 'accepted', state: 'decided', version: 1, decided_by: account }
  const rows = places.map(({ submission, node }) => ({ id: uuidv7(), submission_id: submission, node_code: node }))
  await province.database.db.transaction().execute((tx) =>
    insertRows(
      tx,
      'finding',
      rows.map((row) => ({ ...row, ...rest, decided_at: new Date() })),
    ),
  )
}

/** All pages from one on, with what is done between two of them. */
async function allPages(wish: Asked, between: (page: readonly QueueRow[]) => Promise<void> = async () => {}) {
  const rows: QueueRow[] = []
  for (let after: string | undefined, isMore = true; isMore;) {
    const page = await asked({ limit: MOST, ...wish, ...(after !== undefined && { after }) })
    rows.push(...page.rows)
    await between(page.rows)
    after = page.next
    isMore = page.next !== undefined
  }
  return rows
}

test(
  'its pages hold every criterion of every unit once, in the order of units and of the print, and counts are of all',
  async () => {
    const all = members.flatMap(({ submission, kind }) => codesOf(kind).map((node) => placeOf({ submission, node })))
    expect(members.length).toBe(169)
    expect((await allPages({})).map(placeOf)).toEqual(all)
    const { counts } = await asked({ state: 'decided', limit: 1 })
    expect(counts).toEqual({ undecided: all.length - 40, decided: 40, toReview: 0, explained: 0, news: 0 })
  },
  WITHIN_MS,
)

test(
  'by criterion each criterion goes through the units, over the ends of pages too, and each page knows what came before',
  async () => {
    const printed = outline().leaves.map(({ code }) => code)
    const all = printed.flatMap((node) =>
      members.filter(({ kind }) => codesOf(kind).includes(node)).map(({ submission }) => placeOf({ submission, node })),
    )
    expect((await allPages({ order: 'criterion' })).map(placeOf)).toEqual(all)
    const after = all[299]!
    const page = await asked({ order: 'criterion', after, limit: 100 })
    expect([page.before, page.rows.map(placeOf)]).toEqual([300, all.slice(300, 400)])
  },
  WITHIN_MS,
)

test('what stands in a unit’s name, or in a code and title, is found whatever its marks; counts are of what is found', async () => {
  const { rows, counts } = await asked({ find: 'so y TE', limit: MOST })
  expect([...new Set(rows.map(({ organisation }) => organisation.name))]).toEqual(['Sở Y tế'])
  expect(counts.undecided + counts.decided).toBe(codesOf('department').length)
  const { code, row } = outline().byCode.get('1.1.2')!
  const byTitle = await asked({ find: `${code} ${row.title.text.toUpperCase()}`, limit: MOST })
  expect(byTitle.rows.map(placeOf)).toEqual(
    members
      .filter(({ kind }) => codesOf(kind).includes(code))
      .map(({ submission }) => placeOf({ submission, node: code })),
  )
  expect((await asked({ find: 'không có từ nào như thế' })).rows).toEqual([])
})

test(
  'a page goes on behind the place of the last row, though every row of the page is out of the filter by then',
  async () => {
    const node = codesOf('department')[30]!
    const found = await allPages({ state: 'undecided', node, limit: 50 }, (page) => decided(page))
    expect(found.map(({ submission }) => submission)).toEqual(members.map(({ submission }) => submission))
    expect((await asked({ state: 'undecided', node })).rows).toEqual([])
  },
  WITHIN_MS,
)

test('and though its whole submission has gone to the council, or its criterion does not apply any more', async () => {
  const { pool } = province.database
  const [, , third, fourth] = members
  const codes = codesOf(third!.kind)
  const after = placeOf({ submission: third!.submission, node: codes[5]! })
  const next = async () => (await asked({ after, limit: 1 })).rows.map(placeOf)
  await pool.query(
    `insert into not_applicable (id, organisation_id, edition_id, node_code, period, state, reason, version, claimed_by,
       claimed_at, decided_by, decided_at)
     select gen_random_uuid(), organisation_id, 'hue-2020', $2, '2022', 'accepted', 'Không có.', 1, $3, now(), $3, now()
     from submission where id = $1`,
    [third!.submission, codes[5], account],
  )
  expect(await next()).toEqual([placeOf({ submission: third!.submission, node: codes[6]! })])
  await pool.query("update submission set state = 'council' where id = $1", [third!.submission])
  expect(await next()).toEqual([placeOf({ submission: fourth!.submission, node: codesOf(fourth!.kind)[0]! })])
  await pool.query("update submission set state = 'appraisal' where id = $1", [third!.submission])
})

test('what no page gave as its end is refused', async () => {
  for (const after of [
    'xa 1.1',
    `${uuidv7()} 1.1.1`,
    placeOf({ submission: members[0]!.submission, node: 'không-có' }),
  ])
    expect(await refusal(asked({ after }))).toMatchObject({ code: 'bad-input' })
})

test('as many questions are put to the database for 169 units as for one', async () => {
  const { pool } = province.database
  let questions = 0
  pool.on('acquire', () => (questions += 1))
  const questionsOf = async (wish: Asked): Promise<number> => {
    questions = 0
    await asked(wish)
    return questions
  }
  const one = await questionsOf({ submission: members[0]!.submission })
  expect(await questionsOf({ limit: MOST })).toBe(one)
  expect(await questionsOf({ node: codesOf('department')[0]!, limit: MOST })).toBe(one)
})
