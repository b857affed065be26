import { uuidv7 } from 'uuidv7'
import { insertRows } from '#server/bulk-insert.ts'
import type { Province } from './province.ts'

type Judged = { readonly nodes: readonly string[]; readonly items: readonly string[] }

/**
 * Takes the submissions of an open round on, by rows: in turns one stays a draft, one is submitted, one appraised. Pins
 * are first versions; there are claims before and after submission, points refused and given, and corrections.
 */
export async function judgeRound({ database: { db, pool } }: Province, round: string, { nodes, items }: Judged) {
  const { rows: by } = await pool.query<{ id: string }>('select id from account limit 1')
  const { rows } = await pool.query<{ id: string; unit: string }>(
    'select id, organisation_id as unit from submission where round_id = $1 order by id',
    [round],
  )
  const account = by[0]!.id
  const at = new Date()
  const taken = rows.map((row, turn) => ({ ...row, turn }))
  await pool.query("delete from not_applicable where edition_id = 'hue-2020' and period = '2022'")
  const submitted = taken.filter(({ turn }) => turn % 3 > 0)
  await db.transaction().execute(async (tx) => {
    for (const [state, turn] of [
      ['submitted', 1],
      ['appraisal', 2],
    ] as const)
      await tx
        .updateTable('submission')
        .set({ state, attempt: 1, version: 2 })
        .where(
          'id',
          'in',
          taken.filter((one) => one.turn % 3 === turn).map(({ id }) => id),
        )
        .execute()
    await insertRows(
      tx,
      'receipt',
      submitted.map(({ id, turn }) => ({
        ...{ submission_id: id, attempt: 1, number: `2022-${String(turn).padStart(6, '0')}`, at, by_account: account },
        ...{ form: 'head', hash: Buffer.alloc(32) },
      })),
    )
    const claims = taken.filter(({ turn }) => turn % 4 === 0)
    await insertRows(
      tx,
      'not_applicable',
      claims.flatMap(({ unit, turn }) =>
        nodes.slice(turn % 5, (turn % 5) + 4).map((node_code, place) => ({
          ...{ id: uuidv7(), organisation_id: unit, edition_id: 'hue-2020', node_code, period: '2022' },
          ...{ state: place % 2 === 0 ? 'accepted' : 'claimed', reason: 'Không có chức năng này.', version: 1 },
          ...{ claimed_by: account, claimed_at: at },
          ...(place % 2 === 0 && { decided_by: account, decided_at: at }),
        })),
      ),
    )
    // The first two stood when it was submitted, the others came after it.
    await insertRows(
      tx,
      'pinned_claim',
      claims
        .filter(({ turn }) => turn % 3 > 0)
        .flatMap(({ id, turn }) =>
          nodes.slice(turn % 5, (turn % 5) + 2).map((node_code) => ({ submission_id: id, attempt: 1, node_code })),
        ),
    )
    const findings = taken
      .filter(({ turn }) => turn % 3 === 2)
      .flatMap(({ id, turn }) =>
        nodes.slice(turn % 7, (turn % 7) + 6).map((node_code, place) => ({
          ...{ id: uuidv7(), submission_id: id, node_code, pass: 'first', version: 1, state: 'decided' },
          ...{ decision: (['refused', 'points', 'corrected'] as const)[place % 3]!, reason: 'Chưa đúng.' },
          ...{ points: place % 3 === 1 ? '0.375' : null, decided_by: account, decided_at: at },
        })),
      )
    await insertRows(tx, 'finding', findings)
    const unitOf = new Map(taken.map(({ id, unit }) => [id, unit]))
    await insertRows(
      tx,
      'correction',
      findings
        .filter(({ decision }) => decision === 'corrected')
        .flatMap(({ id, submission_id }, turn) =>
          items.slice(turn % 11, (turn % 11) + 5).map((item_id, place) => ({
            ...{ id: uuidv7(), round_id: round, finding_id: id, subject_id: unitOf.get(submission_id)! },
            ...{ item_id, period: '2022', made_at: at },
            ...(place === 4 ? { kind: 'withdrawn' } : { kind: 'number', number: String(place + turn), typed: '1' }),
          })),
        ),
    )
  })
  await pool.query(
    `insert into pin (submission_id, attempt, value_id)
     select submission.id, 1, value.id from submission
     join value on value.subject_id = submission.organisation_id and value.version = 1
       and value.item_id = any($2::text[]) and value.period in ('2021', '2022')
     where submission.round_id = $1 and submission.attempt = 1
       and (value.source <> 'copied' or exists (select from value_confirmation where value_id = value.id))`,
    [round, items],
  )
}
