import type { MyWork } from '#contract/my-work.ts'
import type { Role } from '#domain/permission/role.ts'
import { actorOf, type Actor, type Call } from '../call.ts'
import { outboxReading } from '../messages/read-mails.ts'
import { registerOn, today } from '../organisations/register.ts'
import { storedRounds } from '../rounds/stored-round.ts'
import { storedSubmissions, type StoredSubmission } from '../submissions/stored-submission.ts'
import type { ValueDeps } from '../values/deps.ts'
import { appraiserWork } from './appraiser-work.ts'
import { comingMoment } from './coming-moment.ts'
import { momentOfAsking } from './moment-of-asking.ts'
import { providerWork } from './provider-work.ts'
import { roundWork } from './round-work.ts'
import { unitWork } from './unit-work.ts'
import { verifierWork } from './verifier-work.ts'

/** What the caller owes, by each role in force today. The number of queries does not depend on how many units there are. */
export async function showMyWork(deps: ValueDeps, call: Call): Promise<MyWork> {
  const { db } = deps
  const actor = actorOf(call)
  const asked = await momentOfAsking(db)
  const rounds = await storedRounds(db)
  const open = rounds.filter(({ state }) => state === 'open')
  const submissions = open.length === 0 ? [] : await openSubmissions(deps, actor)
  const own = submissions.filter(({ keeper }) => keepersOf(actor).includes(keeper))
  return {
    units: await unitWork(deps, actor, own, asked),
    provides: await providerWork(deps, actor, open, asked),
    verifies: await verifierWork(deps, actor, open, asked),
    appraises: await appraiserWork(deps, actor, submissions, asked),
    rounds: has(actor, [...WATCHES, 'supervisor'])
      ? roundWork(actor, submissions, await registerOn(db, today()), asked)
      : [],
    ...(has(actor, LOOKS_AFTER_MAIL) && { undelivered: await undelivered(deps) }),
    ...comingMoment(actor, rounds, own, asked),
  }
}

const UNIT: readonly Role[] = ['unit-officer', 'unit-head']
export const WATCHES: readonly Role[] = ['standing-agency', 'council-secretary', 'leader', 'auditor']
const LOOKS_AFTER_MAIL: readonly Role[] = ['standing-agency', 'administrator']

/** All of open rounds for who sees all or some of many units; else those that the caller's units keep. */
function openSubmissions({ db }: ValueDeps, actor: Actor): Promise<StoredSubmission[]> | StoredSubmission[] {
  if (has(actor, [...WATCHES, 'appraiser', 'supervisor'])) return storedSubmissions(db, { isRoundOpen: true })
  const keepers = keepersOf(actor)
  return keepers.length === 0 ? [] : storedSubmissions(db, { isRoundOpen: true, keepers })
}

function keepersOf({ grants }: Actor): string[] {
  return grants.flatMap(({ role, organisation }) => (UNIT.includes(role) ? (organisation ?? []) : []))
}

export function has({ grants }: Actor, roles: readonly Role[]): boolean {
  return grants.some(({ role }) => roles.includes(role))
}

async function undelivered({ db }: ValueDeps): Promise<number> {
  const { failed, unknown } = await outboxReading(db)
  return failed + unknown
}
