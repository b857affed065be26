import type { About, Operation } from '#contract/operation.ts'
import { whyNotByToken } from '#contract/token-rights.ts'
import type { Target } from '#domain/permission/grant.ts'
import { asksForAbove, asksForCriteria, mayEver, whyNotPermitted } from '#domain/permission/policy.ts'
import type { Actor } from './call.ts'
import { Refusal } from './refusal.ts'

/** What must be known of a target before somebody is let at it. */
export type TargetWish = { readonly above: boolean; readonly state: boolean; readonly criteria: boolean }

/** Finds what an input speaks of; refuses what does not exist. */
export type TargetOf = (about: About, input: Record<string, unknown>, wish: TargetWish) => Promise<Target>

/**
 * The one policy: lets the caller at the operation's target or refuses; what it lets a caller at, the scope of their
 * token narrows. A handler runs only behind it, so that none can forget to ask.
 */
export async function admit(
  operation: Operation,
  input: Record<string, unknown>,
  actor: Actor | undefined,
  targetOf: TargetOf,
): Promise<void> {
  await admitByRole(operation, input, actor, targetOf)
  const whyNot = actor?.token && whyNotByToken(operation, actor.token.scope)
  if (whyNot) throw new Refusal(whyNot)
}

async function admitByRole(
  operation: Operation,
  input: Record<string, unknown>,
  actor: Actor | undefined,
  targetOf: TargetOf,
): Promise<void> {
  if (operation.permits === 'public') return
  if (!actor) throw new Refusal('not-signed-in')
  if (!actor.isComplete && !operation.beforeSecondFactor) throw new Refusal('second-factor-needed')
  if (operation.permits === 'signed-in') return
  const { permits, about, from } = operation
  if (!mayEver(permits, actor.grants)) throw new Refusal('not-permitted')
  if (!about) return
  const wish = {
    above: asksForAbove(permits, actor.grants),
    state: from !== undefined,
    criteria: asksForCriteria(permits, actor.grants),
  }
  const whyNot = whyNotPermitted(permits, actor.grants, await targetOf(about, input, wish), from)
  if (whyNot) throw new Refusal(whyNot)
}
