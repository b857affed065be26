import type { OutputOf } from '#contract/operation.ts'
import type { desk } from '#contract/round-desk.ts'
import type { Tx } from '#db/database.ts'
import { remindersByHand, whyNotReminded, type MemberToRemind } from '#domain/message/reminders-by-hand.ts'
import { dayAt } from '#domain/round/moment.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { formPath } from '../messages/form-path.ts'
import { recipientsOn } from '../messages/recipients.ts'
import { tell } from '../messages/tell.ts'
import { Refusal } from '../refusal.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import { storedSubmissions, type StoredSubmission } from '../submissions/stored-submission.ts'
import { remindedAt } from './reminded-at.ts'

type Input = { readonly round: string; readonly submissions: readonly string[] }

/**
 * Method §14.6. Reminds units that have not submitted. The round's history is locked while it is asked who was reminded
 * today: two who click at once remind once.
 */
export async function remindUnits(
  { db }: RoundDeps,
  { round, submissions: ids }: Input,
  call: Call,
): Promise<OutputOf<typeof desk.remindUnits>> {
  const { account } = actorOf(call)
  return db.transaction().execute(async (tx) => {
    const stream = `round:${round}` as const
    const heads = await lockHeads(tx, [stream])
    const now = Number(heads.at)
    const asked = await storedSubmissions(tx, { round, ids })
    if (asked.length === 0) throw new Refusal('not-found')
    if (!asked[0]!.round.isOpen) throw new Refusal('wrong-state')
    const members = await membersOf(tx, asked, now)
    const [left, reminded] = [[], []] as [OutputOf<typeof desk.remindUnits>['left'], MemberToRemind[]]
    for (const [at, member] of members.entries()) {
      const { id: submission } = asked[at]!
      const why = whyNotReminded(member, now)
      if (why === undefined) reminded.push(member)
      else left.push({ submission, organisation: { id: member.organisation, name: member.name }, why })
    }
    const { title } = asked[0]!.round
    const people = await tell(
      tx,
      reminded.flatMap((member) => remindersByHand({ id: round, title }, member, now)),
    )
    const done = asked.filter(({ id }) => !left.some(({ submission }) => submission === id)).map(({ id }) => id)
    if (done.length > 0) {
      const event = { stream, kind: 'round.reminded', by: account, body: { submissions: done, people } } as const
      await recordOn(tx, heads, [event], call.origin)
    }
    return { reminded: done.length, people, left }
  })
}

async function membersOf(tx: Tx, asked: readonly StoredSubmission[], now: number): Promise<MemberToRemind[]> {
  const recipients = await recipientsOn(tx, dayAt(now))
  const before = await remindedAt(tx, asked[0]!.round.id)
  return asked.map(({ id, member, keeper, state, calendar, round }) => ({
    organisation: member.id,
    name: member.name,
    hasSubmitted: state !== 'draft',
    from: calendar.entryFrom,
    until: calendar.entryUntil,
    path: formPath(round, member.id),
    recipients: recipients(keeper),
    remindedAt: before.get(id)?.getTime(),
  }))
}
