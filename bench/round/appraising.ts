import type { Database } from '../../src/db/database.ts'
import { entered } from '../../test/support/bearers.ts'

/**
 * Takes all submissions of a round into their appraisal, with a finding on every second criterion and a tenth of them
 * to be looked at blindly. Answers the cookie of an appraiser who is charged with every criterion of the edition.
 */
export async function appraising({ db, pool }: Database, round: string): Promise<string> {
  const { rows } = await pool.query<{ edition_id: string; node_code: string }>(
    `select distinct node.edition_id, split_part(node.code, '.', 1) as node_code
     from node join round on round.edition_id = node.edition_id where round.id = $1 and node.formula is not null`,
    [round],
  )
  const grants = rows.map((row) => ({ role: 'appraiser', ...row }))
  const { account, cookie } = await db.transaction().execute((tx) => entered(tx, { grants }))
  await pool.query('update round set second_share = 0.1 where id = $1', [round])
  await pool.query("update submission set state = 'appraisal' where round_id = $1", [round])
  await pool.query(
    `insert into finding (id, submission_id, node_code, pass, decision, result, state, version, decided_by, decided_at)
     select gen_random_uuid(), submission.id, node.code, 'first', 'accepted', '1', 'decided', 1, $2, now()
     from submission join round on round.id = submission.round_id
     join node on node.edition_id = round.edition_id and node.formula is not null and node.position % 2 = 0
     where submission.round_id = $1`,
    [round, account],
  )
  await pool.query('analyze finding, submission')
  return cookie
}
