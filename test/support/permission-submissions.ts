import { uuidv7 } from 'uuidv7'
import type { Tx } from '#db/database.ts'
import { Ownership } from '#domain/permission/role.ts'
import { STATES } from '#domain/workflow/moves.ts'
import { insertRows } from '#server/bulk-insert.ts'

/** Ids of submissions by `ownership state`. */
export type SubmissionIds = ReadonlyMap<string, string>

export function submissionIds(): SubmissionIds {
  return new Map(
    Ownership.options.flatMap((ownership) =>
      STATES.submission.map((state): [string, string] => [`${ownership} ${state}`, uuidv7()]),
    ),
  )
}

/** A round for each state, with a member for each way of standing to a grant; its entry is far from over. */
export async function writeSubmissions(
  tx: Tx,
  ids: SubmissionIds,
  edition: string,
  place: (ownership: Ownership) => string,
): Promise<void> {
  const rounds = new Map(STATES.submission.map((state): [string, string] => [state, uuidv7()]))
  await insertRows(tx, 'organisation_group', [{ id: 'nhom-thu-quyen', name: 'Nhóm thử quyền', position: 99 }])
  const at = (day: number): Date => new Date(Date.UTC(2042, 11, day))
  const period = { edition_id: edition, period: '2042', period_from: '2042-01-01', period_to: '2043-01-01' }
  const until = { appraisal_until: at(22), explanation_until: at(23), council_until: at(24), release_on: at(25) }
  const dates = { entry_from: at(1), entry_until: at(20), fixed_at: at(21), ...until }
  const rest = { state: 'open', evidence_required: false, reminder_days: [], second_share: '0', version: 1 }
  await insertRows(
    tx,
    'round',
    [...rounds].map(([state, id]) => {
      const named = { id, title: `Đợt của hồ sơ ${state}`, members_on: '2042-12-31', opened_at: at(1) }
      return { ...named, ...period, ...dates, ...rest }
    }),
  )
  const group = { group_id: 'nhom-thu-quyen', position: 0, name: 'Nhóm thử quyền' }
  await insertRows(
    tx,
    'round_group',
    [...rounds.values()].map((round_id) => ({ round_id, ...group })),
  )
  const members = [...ids].map(([key, id]) => {
    const [ownership, state] = key.split(' ') as [Ownership, string]
    return { id, round_id: rounds.get(state)!, organisation_id: place(ownership), state, ownership }
  })
  await insertRows(
    tx,
    'round_member',
    members.map(({ round_id, organisation_id, ownership }) => {
      const frozen = { ranked: true, name: `Đơn vị ${ownership}`, kind: 'commune' }
      return { round_id, organisation_id, group_id: group.group_id, ...frozen }
    }),
  )
  await insertRows(
    tx,
    'submission',
    members.map(({ id, round_id, organisation_id, state }) => {
      const kept = { keeper_id: organisation_id, version: 1, attempt: 0 }
      return { id, round_id, organisation_id, state, ...kept }
    }),
  )
}
