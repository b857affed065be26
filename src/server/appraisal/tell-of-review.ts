import type { Tx } from '#db/database.ts'
import type { NewNotice } from '#domain/message/notice.ts'
import { tell } from '../messages/tell.ts'

/** A finding that has just become one to review. */
export type Returned = {
  readonly id: string
  readonly submission: string
  /** Who decided it. */
  readonly by: string
  readonly version: number
}

/** Tells those whose findings are to be reviewed, in one notice each for the whole change (method §14.5). */
export async function tellOfReview(tx: Tx, returned: readonly Returned[]): Promise<void> {
  if (returned.length === 0) return
  const units = await unitsOf(tx, [...new Set(returned.map(({ submission }) => submission))])
  const round = units[0]!
  const path = `/tham-dinh?round=${round.round}&filter=xem-lai`
  const byAccount = Map.groupBy(returned, ({ by }) => by)
  await tell(
    tx,
    [...byAccount].map(([account, own]): NewNotice => {
      const submissions = new Set(own.map(({ submission }) => submission))
      const organisations = units.filter(({ id }) => submissions.has(id)).map(({ name }) => name)
      const [first] = own.map(({ id, version }) => `${id}:${version}`).sort()
      const params = { round: round.title, organisations }
      return { kind: 'finding-to-review', params, account, path, onceKey: `finding-to-review:${first}` }
    }),
  )
}

/** The members of some submissions of one round, by name. */
function unitsOf(tx: Tx, submissions: readonly string[]) {
  return tx
    .selectFrom('submission')
    .innerJoin('round', 'round.id', 'submission.round_id')
    .innerJoin('round_member as member', (join) =>
      join
        .onRef('member.round_id', '=', 'submission.round_id')
        .onRef('member.organisation_id', '=', 'submission.organisation_id'),
    )
    .select(['submission.id', 'member.name', 'round.id as round', 'round.title'])
    .where('submission.id', 'in', [...submissions])
    .orderBy('member.name')
    .orderBy('submission.id')
    .execute()
}
