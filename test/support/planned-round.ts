import { uuidv7 } from 'uuidv7'
import type { InputOf } from '#contract/operation.ts'
import { rounds } from '#contract/rounds.ts'
import type { Caller } from './province.ts'

export type RoundPlan = Omit<InputOf<typeof rounds.createRound>, 'round'>

/** A plan of the demonstration province that can be opened. */
export const PLAN: RoundPlan = {
  title: 'Chuyển đổi số các huyện năm 2021',
  edition: 'hue-2020',
  period: '2021',
  groups: ['huyen'],
  calendar: { template: 'yearly' },
}

const HOUR = 3_600_000

/** A calendar around now: entry until so many hours from now, and the rest two hours apart. */
export function calendarAround(entryUntil: number, { fixedAt = entryUntil }: { readonly fixedAt?: number } = {}) {
  const at = (hours: number): string => `${new Date(Date.now() + hours * HOUR).toISOString().slice(0, 19)}Z`
  return {
    entryFrom: at(Math.min(entryUntil, fixedAt) - 48),
    entryUntil: at(entryUntil),
    fixedAt: at(fixedAt),
    appraisalUntil: at(entryUntil + 2),
    explanationUntil: at(entryUntil + 4),
    councilUntil: at(entryUntil + 6),
    releaseOn: at(Math.max(entryUntil, fixedAt) + 8),
  }
}

/** A draft of its own; answers its id. */
export async function plannedRound(agency: Pick<Caller, 'call'>, plan: Partial<RoundPlan> = {}): Promise<string> {
  const round = uuidv7()
  await agency.call(rounds.createRound, { ...PLAN, ...plan, round })
  return round
}

/** An open round of its own; answers its id. Its version is 2. */
export async function openedRound(agency: Pick<Caller, 'call'>, plan: Partial<RoundPlan> = {}): Promise<string> {
  const round = await plannedRound(agency, plan)
  await agency.call(rounds.openRound, { round, version: 1 })
  return round
}
