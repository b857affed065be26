import type { Tx } from '#db/database.ts'
import type { Notice } from '#domain/message/notice.ts'
import type { Tier } from '#domain/message/reminders-due.ts'
import { dayAt } from '#domain/round/moment.ts'
import { recipientsOn } from './recipients.ts'
import { tell } from './tell.ts'

/** Something to be told to the people of one unit. */
export type UnitNotice = {
  readonly organisation: string
  readonly notice: Notice
  readonly path?: string
  /** With the unit in it, where units are told the same: one account may work for several. */
  readonly onceKey: string
}

/** Tells those who work for units, or lead them, in the transaction of the change. Answers how many notices are new. */
export async function tellUnits(
  tx: Tx,
  at: Date,
  units: readonly UnitNotice[],
  tiers: readonly Tier[] = ['officer', 'head'],
): Promise<number> {
  if (units.length === 0) return 0
  const recipients = await recipientsOn(tx, dayAt(at.getTime()))
  const notices = units.flatMap(({ organisation, notice, ...rest }) =>
    recipients(organisation)
      .filter(({ tier }) => tiers.includes(tier))
      .map(({ account }) => ({ ...notice, ...rest, account })),
  )
  return tell(tx, notices)
}
